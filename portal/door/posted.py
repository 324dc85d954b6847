"""What a form sent: texts by name, files by name. Nothing is judged here; what nobody sees is dropped.

Names on our forms: `form.<field>` for answers, `dokumen.<document>` for files, `tersimpan.<document>` for the token of
a file taken in before.
"""

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends
from fastapi.routing import APIRoute
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from licensing.case.refusals.applications import invalid_form
from licensing.forms.answers import Typed
from licensing.words.folding import visible
from licensing.words.sentences import Sentence
from portal.acts.files import Uploaded
from portal.door.caller import caller_of
from portal.door.limits import MAX_UPLOAD_BYTES, TOO_LARGE, BodyTooLarge
from portal.door.texts_only import texts_only

ANSWER = "form."
UPLOAD = "dokumen."
KEPT = "tersimpan."
ROWS: Final = "baris."
"""The rows of a table that a page shows."""
NAMED: Final = "perbaiki"
"""What an officer ticks for an applicant to correct."""
WRITER = "penulis"
"""Says for whom the page was made."""
SHOW = "tampilkan"
"""Asks to see the form again as it is, and nothing more."""
FORM: Final = "izin.form"
"""In the scope of a request: the form that was read."""
TWICE: Final = "izin.twice"
"""In the scope of a request: that its form says several things where a page says one."""
MAX_TEXT_BYTES = 64 * 1024
MAX_FIELDS = 5000
MAX_FILES = 400
MAX_TEXTS = 1024 * 1024
"""Characters in all names and texts of a form together."""


TWO_VALUES = Sentence(
    "Di sini terkirim lebih dari satu jawaban. Kirim satu saja.",
    "More than one answer was sent here. Send one.",
)


@dataclass(frozen=True, slots=True)
class Posted:
    texts: Mapping[str, Sequence[str]]
    files: Mapping[str, Sequence[UploadFile]]

    def text(self, name: str) -> str:
        """The one text under a name, "" for none.

        Raises:
            CommandRefused: `invalid-form` where several say different things: nobody can tell which one was meant.
        """
        texts = dict.fromkeys(text.strip() for text in self.texts.get(name, ()))
        if len(texts) > 1:
            raise invalid_form({name: TWO_VALUES})
        return next(iter(texts), "")

    def says_one(self) -> "Posted":
        """The same, with the first of several things that stand where a page says one; itself where none do."""
        several = {
            name: texts[:1]
            for name, texts in self.texts.items()
            if not _may_be_many(name) and len({text.strip() for text in texts}) > 1
        }
        return Posted({**self.texts, **several}, self.files) if several else self

    def typed(self) -> Typed:
        """What was typed into each field."""
        return {
            name.removeprefix(ANSWER): texts for name, texts in self.texts.items() if name.startswith(ANSWER)
        }

    def uploads(self, prefix: str = UPLOAD) -> tuple[Uploaded, ...]:
        """The files chosen for documents, under this prefix; browsers send an empty one where none was."""
        return tuple(
            Uploaded(name.removeprefix(prefix), file.filename, file.file)
            for name, given in self.files.items()
            for file in given
            if name.startswith(prefix) and file.filename
        )

    def with_files(self, tokens: Mapping[str, Sequence[str]]) -> "Posted":
        """The same with its files taken in: what carries each is a token now."""
        return Posted({**self.texts, **tokens}, {})

    def on(self, name: str, text: str) -> "Posted":
        """The same, but for one text."""
        return Posted({**self.texts, name: (text,)}, self.files)

    def version(self, name: str) -> int | None:
        """The version of a case under a name, None where there is none."""
        text = self.text(name)
        return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


async def read_form(request: Request) -> FormData:
    """The form of a request, as long as somebody can have typed it.

    Raises:
        HTTPException: 400 for one text above `MAX_TEXT_BYTES` or a broken form, 422 for too much text in all, 413 for
            too large files where the form is not shown again.
    """
    form = await _form(request)
    texts = sum(
        len(name) + (len(value) if isinstance(value, str) else 0) for name, value in form.multi_items()
    )
    if texts > MAX_TEXTS:
        raise HTTPException(422, f"more than {MAX_TEXTS} characters in a form")
    request.scope[FORM] = form
    return form


