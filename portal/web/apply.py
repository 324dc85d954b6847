"""Applying: the form of a permit type, all its errors at once, and the receipt with number and PIN.

Files are taken in before the form is judged. Each form shown has a one-time name, so that sending it again, by a double
click, a reload or after an answer that never arrived, gives the same receipt and no second application.
"""

import secrets
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse

from licensing.city.people import Officer, Tracker
from licensing.forms.answers import Typed
from licensing.forms.files import Files
from licensing.forms.reading import read_form
from licensing.ports import Purpose
from licensing.process.graph import Process
from licensing.process.kinds import Kind
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import PermitId
from licensing.words.sentences import Sentence
from portal.acts import apply
from portal.acts.kinds import Asking, asking, asks_as, offered, open_to
from portal.door.access import application_proved, for_anyone, for_anyone_typing
from portal.door.caller import Caller
from portal.door.door import ACaller, address_of
from portal.door.posted import APosted, Posted
from portal.door.throttle import SUBMIT_BY_ADDRESS
from portal.web.fields import asked_ids, form_facts, questions, retyped, typed_into
from portal.web.receiving import receive_posted
from portal.web.refused import sentences
from portal.web.row_uploads import Sent, asked_in_rows, rules_posted, with_uploads
from portal.web.rows import changed
from portal.web.site import Here, Site
from portal.web.uploading import uploads

router, typing = for_anyone(), for_anyone_typing()

PROVED_ANOTHER: Final = Sentence(
    "Di peramban ini Anda tidak lagi melacak permohonan yang menerbitkan izin ini. Masuk kembali dengan nomor dan "
    "PIN-nya di tab lain, lalu kirim lagi; isian Anda tetap di sini.",
    "This browser does not track any more the application that issued this licence. Sign in again with its number and "
    "PIN in another tab, then send once more; what you filled in stays here.",
)

STALE: Final = Sentence(
    "Sesi di peramban ini berganti selagi Anda mengisi. Isian Anda tetap di sini: pilih lagi berkasnya, lalu kirim "
    "lagi.",
    "The session of this browser changed while you filled this in. Your answers are still here: choose the files "
    "again, then send once more.",
)


@router.get("/ajukan/{permit}")
def form(
    request: Request, site: Here, caller: ACaller, permit: str, jenis: str = "", izin: str = ""
) -> HTMLResponse:
    process = site.portal.archive.newest(PermitId(permit))
    if not jenis and "" not in process.kinds and process.kinds:
        return _choose(request, site, caller, process)
    asked_for = _asking(site, caller, process, jenis, izin)
    typed = retyped(process.form, asked_for.copied)
    return _show(request, site, process, asked_for, typed, {}, {})


@typing.post("/ajukan/{permit}")
def submit(
    request: Request,
    site: Here,
    caller: ACaller,
    permit: str,
    posted: APosted,
    jenis: str = "",
    izin: str = "",
) -> HTMLResponse:
    process, now = site.portal.archive.newest(PermitId(permit)), site.portal.now()
    asked_for, unproved = _asked_for(site, caller, process, jenis, izin)
    if caller.is_stale:
        typed, wrong = typed_into(process.form, posted), {"": unproved or STALE}
        return _show(request, site, process, asked_for, typed, {}, wrong, posted=posted, status=422)
    site.throttle.count((SUBMIT_BY_ADDRESS, address_of(request)))
    rules = (*process.documents, *rules_posted(process.form, posted))
    received = receive_posted(site, permit, rules, posted)
    typed, sender = typed_into(process.form, posted), caller.session.id if caller.session else ""
    other = changed(process.form, typed, posted)
    if other is not None:
        return _show(request, site, process, asked_for, other, received.files, {}, posted=posted)
    if unproved is not None:
        wrong = {"": unproved}
        return _show(
            request, site, process, asked_for, typed, received.files, wrong, posted=posted, status=422
        )
    try:
        once = apply.name_once(f"{sender} {jenis} {izin}", posted.text("sekali"), typed, received.files)
        cases = site.portal.cases
        receipt = apply.submit(cases, process, typed, received, now=now, once=once, asked_for=asked_for)
    except CommandRefused as refused:
        wrong = sentences(refused)
        return _show(
            request, site, process, asked_for, typed, received.files, wrong, posted=posted, status=422
        )
    applicant = process.applicant_of(
        read_form(process.form, typed, asked_for.beside(now), standing=asked_for.purpose.copied)[0]
    )
    return site.pages.show(
        request, "received.html", {"process": process, "receipt": receipt, "applicant": applicant}
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


def _show(
    request: Request,
    site: Site,
    process: Process,
    asked_for: Asking,
    typed: Typed,
    files: Files,
    wrong: Mapping[str, Sentence],
    *,
    posted: Posted | None = None,
    status: int = 200,
) -> HTMLResponse:
    beside = asked_for.beside(site.portal.now())
    facts = form_facts(process.form, typed, beside, "form")
    purpose = asked_for.purpose
    values = {
        "process": process,
        "asked_for": asked_for,
        "query": urlencode({"jenis": purpose.kind, "izin": purpose.licence}) if asked_for.kind else "",
        "issuer": site.portal.register.agency(process.issuer),
        "questions": with_uploads(
            site,
            questions(process.form, typed, wrong, facts=beside, prefix="form", contact=process.applicant),
            process.form,
            typed,
            facts,
            Sent(process.permit, files, wrong),
        ),
        "uploads": uploads(site, process.permit, process.documents, process.form, facts, files, wrong),
        "wrong": wrong,
        "once": posted.text("sekali") if posted else secrets.token_urlsafe(18),
    }
    return site.pages.show(request, "apply.html", values, status=status)
