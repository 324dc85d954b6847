"""Lost PINs: a link to the address of the application, or a new one at the counter.

Whoever asks for a link is told the same whether or not there is such an application with such an address.
"""

from datetime import datetime

from licensing.case.commands import AskPinLink, GivePin, RenewPin
from licensing.case.deciding import decide
from licensing.case.refusals.admitting import link_over
from licensing.city.people import AgencyRole, Officer, Tracker
from licensing.clock.calendars import Calendars
from licensing.ports import CaseFile, Cases
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber

_SOMETHING = "-"


def ask_for_link(cases: Cases, application: ApplicationNumber, email: str, *, now: datetime) -> None:
    """Have the link sent, if the address is the application's; who asks is not told."""
    try:
        # She has proved nothing: nothing of the case leaves this function.
        cases.handle(Tracker(application), application, AskPinLink(email), now=now)
    except CommandRefused:
        return


def link_for(cases: Cases, link: str, *, now: datetime) -> tuple[ApplicationNumber, int]:
    """Whose link this is, and which of those she asked for. Raises CommandRefused `pin-link-over`."""
    application, ask = _asked_by(cases, link, now=now)
    if not cases.view(Tracker(application), application).case.admission.is_open(ask):
        raise link_over()
    return application, ask


def renew(cases: Cases, link: str, *, once: str, now: datetime) -> tuple[ApplicationNumber, str]:
    """The application of a link and its new PIN. Raises CommandRefused `pin-link-over`."""
    application, ask = _asked_by(cases, link, now=now)
    once = f"link {ask} {once}"
    return application, cases.give_pin(Tracker(application), application, RenewPin(ask), once=once, now=now)


def _asked_by(cases: Cases, link: str, *, now: datetime) -> tuple[ApplicationNumber, int]:
    """What a link was made for; whether it has been used is the case's to say."""
    found = cases.pin_link_for(link, now=now)
    if found is None:
        raise link_over()
    return found


def give(
    cases: Cases,
    officer: Officer,
    application: ApplicationNumber,
    given: GivePin,
    *,
    once: str,
    now: datetime,
) -> str:
    """A new PIN from an officer at the counter.

    Raises:
        CommandRefused: `not-yours`, `conflict-of-interest`, `no-such-application`, or `invalid-form`.
    """
    return cases.give_pin(officer, application, given, once=f"{officer.id} {once}", now=now)


def check_may_give(
    file: CaseFile,
    officer: Officer,
    *,
    counters: tuple[AgencyRole, ...],
    now: datetime,
    calendar: Calendars,
) -> None:
    """Whether she could give one now, with something checked. Raises CommandRefused."""
    command = GivePin(_SOMETHING, counters)
    decide(file.process, file.case, command, by=officer, now=now, calendar=calendar)


def may_give(
    file: CaseFile,
    officer: Officer,
    *,
    counters: tuple[AgencyRole, ...],
    now: datetime,
    calendar: Calendars,
) -> bool:
    """The same as a claim, for a page that offers it."""
    try:
        check_may_give(file, officer, counters=counters, now=now, calendar=calendar)
    except CommandRefused:
        return False
    return True