async def _form(request: Request) -> FormData:
    """Of a form whose files are too large the texts, where it comes back: its files are not kept anywhere."""
    known: object = request.scope.get(FORM)
    if isinstance(known, FormData):
        return known
    if TOO_LARGE not in request.scope:
        return await request.form(max_files=MAX_FILES, max_fields=MAX_FIELDS, max_part_size=MAX_TEXT_BYTES)
    if not comes_back(request):
        raise BodyTooLarge(MAX_UPLOAD_BYTES)
    return await texts_only(request, max_fields=MAX_FIELDS, max_bytes=MAX_TEXT_BYTES)


def comes_back(request: Request) -> bool:
    """Whether the route shows a form again that nothing may be done for: its handler asks for `Back`."""
    route: object = request.scope.get("route")
    return isinstance(route, APIRoute) and any(each.call is returned for each in route.dependant.dependencies)


def _may_be_many(name: str) -> bool:
    """Whether a page of ours sends several texts under a name; of answers the form judges that itself."""
    return name == NAMED or name.startswith((ANSWER, KEPT, ROWS))


async def posted(request: Request) -> Posted:
    """Read the form of a request. One that comes back can always be shown; `returned` says that it is only shown."""
    form = await read_form(request)
    texts: dict[str, list[str]] = {}
    files: dict[str, list[UploadFile]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            texts.setdefault(name, []).append(clean(value))
        else:
            files.setdefault(name, []).append(value)
    sent = Posted(texts, files)
    shown = sent.says_one() if comes_back(request) else sent
    if shown is not sent:
        request.scope[TWICE] = True
    return shown


APosted = Annotated[Posted, Depends(posted)]


@dataclass(frozen=True, slots=True)
class Returned:
    """A form that is only shown again, filled in: what is told of it, and with which status."""

    why: Sentence | None
    status: int = 200


STALE: Final = Sentence(
    "Sesi di peramban ini berganti selagi Anda mengisi. Isian Anda tetap di sini dan belum terkirim: periksa, lalu "
    "kirim lagi.",
    "The session of this browser changed while you filled this in. Your answers are still here and were not sent: "
    "check them, then send once more.",
)
FILES_TOO_LARGE: Final = Sentence(
    "Berkas terlalu besar: semua berkas bersama-sama paling besar 100 MB. Isian Anda tetap di sini; perkecil "
    "berkasnya, pilih lagi, lalu kirim.",
    "The files are too large: all of them together may have 100 MB. Your answers are still here; make the files "
    "smaller, choose them again, then send.",
)


SAID_TWICE: Final = Sentence(
    "Formulir ini terkirim dengan dua jawaban di tempat yang hanya punya satu, jadi belum diproses. Isian Anda tetap "
    "di sini: periksa, lalu kirim lagi.",
    "This form was sent with two answers where there can be only one, so nothing was done. What you filled in is "
    "still here: check it, then send once more.",
)


async def returned(request: Request, posted: APosted) -> Returned | None:
    """Whether a form that came is only to be shown again: nothing may be done for it then. None where it may."""
    if TOO_LARGE in request.scope:
        return Returned(FILES_TOO_LARGE, 413)
    if caller_of(request).is_stale:
        return Returned(STALE, 422)
    if TWICE in request.scope:
        return Returned(SAID_TWICE, 422)
    return Returned(None) if posted.text(SHOW) else None


Back = Annotated[Returned | None, Depends(returned)]
"""A handler that takes it promises to do nothing but show the form again where it is there."""


async def close_files(request: Request) -> AsyncIterator[None]:
    """Application-wide: let go of the temporary files of a form once it is answered."""
    try:
        yield
    finally:
        await request.close()


def clean(text: str) -> str:
    """Without what nobody sees, with plain line ends."""
    return visible(text)
