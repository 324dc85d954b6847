"""Saving a form that is not sent yet: kept for 30 days, and gone on with by a link that only its writer has.

The button does it with the form and its files; where scripts run, what was typed is also saved by itself meanwhile.
Nothing is mailed: no address on an unsent form was ever confirmed.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse

from licensing.clock.wording import wall_time
from licensing.forms.files import Files, document_of
from licensing.process.graph import Process
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import ApplicationNumber, PermitId
from licensing.words.sentences import Sentence
from portal.acts.drafts import Draft, new_name
from portal.door.access import for_anyone
from portal.door.door import address_of
from portal.door.keeping import drawer, kept_texts
from portal.door.posted import ANSWER, KEPT, APosted, Posted
from portal.door.throttle import DRAFTS_BY_ADDRESS, SAVES_BY_ADDRESS
from portal.web.site import Here, Site

router = for_anyone()

DRAFT: Final = "draf"
ONCE: Final = "sekali"
"""The one-time name of a form, which its draft keeps: whatever is sent under it is one application."""
EDITION: Final = "edisi"
EDITED: Final = Sentence(
    "Formulir ini diperbarui selagi Anda mengisi. Isian Anda tetap di sini dan belum terkirim: periksa lagi, lalu "
    "kirim.",
    "This form was changed while you filled it in. Your answers are still here and were not sent: check them again, "
    "then send.",
)
LATER: Final = Sentence(
    "Dari alamat internet ini terlalu banyak yang dikirim dalam satu jam. Isian Anda tetap di sini dan belum terkirim: "
    "simpan dahulu, lalu kirim lagi nanti.",
    "Too much was sent from this internet address within an hour. Your answers are still here and were not sent: save "
    "them, then send them later.",
)
FILES_LATER: Final = Sentence(
    "Dari alamat internet ini terlalu banyak berkas yang dikirim dalam satu jam. Isian Anda tetap di sini dan belum "
    "terkirim: simpan dahulu, lalu pilih lagi berkas yang baru saja Anda pilih dan kirim nanti.",
    "Too many files were sent from this internet address within an hour. Your answers are still here and were not "
    "sent: save them, then choose the files you have just chosen once more and send them later.",
)
GONE: Final = Sentence(
    "Isian yang disimpan di tautan ini tidak ada lagi: sudah dikirim, dibuang, atau lewat 30 hari.",
    "What was saved under this link is not there any more: it was sent, thrown away, or is older than 30 days.",
)
ANOTHER: Final = Sentence(
    "Yang ada di halaman ini belum terkirim dan tetap di sini. Untuk memohon hal lain, periksa isian ini lalu kirim: "
    "itu menjadi permohonan baru.",
    "What stands on this page was not sent and stays here. To apply for another thing, check what is filled in here, "
    "then send it: it becomes a new application.",
)


@dataclass(frozen=True, slots=True)
class Saved:
    """A draft as its writer is told of it: its name, her link, and until when it is kept."""

    name: str
    link: str
    until: datetime


@router.post("/ajukan/{permit}/simpan")
def save_by_itself(request: Request, site: Here, permit: str, posted: APosted) -> JSONResponse:
    """Save what was typed so far, for a page whose scripts ask for it. Raises CommandRefused `no-such-permit`."""
    path = f"/ajukan/{site.portal.archive.newest(PermitId(permit)).permit}"
    site.throttle.count((SAVES_BY_ADDRESS, address_of(request)))
    name = save(site, address_of(request), path, posted, {})
    return JSONResponse({"draf": name, "link": f"{site.portal.public_url}{link_to(request, name, path)}"})


@router.post("/ajukan/{permit}/buang")
def throw_away(site: Here, permit: str, posted: APosted) -> RedirectResponse:
    """Keep a draft no longer. Raises StorageFailed."""
    drawer(site.portal).discard(posted.text(DRAFT))
    return RedirectResponse(f"/ajukan/{permit}", 303)


def save(site: Site, address: str, path: str, posted: Posted, files: Mapping[str, Sequence[str]]) -> str:
    """Keep a form with the tokens of its files, under the name it has or a new one. Returns the name.

    Raises:
        CommandRefused: `too-large`.
        TooMany: too many were begun from this address.
    """
    drafts, now = drawer(site.portal), site.portal.now()
    name = posted.text(DRAFT)
    draft = Draft(path, kept_texts(posted.with_files(files)), now)
    known = drafts.open(name, now=now)
    # The form may be sent between the two: then nothing is kept over its number.
    if known is not None and not known.sent_as and drafts.keep(name, draft):
        return name
    site.throttle.count((DRAFTS_BY_ADDRESS, address))
    name = new_name()
    drafts.keep(name, draft)
    return name


def kept_tokens(site: Site, purpose: str, files: Files) -> Mapping[str, Sequence[str]]:
    """What a form carries of files that are here already, by the documents they belong to."""
    tokens: dict[str, list[str]] = {}
    for id, file in files.items():
        rule = document_of(id)
        tokens.setdefault(f"{KEPT}{rule}", []).append(site.tokens.token(purpose, rule, file))
    return tokens


def link_to(request: Request, name: str, path: str = "") -> str:
    """The address under which a draft is gone on with."""
    kept = [(key, text) for key, text in request.query_params.multi_items() if key in ("jenis", "izin")]
    return f"{path or request.url.path}?{urlencode([*kept, (DRAFT, name)])}"


def opened(site: Site, name: str, path: str) -> Draft | None:
    """What was saved under a name; None where there is nothing for this page."""
    draft = drawer(site.portal).open(name, now=site.portal.now())
    return draft if draft is not None and draft.path == path else None


def as_posted(name: str, draft: Draft) -> Posted:
    """A draft, as if its form had just come."""
    return Posted({**draft.texts, DRAFT: (name,)}, {})


def standing(site: Site, request: Request, posted: Posted | None, read: Draft | None) -> Saved | None:
    """What is kept of the form on a page, told with the link to it; None also where the records do not say.

    Args:
        read: the draft, where it was read already.
    """
    name = posted.text(DRAFT) if posted else ""
    try:
        draft = read or drawer(site.portal).open(name, now=site.portal.now())
    except StorageFailed:
        return None
    if draft is None or draft.sent_as:
        return None
    return Saved(name, f"{site.portal.public_url}{link_to(request, name)}", draft.until)


def sent(site: Site, path: str, posted: Posted, application: ApplicationNumber) -> None:
    """The form has become an application: of its draft only the number is kept.

    Where that cannot be done now, time erases the draft. It may still be sent again: its one-time name is the
    application's, so that nothing else is opened.
    """
    name = posted.text(DRAFT)
    with suppress(StorageFailed):
        if name:
            drawer(site.portal).mark(name, Draft(path, {}, site.portal.now(), application))


def was_sent(draft: Draft) -> Sentence:
    """What her link says once its form was sent."""
    when = wall_time(draft.kept_at)
    return Sentence(
        f"Formulir di tautan ini sudah terkirim pada {when.id} dengan nomor permohonan {draft.sent_as}. Lacak dengan "
        "PIN pada tanda terimanya. Untuk memohon hal lain, isi formulir di bawah ini.",
        f"The form under this link was sent on {when.en} as application {draft.sent_as}. Track it with the PIN on its "
        "receipt. To apply for another thing, fill in the form below.",
    )


def another(posted: Posted, refused: CommandRefused) -> tuple[Posted, Sentence]:
    """A form whose one-time name was used up by what else was sent under it: the same as a form of its own."""
    told = refused.sentence
    return posted.on(ONCE, ""), Sentence(f"{told.id} {ANOTHER.id}", f"{told.en} {ANOTHER.en}")


def is_of_another_edition(process: Process, posted: Posted) -> bool:
    """Whether the definition changed since the form was shown."""
    return posted.text(EDITION) not in ("", process.digest)


def homeless(process: Process, posted: Posted | None) -> tuple[str, ...]:
    """What was answered to questions that this edition does not ask any more."""
    if posted is None:
        return ()
    names = (
        (name.removeprefix(ANSWER), texts) for name, texts in posted.texts.items() if name.startswith(ANSWER)
    )
    return tuple(
        text for name, texts in names if not process.form.knows(name) for text in texts if text.strip()
    )
