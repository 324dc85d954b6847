"""Lost PINs: a link by mail that works once, and a new PIN at the counter. Each new PIN is shown on one page, once.

Whoever asks for a link reads the same sentence after the same time, whether or not there is such an application.
"""

import asyncio
import secrets
import time
from collections.abc import Mapping
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse

from licensing.case.commands import GivePin
from licensing.city.people import Officer
from licensing.ports import CaseFile
from licensing.process.numbers import application_typed
from licensing.words.codes import address_read_as
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from licensing.words.sentences import Sentence
from portal.acts import pins
from portal.door.access import AnOfficer, for_anyone, for_officers, pin_mark
from portal.door.door import ACaller, address_of
from portal.door.faults import status_of
from portal.door.posted import APosted, Back
from portal.door.throttle import LOST_PIN_BY_ADDRESS, LOST_PIN_BY_PAIR, TRACK_BY_ADDRESS
from portal.web.interrupting import Offered
from portal.web.kept import Kept, kept_on, let_go
from portal.web.refused import sentences
from portal.web.site import Here, Site

public, officers = for_anyone(), for_officers()

ANSWERED_AFTER: Final = 0.5
"""Seconds after which whoever asks for a link is answered, so that the time it takes tells nothing."""

NUMBER_MISSING = Sentence("Tulis nomor permohonan Anda.", "Write the number of your application.")
EMAIL_MISSING = Sentence(
    "Tulis alamat surel yang Anda isi pada permohonan.", "Write the e-mail address of your application."
)


@public.get("/lacak/pin")
def ask(request: Request, site: Here, nomor: str = "") -> HTMLResponse:
    return _ask(request, site, nomor[:60], "", {})


@public.post("/lacak/pin")
async def send(request: Request, site: Here, posted: APosted) -> HTMLResponse:
    begun = time.monotonic()
    typed, email = posted.text("nomor")[:200], posted.text("surel")[:300]
    number = application_typed(typed)
    wrong = {
        name: sentence
        for name, given, sentence in (
            ("nomor", number, NUMBER_MISSING),
            ("surel", email.strip(), EMAIL_MISSING),
        )
        if not given
    }
    if wrong:
        return _ask(request, site, typed, email, wrong, status=422)
    pair = f"{number} {address_read_as(email)} {address_of(request)}"
    site.throttle.count((LOST_PIN_BY_ADDRESS, address_of(request)), (LOST_PIN_BY_PAIR, pair))
    await run_in_threadpool(pins.ask_for_link, site.portal.cases, number, email, now=site.portal.now())
    await asyncio.sleep(max(0.0, ANSWERED_AFTER - (time.monotonic() - begun)))
    return site.pages.show(request, "lost_pin.html", {"sent": True, "wrong": {}})


@public.get("/lacak/pin/{link}")
def opened(request: Request, site: Here, link: str) -> HTMLResponse:
    """What a mail's scanner may open as well: only the button makes a PIN."""
    site.throttle.count((TRACK_BY_ADDRESS, address_of(request)))
    try:
        number, _ = pins.link_for(site.portal.cases, link, now=site.portal.now())
    except CommandRefused as refused:
        return _over(request, site, refused)
    return site.pages.show(
        request, "new_pin.html", {"number": number, "pin": None, "once": secrets.token_urlsafe(18)}
    )


@public.post("/lacak/pin/{link}")
def renew(request: Request, site: Here, caller: ACaller, link: str, posted: APosted) -> HTMLResponse:
    site.throttle.count((TRACK_BY_ADDRESS, address_of(request)))
    once = posted.text("sekali") or secrets.token_urlsafe(18)
    try:
        number, pin = pins.renew(site.portal.cases, link, once=once, now=site.portal.now())
    except CommandRefused as refused:
        return _over(request, site, refused)
    mark = pin_mark(site.door, number)
    # Where yet another one was given meanwhile, hers opens nothing.
    if site.portal.cases.track(number, pin):
        caller.prove_application(number, mark)
    return site.pages.show(request, "new_pin.html", {"number": number, "pin": pin})


@officers.get("/petugas/permohonan/{application}/pin")
def ask_officer(request: Request, site: Here, officer: AnOfficer, application: str) -> HTMLResponse:
    file = site.portal.cases.view(officer, ApplicationNumber(application))
    portal = site.portal
    pins.check_may_give(
        file,
        officer,
        counters=portal.register.counters,
        now=portal.now(),
        calendar=portal.register_today().calendar,
    )
    kept = kept_on(request, site, officer)
    checked, once = (kept.posted.text("diperiksa"), kept.posted.text("sekali")) if kept else ("", "")
    return _give(request, site, file, checked, {}, once=once or secrets.token_urlsafe(18), kept=kept)


@officers.post("/petugas/permohonan/{application}/pin")
def give(
    request: Request, site: Here, officer: AnOfficer, application: str, posted: APosted, back: Back
) -> HTMLResponse:
    number, checked = ApplicationNumber(application), posted.text("diperiksa")
    once = posted.text("sekali") or secrets.token_urlsafe(18)
    portal = site.portal
    if back is not None:
        wrong = {"": back.why} if back.why else {}
        file = portal.cases.view(officer, number)
        return _give(request, site, file, checked, wrong, once=once, status=back.status)
    given = GivePin(checked, portal.register.counters)
    try:
        pin = pins.give(portal.cases, officer, number, given, once=once, now=portal.now())
    except CommandRefused as refused:
        # Where there is no such case for her, this says so.
        file = portal.cases.view(officer, number)
        return _give(
            request, site, file, checked, sentences(refused), once=once, status=status_of(refused.code)
        )
    let_go(request, site, officer)
    file = portal.cases.view(officer, number)
    return _give(request, site, file, "", {}, once="", pin=pin)


def offered_pin(site: Site, file: CaseFile, officer: Officer) -> tuple[Offered, ...]:
    """That she can give a new PIN, where she can."""
    register = site.portal.register_today()
    may = pins.may_give(
        file, officer, counters=register.counters, now=site.portal.now(), calendar=register.calendar
    )
    button = Sentence("Beri PIN baru di loket", "Give a new PIN at the counter")
    return (Offered(button, f"/petugas/permohonan/{file.case.application}/pin"),) if may else ()


def _ask(
    request: Request, site: Site, number: str, email: str, wrong: Mapping[str, Sentence], *, status: int = 200
) -> HTMLResponse:
    values = {"sent": False, "number": number, "email": email, "wrong": wrong}
    return site.pages.show(request, "lost_pin.html", values, status=status)


def _over(request: Request, site: Site, refused: CommandRefused) -> HTMLResponse:
    values = {"number": None, "over": refused.sentence}
    return site.pages.show(request, "new_pin.html", values, status=status_of(refused.code))


def _give(
    request: Request,
    site: Site,
    file: CaseFile,
    checked: str,
    wrong: Mapping[str, Sentence],
    *,
    once: str,
    pin: str | None = None,
    status: int = 200,
    kept: Kept | None = None,
) -> HTMLResponse:
    values = {
        "case": file.case,
        "process": file.process,
        "applicant": file.process.applicant_of(file.case.answers),
        "checked": checked,
        "wrong": wrong,
        "once": once,
        "pin": pin,
        "typed_at": None if pin else request.url.path,
        "kept": kept,
    }
    return site.pages.show(request, "give_pin.html", values, status=status)
