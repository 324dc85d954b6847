"""Applying: the form of a permit type, all its errors at once, and the receipt with number and PIN.

Files are taken in before the form is judged. Each form shown has a one-time name, so that sending it again, by a double
click, a reload or after an answer that never arrived, gives the same receipt and no second application.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from licensing.city.people import Officer
from licensing.forms.reading import read_form
from licensing.process.graph import Process
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import PermitId
from licensing.words.sentences import Sentence
from portal.acts import apply
from portal.acts.files import Received
from portal.acts.kinds import offered, open_to
from portal.acts.promised import promised
from portal.acts.steps import ANSWERS, step_named
from portal.acts.verify import today
from portal.door.access import for_anyone
from portal.door.caller import Caller
from portal.door.door import ACaller, address_of
from portal.door.limited import limited
from portal.door.posted import APosted, Back, Posted
from portal.door.throttle import FILES_BY_ADDRESS, SUBMIT_BY_ADDRESS, TooMany
from portal.web.asked_for import asked_for, proved, still_asked_for
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
    asks = asked_for(site, caller, process, jenis, izin)
    if draf:
        page = Page(langkah, from_check=bool(dari), tells_wrong=bool(salah))
        return go_on(request, site, Form(process, asks), name=draf, page=page)
    return show_form(request, site, Form(process, asks), Filled(retyped(process.form, asks.copied)))


@dataclass(frozen=True, slots=True)
class _Came:
    """A form that came in, its files taken in.

    Attributes:
        unproved: why it can be saved only: she has not proved any more what it is about.
        too_many: why its files were not taken in.
    """

    form: Form
    filled: Filled
    received: Received
    posted: Posted
    unproved: Sentence | None
    too_many: TooMany | None


@router.post("/ajukan/{permit}")
def submit(
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
    asks, unproved = still_asked_for(site, caller, process, jenis, izin)
    came = _come_in(request, site, Form(process, asks), posted, unproved)
    not_sent = _not_sent(request, site, came, back)
    if not_sent is not None:
        return not_sent
    try:
        # Not who sends it: she may have signed in, or saved it, since it was sent for the first time.
        return _take(request, site, came, sender=f"{jenis} {izin}")
    except TooMany as many:
        return limited(request, _again(request, site, came, {"": LATER}, status=429), many)
    except CommandRefused as refused:
        if refused.code != "already-submitted":
            return _again(request, site, came, sentences(refused))
        own, told = another(came.posted, refused)
        return show_form(
            request, site, came.form, replace(came.filled, posted=own, wrong={"": told}), status=422
        )


def _come_in(request: Request, site: Site, form: Form, posted: Posted, unproved: Sentence | None) -> _Came:
    """Take the files in, unless too many came from this address: what was typed is kept all the same."""
    process, too_many = form.process, None
    try:
        site.throttle.count((FILES_BY_ADDRESS, address_of(request)), cost=len(posted.uploads()))
    except TooMany as many:
        too_many, posted = many, Posted(posted.texts, {})
    rules = (*process.documents, *rules_posted(process.form, posted))
    received = receive_posted(site, process.permit, rules, posted)
    filled = Filled(
        typed_into(process.form, posted),
        received.files,
        posted,
        step=step_named(process, posted.text(AT), otherwise=ANSWERS),
        from_check=bool(posted.text(FROM)),
    )
    return _Came(form, filled, received, posted, unproved, too_many)


def _not_sent(request: Request, site: Site, came: _Came, back: Back) -> HTMLResponse | None:
    """The form once more, where it was not sent to be taken, or could not be; None where it was."""
    if came.too_many is not None:
        return limited(request, _again(request, site, came, {"": FILES_LATER}, status=429), came.too_many)
    if back is not None:
        wrong = {"": came.unproved or back.why} if back.why else {}
        return _again(request, site, came, wrong, status=back.status)
    other = changed(came.form.process.form, came.filled.typed, came.posted)
    if other is not None:
        return show_form(request, site, came.form, replace(came.filled, typed=other))
    return None


def _again(
    request: Request, site: Site, came: _Came, wrong: Mapping[str, Sentence], *, status: int = 422
) -> HTMLResponse:
    """The form as it came, with what is wrong with it."""
    return show_form(request, site, came.form, replace(came.filled, wrong=wrong), status=status)


def _take(request: Request, site: Site, came: _Came, *, sender: str) -> Response:
    """Save a form, show another step of it, or hand it in and show the receipt.

    Args:
        sender: for what the form is; its one-time name, which nobody can guess, says whose it is.

    Raises:
        CommandRefused: something is wrong with it.
        TooMany: too much came from this address.
    """
    form, filled, received, posted = came.form, came.filled, came.received, came.posted
    if posted.text("simpan"):
        tokens = kept_tokens(site, form.process.permit, received.files)
        name = save(site, address_of(request), request.url.path, posted, tokens)
        return RedirectResponse(link_to(request, name), 303)
    held = came.unproved or (EDITED if is_of_another_edition(form.process, posted) else None)
    moving = Wrong({"": held}) if held else moved(site, form, filled, received)
    if isinstance(moving, Wrong):
        return _again(request, site, came, moving.wrong)
    if moving is not None:
        return move(request, site, form, filled, to=moving)
    return _hand_in(request, site, came, sender)


def _hand_in(request: Request, site: Site, came: _Came, sender: str) -> HTMLResponse:
    form, filled, received, posted = came.form, came.filled, came.received, came.posted
    process, asks, now = form.process, form.asked_for, site.portal.now()
    once = apply.name_once(sender, posted.text(ONCE))
    with site.throttle.counting((SUBMIT_BY_ADDRESS, address_of(request))):
        receipt = apply.submit(
            site.portal.cases, process, filled.typed, received, now=now, once=once, asked_for=asks
        )
    sent(site, request.url.path, posted, receipt.application)
    beside, standing = asks.beside(now), asks.purpose.copied
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
    beside = asked_for(site, caller, process, jenis, izin).beside(site.portal.now())
    facts = form_facts(process.form, typed, beside, "form")
    asked_now = questions(process.form, typed, {}, facts=beside, prefix="form")
    fields = [
        *asked_ids(process.form, typed, beside, "form"),
        *asked_in_rows(site, asked_now, process.form, typed, facts),
    ]
    return JSONResponse(
        {"asked": fields + [f"dokumen-{rule.id}" for rule in process.documents if rule.is_asked(facts)]}
    )


def _choose(request: Request, site: Site, caller: Caller, process: Process) -> HTMLResponse:
    """What can be asked for; what is about a licence begins at that licence's own page."""
    by = proved(site, caller)
    kinds = open_to(process, by) if isinstance(by, Officer) else offered(process)
    return site.pages.show(
        request, "kinds.html", {"process": process, "kinds": kinds, "is_officer": isinstance(by, Officer)}
    )
