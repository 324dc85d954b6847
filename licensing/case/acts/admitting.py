"""Admitting: an applicant who has lost her PIN gets another, by a link to her address or at the counter.

Both stand in the history, the PIN in neither. Whoever asks for a link has proved nothing yet: nothing she is told may
depend on what is refused here. What she may do with her case is as it was, so nothing of it moves. Only an address that
was asked for with the PIN before waits no more: whoever asked may be why there is a new one.
"""

from datetime import timedelta
from typing import Final, assert_never

from licensing.case.acts.contacting import drop_address
from licensing.case.acts.reasons import read_reason
from licensing.case.authority import check_no_interest
from licensing.case.commands import Admitting, AskPinLink, GivePin, RenewPin
from licensing.case.course import Course
from licensing.case.keys import effect_key
from licensing.case.refusals.admitting import another_address, check_missing, link_over
from licensing.case.refusals.interruptions import not_your_act
from licensing.city.mandates import mandate_of
from licensing.city.people import Officer, Party
from licensing.history.effects import PinLink
from licensing.history.events import PinGiven, PinLinkAsked
from licensing.history.places import MAIN, At
from licensing.words.codes import address_read_as

ASKED_AGAIN_AFTER: Final = timedelta(minutes=5)
"""Whoever asks again sooner has her mail already: nobody fills another's inbox."""
MOST_A_DAY: Final = 5
"""Links that are sent for one application in a day of the city: nobody fills its history either."""


def admit(course: Course, command: Admitting, by: Party) -> None:
    """Do what one of these commands asks.

    Raises:
        CommandRefused: `no-such-application` where the address is another one, `pin-link-over`, `not-yours`,
            `conflict-of-interest`, or `invalid-form` where nothing was checked.
    """
    match command:
        case AskPinLink():
            _ask(course, command)
        case RenewPin():
            if not course.case.admission.is_open(command.ask):
                raise link_over()
            course.tell(PinGiven(course.now))
            drop_address(course, "new-pin")
        case GivePin():
            _give(course, command, by)
        case _:
            assert_never(command)


def _ask(course: Course, command: AskPinLink) -> None:
    case, process = course.case, course.process
    address = address_read_as(process.applicant_of(case.answers).email or "")
    if not address or address_read_as(command.email) != address:
        raise another_address()
    before = case.admission.asked_at
    if before is not None and course.now - before < ASKED_AGAIN_AFTER:
        return
    if case.admission.asked_on_day_of(course.now) >= MOST_A_DAY:
        return
    ask = case.admission.asked + 1
    where = At(MAIN, process.start_of(case), 1)
    course.tell(PinLinkAsked(course.now, ask))
    course.owe(PinLink(effect_key(case.application, where, f"pin-link-{ask}"), where, ask))


def _give(course: Course, command: GivePin, by: Party) -> None:
    mandates = (mandate_of(by, role) for role in command.counters) if isinstance(by, Officer) else ()
    mandate = next((each for each in mandates if each is not None), None)
    if mandate is None:
        raise not_your_act()
    check_no_interest(course.process, course.case, mandate.officer)
    checked = read_reason(command.checked, missing=check_missing())
    course.tell(PinGiven(course.now, mandate.acted(), checked))
    drop_address(course, "new-pin")
