"""What a form sent: texts by name, files by name. Nothing is judged here; what nobody sees is dropped.

Names on our forms: `form.<field>` for answers, `dokumen.<document>` for files, `tersimpan.<document>` for the token of
a file taken in before.
"""

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from licensing.case.refusals.applications import invalid_form
from licensing.forms.answers import Typed
from licensing.words.folding import visible
from licensing.words.sentences import Sentence
from portal.acts.files import Uploaded

ANSWER = "form."
UPLOAD = "dokumen."
KEPT = "tersimpan."
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

    def version(self, name: str) -> int | None:
        """The version of a case under a name, None where there is none."""
        text = self.text(name)
        return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


async def read_form(request: Request) -> FormData:
    """The form of a request, as long as somebody can have typed it.

    Raises:
        HTTPException: 400 for one text above `MAX_TEXT_BYTES` or a broken form, 422 for too much text in all.
    """
    form = await request.form(max_files=MAX_FILES, max_fields=MAX_FIELDS, max_part_size=MAX_TEXT_BYTES)
    texts = sum(
        len(name) + (len(value) if isinstance(value, str) else 0) for name, value in form.multi_items()
    )
    if texts > MAX_TEXTS:
        raise HTTPException(422, f"more than {MAX_TEXTS} characters in a form")
    return form


async def posted(request: Request) -> Posted:
    """Read the form of a request."""
    form = await read_form(request)
    texts: dict[str, list[str]] = {}
    files: dict[str, list[UploadFile]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            texts.setdefault(name, []).append(clean(value))
        else:
            files.setdefault(name, []).append(value)
    return Posted(texts, files)


async def close_files(request: Request) -> AsyncIterator[None]:
    """Application-wide: let go of the temporary files of a form once it is answered."""
    try:
        yield
    finally:
        await request.close()


def clean(text: str) -> str:
    """Without what nobody sees, with plain line ends."""
    return visible(text)


APosted = Annotated[Posted, Depends(posted)]
