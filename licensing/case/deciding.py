"""Decide: what a command makes of a case, as new events, or why it is refused.

One call carries the case as far as it can go without the outside world: it records the decision, leaves the step,
takes branches, opens the next tasks and lines, joins them and closes the case, and stops where a person, a number or
an effect is awaited. `now` is an aware instant; due dates come from the calendars. Nothing else is looked up.
"""

from datetime import UTC, datetime
from typing import assert_never

from licensing.case.acts.admitting import admit
from licensing.case.acts.answering import answer
from licensing.case.acts.appointing import free
from licensing.case.acts.confirming import confirm_address
from licensing.case.acts.consenting import ask_consent
from licensing.case.acts.consulting import consult
from licensing.case.acts.contacting import change_contact, take_back
from licensing.case.acts.correcting import correct
from licensing.case.acts.extending import extend_time
from licensing.case.acts.interrupting import interrupt
from licensing.case.acts.numbering import assign_number
from licensing.case.acts.paying import pay
from licensing.case.acts.reassigning import reassign
from licensing.case.acts.reporting import report
from licensing.case.acts.submitting import submit
from licensing.case.acts.tasks import claim, decide_task, release
from licensing.case.acts.time import catch_up, pass_time
from licensing.case.acts.urging import urge
from licensing.case.authority import check_party
from licensing.case.clocking import keep_time
from licensing.case.commands import (
    Answer,
    AskConsent,
    AskPinLink,
    AssignNumber,
    Cancel,
    ChangeContact,
    Claim,
    Command,
    ConfirmAddress,
    Consult,
    Contest,
    Correct,
    Decide,
    DeclareInterest,
    ExtendTime,
    Free,
    GivePin,
    OnTheCase,
    PassTime,
    Reassign,
    Release,
    RenewPin,
    ReportEffect,
    Resume,
    Retract,
    Submit,
    Suspend,
    TakeBackAddress,
    TakeBackObjection,
    Urge,
    Withdraw,
)
from licensing.case.consents import end_consents
from licensing.case.course import Course
from licensing.case.escalating import keep_ladder
from licensing.case.paying_commands import (
    AssignReceipt,
    ConfirmPayment,
    PayBack,
    ReceiveMoney,
    VoidDebt,
)
from licensing.city.people import Party
from licensing.clock.calendars import Calendars
from licensing.history.case import Case
from licensing.history.events import Event
from licensing.process.graph import Process


def decide(
    process: Process,
    case: Case | None,
    command: Command,
    *,
    by: Party,
    now: datetime,
    calendar: Calendars,
) -> tuple[Event, ...]:
    """What `command` leads to; no events when it changes nothing (an effect reported twice).

    Args:
        case: None only for `Submit`.
        by: who asks, as she proved herself to whoever calls.

    Raises:
        CommandRefused: the party cannot do this now; code and sentence say why.
    """
    return tuple(course_of(process, case, command, by=by, now=now, calendar=calendar).events)


def course_of(  # noqa: C901, PLR0912, PLR0915 one arm per command
    process: Process,
    case: Case | None,
    command: Command,
    *,
    by: Party,
    now: datetime,
    calendar: Calendars,
) -> Course:
    """The same, with the case as the events leave it."""
    check_party(command, case.application if case else None, by)
    course = Course(process, calendar, now.astimezone(UTC), case)
    if isinstance(command, OnTheCase):
        catch_up(course)
    match command:
        case Submit():
            submit(course, command, by)
        case Claim():
            claim(course, command, by)
        case Release():
            release(course, command, by)
        case Free():
            free(course, command)
        case Urge():
            urge(course, command, by)
        case Reassign():
            reassign(course, command)
        case ConfirmAddress():
            confirm_address(course, command)
        case ChangeContact():
            change_contact(course, command)
        case TakeBackAddress():
            take_back(course, command)
        case Decide():
            decide_task(course, command, by)
        case Correct():
            correct(course, command)
        case Answer():
            answer(course, command)
        case (
            Withdraw()
            | Cancel()
            | Suspend()
            | Resume()
            | Contest()
            | TakeBackObjection()
            | Retract()
            | DeclareInterest()
        ):
            interrupt(course, command, by)
        case AskPinLink() | RenewPin() | GivePin():
            admit(course, command, by)
        case AskConsent():
            ask_consent(course, command, by)
        case ExtendTime():
            extend_time(course, command, by)
        case AssignNumber():
            assign_number(course, command)
        case Consult():
            consult(course, command)
        case ReportEffect():
            report(course, command)
        case ReceiveMoney() | ConfirmPayment() | AssignReceipt() | PayBack() | VoidDebt():
            pay(course, command, by)
        case PassTime():
            pass_time(course, command.spared)
        case _:
            assert_never(command)
    if course.events:
        end_consents(course)
        keep_time(course)
    if course.events or isinstance(command, PassTime):
        keep_ladder(course)
    return course
