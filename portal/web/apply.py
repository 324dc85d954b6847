"""Applying: the form of a permit type, all its errors at once, and the receipt with number and PIN.

Files are taken in before the form is judged. Each form shown has a one-time name, so that sending it again, by a double
click, a reload or after an answer that never arrived, gives the same receipt and no second application.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from licensing.city.people import Officer, Tracker
from licensing.forms.reading import read_form
from licensing.ports import Purpose
from licensing.process.graph import Process
from licensing.process.kinds import Kind
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import PermitId
from licensing.words.sentences import Sentence
from portal.acts import apply
from portal.acts.files import Received
from portal.acts.kinds import Asking, asking, asks_as, offered, open_to
from portal.acts.promised import promised
from portal.acts.steps import ANSWERS, step_named
from portal.acts.verify import today
from portal.door.access import application_proved, for_anyone
from portal.door.caller import Caller
from portal.door.door import ACaller, address_of
from portal.door.limited import limited
from portal.door.posted import APosted, Back, Posted
from portal.door.throttle import FILES_BY_ADDRESS, SUBMIT_BY_ADDRESS, TooMany
from portal.web.drafting import (
    EDITED,
    FILES_LATER,
    LATER,
    ONCE,
    another,
    is_of_another_edition,
    kept_tokens,
    link_to,
    save,
    sent,
)
from portal.web.fields import asked_ids, form_facts, questions
from portal.web.filling import AT, FROM, Filled, Form, show_form
from portal.web.moving import Page, Wrong, go_on, move, moved
from portal.web.receiving import receive_posted
from portal.web.refused import sentences
from portal.web.retyping import retyped, typed_into
from portal.web.row_uploads import asked_in_rows, rules_posted
from portal.web.rows import changed
from portal.web.site import Here, Site

router = for_anyone()

PROVED_ANOTHER: Final = Sentence(
    "Di peramban ini Anda tidak lagi melacak permohonan yang menerbitkan izin ini. Masuk kembali dengan nomor dan "
    "PIN-nya di tab lain, lalu kirim lagi; isian Anda tetap di sini.",
    "This browser does not track any more the application that issued this licence. Sign in again with its number and "
    "PIN in another tab, then send once more; what you filled in stays here.",
)


@router.get("/ajukan/{permit}")
def begin(
    request: Request,
    site: Here,
    caller: ACaller,
    permit: str,
    jenis: str = "",
    izin: str = "",
    draf: str = "",
    langkah: str = "",
    dari: str = "",
    salah: str = "",
) -> HTMLResponse:
    process = site.portal.archive.newest(PermitId(permit))
    if not jenis and "" not in process.kinds and process.kinds:
        return _choose(request, site, caller, process)
    asked_for = _asking(site, caller, process, jenis, izin)
    if draf:
        page = Page(langkah, from_check=bool(dari), tells_wrong=bool(salah))
        return go_on(request, site, Form(process, asked_for), name=draf, page=page)
    typed = retyped(process.form, asked_for.copied)
    return show_form(request, site, Form(process, asked_for), Filled(typed))


@router.post("/ajukan/{permit}")
def submit(  # noqa: PLR0911 one for each way a form comes back
    request: Request,
    site: Here,
    caller: ACaller,
    permit: str,
    posted: APosted,
    back: Back,
    jenis: str = "",
    izin: str = "",
) -> Response:
    process = site.portal.archive.newest(PermitId(permit))
    asked_for, unproved = _asked_for(site, caller, process, jenis, izin)
    too_many: TooMany | None = None
    try:
        site.throttle.count((FILES_BY_ADDRESS, address_of(request)), cost=len(posted.uploads()))
    except TooMany as many:
        too_many, posted = many, Posted(posted.texts, {})
    rules = (*process.documents, *rules_posted(process.form, posted))
    received = receive_posted(site, permit, rules, posted)
    form = Form(process, asked_for)
    filled = Filled(
        typed_into(process.form, posted),
        received.files,
        posted,
        step=step_named(process, posted.text(AT), otherwise=ANSWERS),
        from_check=bool(posted.text(FROM)),
    )

    def again(wrong: Mapping[str, Sentence], status: int = 422) -> HTMLResponse:
        return show_form(request, site, form, replace(filled, wrong=wrong), status=status)

    if too_many is not None:
        return limited(request, again({"": FILES_LATER}, 429), too_many)
    if back is not None:
        return again({"": unproved or back.why} if back.why else {}, back.status)
    other = changed(process.form, filled.typed, posted)
    if other is not None:
        return show_form(request, site, form, replace(filled, typed=other))
    try:
        held = unproved or (EDITED if is_of_another_edition(process, posted) else None)
        # Not who sends it: she may have signed in, or saved it, since it was sent for the first time.
        return _take(request, site, form, filled, received, posted, held=held, sender=f"{jenis} {izin}")
    except TooMany as many:
        return limited(request, again({"": LATER}, 429), many)
    except CommandRefused as refused:
        if refused.code == "already-submitted":
            own, told = another(posted, refused)
            return show_form(request, site, form, replace(filled, posted=own, wrong={"": told}), status=422)
        return again(sentences(refused))


def _take(
    request: Request,
    site: Site,
    form: Form,
    filled: Filled,
    received: Received,
    posted: Posted,
    *,
    held: Sentence | None,
    sender: str,
) -> Response:
    """Save a form, show another step of it, or hand it in and show the receipt.

    Args:
        held: why it can be saved only.
        sender: for what the form is; its one-time name, which nobody can guess, says whose it is.

    Raises:
        CommandRefused: something is wrong with it.
        TooMany: too much came from this address.
    """
    if posted.text("simpan"):
        tokens = kept_tokens(site, form.process.permit, received.files)
        name = save(site, address_of(request), request.url.path, posted, tokens)
        return RedirectResponse(link_to(request, name), 303)
    moving = Wrong({"": held}) if held else moved(site, form, filled, received)
    if isinstance(moving, Wrong):
        return show_form(request, site, form, replace(filled, wrong=moving.wrong), status=422)
    if moving is not None:
        return move(request, site, form, filled, to=moving)
    process, asked_for, now = form.process, form.asked_for, site.portal.now()
    once = apply.name_once(sender, posted.text(ONCE))
    with site.throttle.counting((SUBMIT_BY_ADDRESS, address_of(request))):
        receipt = apply.submit(
            site.portal.cases, process, filled.typed, received, now=now, once=once, asked_for=asked_for
        )
    sent(site, request.url.path, posted, receipt.application)
    beside, standing = asked_for.beside(now), asked_for.purpose.copied
    answers, _ = read_form(process.form, filled.typed, beside, standing=standing)
    facts = {**beside, **process.form.facts(answers, "form")}
    values: dict[str, object] = {
        "process": process,
        "receipt": receipt,
        "applicant": process.applicant_of(answers),
        "promised": promised(process, site.portal.register_today().calendar, at=now, facts=facts),
        "today": today(now),
    }
    return site.pages.show(request, "received.html", values)


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
