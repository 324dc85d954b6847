"""Applying: the form of a permit type, all its errors at once, and the receipt with number and PIN.

Files are taken in before the form is judged. Each form shown has a one-time name, so that sending it again, by a double
click, a reload or after an answer that never arrived, gives the same receipt and no second application.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from licensing.city.people import Officer, Tracker
from licensing.forms.answers import Typed
from licensing.forms.files import Files, StoredFile
from licensing.forms.reading import read_form
from licensing.ports import Purpose
from licensing.process.graph import Process
from licensing.process.kinds import Kind
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import DocumentId, PermitId
from licensing.words.sentences import Sentence
from portal.acts import apply
from portal.acts.kinds import Asking, asking, asks_as, offered, open_to
from portal.door.access import application_proved, for_anyone
from portal.door.caller import Caller
from portal.door.door import ACaller, address_of
from portal.door.posted import APosted, Back, Posted
from portal.door.throttle import FILES_BY_ADDRESS, SUBMIT_BY_ADDRESS, TooMany
from portal.web.already import alike_here
from portal.web.drafting import (
    EDITED,
    GONE,
    LATER,
    homeless,
    is_of_another_edition,
    kept_tokens,
    link_to,
    opened,
    save,
    sender_of,
    sent,
    standing,
)
from portal.web.fields import asked_ids, form_facts, questions, retyped, typed_into
from portal.web.receiving import receive_posted
from portal.web.refused import sentences
from portal.web.row_uploads import Sent, asked_in_rows, rules_posted, with_uploads
from portal.web.rows import changed
from portal.web.site import Here, Site
from portal.web.uploading import uploads

router = for_anyone()

PROVED_ANOTHER: Final = Sentence(
    "Di peramban ini Anda tidak lagi melacak permohonan yang menerbitkan izin ini. Masuk kembali dengan nomor dan "
    "PIN-nya di tab lain, lalu kirim lagi; isian Anda tetap di sini.",
    "This browser does not track any more the application that issued this licence. Sign in again with its number and "
    "PIN in another tab, then send once more; what you filled in stays here.",
)


@router.get("/ajukan/{permit}")
def form(
    request: Request,
    site: Here,
    caller: ACaller,
    permit: str,
    jenis: str = "",
    izin: str = "",
    draf: str = "",
) -> HTMLResponse:
    process = site.portal.archive.newest(PermitId(permit))
    if not jenis and "" not in process.kinds and process.kinds:
        return _choose(request, site, caller, process)
    asked_for = _asking(site, caller, process, jenis, izin)
    if draf:
        return _go_on(request, site, process, asked_for, draf)
    typed = retyped(process.form, asked_for.copied)
    return _show(request, site, process, asked_for, Filled(typed))


@router.post("/ajukan/{permit}")
def submit(  # noqa: PLR0911 one for each way it can go
    request: Request,
    site: Here,
    caller: ACaller,
    permit: str,
    posted: APosted,
    back: Back,
    jenis: str = "",
    izin: str = "",
) -> Response:
    process, now = site.portal.archive.newest(PermitId(permit)), site.portal.now()
    address = address_of(request)
    asked_for, unproved = _asked_for(site, caller, process, jenis, izin)
    site.throttle.count((FILES_BY_ADDRESS, address), cost=len(posted.uploads()))
    rules = (*process.documents, *rules_posted(process.form, posted))
    received = receive_posted(site, permit, rules, posted)
    filled = Filled(typed_into(process.form, posted), received.files, posted)

    def again(wrong: Mapping[str, Sentence], status: int = 422) -> HTMLResponse:
        return _show(request, site, process, asked_for, replace(filled, wrong=wrong), status=status)

    if back is not None:
        return again({"": unproved or back.why} if back.why else {}, back.status)
    other = changed(process.form, filled.typed, posted)
    if other is not None:
        return _show(request, site, process, asked_for, replace(filled, typed=other))
    try:
        if posted.text("simpan"):
            name = save(site, address, request.url.path, posted, kept_tokens(site, permit, received.files))
            return RedirectResponse(link_to(request, name), 303)
        if unproved is not None:
            return again({"": unproved})
        if is_of_another_edition(process, posted):
            return again({"": EDITED})
        sender = f"{sender_of(caller, posted)} {jenis} {izin}"
        once = apply.name_once(sender, posted.text("sekali"), filled.typed, received.files)
        with site.throttle.counting((SUBMIT_BY_ADDRESS, address)):
            receipt = apply.submit(
                site.portal.cases, process, filled.typed, received, now=now, once=once, asked_for=asked_for
            )
    except TooMany as many:
        answer = again({"": LATER}, 429)
        answer.headers["Retry-After"] = str(many.seconds)
        return answer
    except CommandRefused as refused:
        return again(sentences(refused))
    sent(site, posted)
    applicant = process.applicant_of(
        read_form(process.form, filled.typed, asked_for.beside(now), standing=asked_for.purpose.copied)[0]
    )
    return site.pages.show(
        request, "received.html", {"process": process, "receipt": receipt, "applicant": applicant}
    )


def _go_on(request: Request, site: Site, process: Process, asked_for: Asking, name: str) -> HTMLResponse:
    """The form as its writer left it, by the name in her link."""
    posted = opened(site, name, request.url.path)
    if posted is None:
        typed = retyped(process.form, asked_for.copied)
        return _show(request, site, process, asked_for, Filled(typed, wrong={"": GONE}), status=404)
    rules = (*process.documents, *rules_posted(process.form, posted))
    files = receive_posted(site, process.permit, rules, posted).files
    wrong = {"": EDITED} if is_of_another_edition(process, posted) else {}
    return _show(
        request, site, process, asked_for, Filled(typed_into(process.form, posted), files, posted, wrong)
    )


@router.post("/ajukan/{permit}/ditanyakan")
def asked(
    site: Here, caller: ACaller, permit: str, posted: APosted, jenis: str = "", izin: str = ""
) -> JSONResponse:
    """Which fields and documents are asked after what was typed so far; keeps nothing."""
    process = site.portal.archive.newest(PermitId(permit))
    typed = typed_into(process.form, posted)
    beside = _asking(site, caller, process, jenis, izin).beside(site.portal.now())
    facts = form_facts(process.form, typed, beside, "form")
    asked_now = questions(process.form, typed, {}, facts=beside, prefix="form")
    fields = [
        *asked_ids(process.form, typed, beside, "form"),
        *asked_in_rows(site, asked_now, process.form, typed, facts),
    ]
    return JSONResponse(
        {"asked": fields + [f"dokumen-{rule.id}" for rule in process.documents if rule.is_asked(facts)]}
    )


def _asking(site: Site, caller: Caller, process: Process, kind: str, licence: str) -> Asking:
    """What this browser asks for, with what it has proved."""
    by = _proved(site, caller, process.kinds.get(kind))
    return asking(site.portal.cases, process, kind, licence, by=by, now=site.portal.now())


def _asked_for(
    site: Site, caller: Caller, process: Process, kind: str, licence: str
) -> tuple[Asking, Sentence | None]:
    """The same for a form that comes in: what she filled in stays hers, though she proved another thing meanwhile.

    Raises:
        CommandRefused: `no-such-kind`.
    """
    try:
        return _asking(site, caller, process, kind, licence), None
    except CommandRefused as refused:
        if refused.code != "licence-not-hers":
            raise
        return Asking(Purpose(kind, licence), process.kinds.get(kind)), PROVED_ANOTHER


def _proved(site: Site, caller: Caller, kind: Kind | None = None) -> Officer | Tracker | None:
    session = caller.session
    if session is None:
        return None
    officer = site.portal.officer(session.officer) if session.officer is not None else None
    application = application_proved(site.door, session)
    return asks_as(kind, officer, Tracker(application) if application is not None else None)


def _choose(request: Request, site: Site, caller: Caller, process: Process) -> HTMLResponse:
    """What can be asked for; what is about a licence begins at that licence's own page."""
    by = _proved(site, caller)
    kinds = open_to(process, by) if isinstance(by, Officer) else offered(process)
    return site.pages.show(
        request, "kinds.html", {"process": process, "kinds": kinds, "is_officer": isinstance(by, Officer)}
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as far as it is filled in: what was typed, the files that are here, what is wrong, and what came."""

    typed: Typed
    files: Files = field(default_factory=dict[DocumentId, StoredFile])
    posted: Posted | None = None
    wrong: Mapping[str, Sentence] = field(default_factory=dict[str, Sentence])


def _show(
    request: Request, site: Site, process: Process, asked_for: Asking, filled: Filled, *, status: int = 200
) -> HTMLResponse:
    beside = asked_for.beside(site.portal.now())
    typed, files, wrong, posted = filled.typed, filled.files, filled.wrong, filled.posted
    facts = form_facts(process.form, typed, beside, "form")
    purpose = asked_for.purpose
    asked = questions(process.form, typed, wrong, facts=beside, prefix="form", contact=process.applicant)
    values = {
        "process": process,
        "asked_for": asked_for,
        "query": urlencode({"jenis": purpose.kind, "izin": purpose.licence}) if asked_for.kind else "",
        "issuer": site.portal.register.agency(process.issuer),
        "questions": with_uploads(
            site, asked, process.form, typed, facts, Sent(process.permit, files, wrong)
        ),
        "uploads": uploads(site, process.permit, process.documents, process.form, facts, files, wrong),
        "wrong": wrong,
        "once": (posted.text("sekali") if posted else "") or secrets.token_urlsafe(18),
        "typed_at": request.url.path,
        "alike": alike_here(request, site, process, asked_for, typed),
        "draft": standing(site, request, posted),
        "homeless": homeless(process, posted),
    }
    return site.pages.show(request, "apply.html", values, status=status)
