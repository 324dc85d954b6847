"""What can be done at any time: which of these acts are possible now for whom, and doing one.

Whether one is possible is the core's answer: it is asked with the command itself, and what it would tell is dropped.
"""

from datetime import datetime
from typing import Final, Literal, assert_never

from licensing.case.commands import Cancel, Interruption, Resume, Suspend, Withdraw
from licensing.case.deciding import decide
from licensing.city.people import Party
from licensing.clock.calendars import Calendars
from licensing.history.case import Case
from licensing.ports import CaseFile, Cases
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber

Act = Literal["withdraw", "cancel", "suspend", "resume"]
ACTS: Final[tuple[Act, ...]] = ("withdraw", "suspend", "resume", "cancel")
_SOME_REASON: Final = "-"


def interrupt(
    cases: Cases, by: Party, application: ApplicationNumber, act: Act, *, reason: str, now: datetime
) -> Case:
    """Do it. Raises CommandRefused."""
    return cases.handle(by, application, _command(act, reason), now=now)


def check_possible(file: CaseFile, by: Party, act: Act, *, now: datetime, calendar: Calendars) -> None:
    """Whether she could do it now, with a reason. Raises CommandRefused."""
    decide(file.process, file.case, _command(act, _SOME_REASON), by=by, now=now, calendar=calendar)


def possible(file: CaseFile, by: Party, *, now: datetime, calendar: Calendars) -> tuple[Act, ...]:
    """Every act she could do now."""
    return tuple(act for act in ACTS if _is_possible(file, by, act, now, calendar))


def needs_reason(file: CaseFile, act: Act) -> bool:
    """Whether the definition wants a reason."""
    anytime = file.process.anytime
    match act:
        case "cancel":
            return anytime.cancel is not None and anytime.cancel.needs_reason
        case "suspend":
            return anytime.suspend is not None and anytime.suspend.needs_reason
        case "withdraw" | "resume":
            return False
        case _:
            assert_never(act)


def _is_possible(file: CaseFile, by: Party, act: Act, now: datetime, calendar: Calendars) -> bool:
    try:
        check_possible(file, by, act, now=now, calendar=calendar)
    except CommandRefused:
        return False
    return True


def _command(act: Act, reason: str) -> Interruption:
    match act:
        case "withdraw":
            return Withdraw(reason)
        case "cancel":
            return Cancel(reason)
        case "suspend":
            return Suspend(reason)
        case "resume":
            return Resume(reason)
        case _:
            assert_never(act)
