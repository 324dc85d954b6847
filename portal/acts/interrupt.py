"""What can be done at any time: which of these acts are possible now for whom, and doing one.

Whether one is possible is the core's answer: it is asked with the command itself, and what it would tell is dropped.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, assert_never

from licensing.case.acts.contesting import contested_until, next_remedy
from licensing.case.commands import (
    Cancel,
    Contest,
    DeclareInterest,
    Interruption,
    Resume,
    Suspend,
    TakeBackObjection,
    Withdraw,
)
from licensing.case.deciding import decide
from licensing.city.people import Party
from licensing.clock.calendars import Calendars
from licensing.clock.moments import is_past
from licensing.history.case import Case
from licensing.ports import CaseFile, Cases
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, StepId
from licensing.words.sentences import Sentence

Act = Literal["withdraw", "cancel", "suspend", "resume", "contest", "stand", "interest"]
ACTS: Final[tuple[Act, ...]] = ("withdraw", "suspend", "resume", "cancel", "contest", "stand", "interest")
_SOME_REASON: Final = "-"
_UNKNOWN: Final = StepId("")


@dataclass(frozen=True, slots=True)
class Contestable:
    """What the applicant can raise next against how her case ended, and the instant from which it is too late."""

    name: Sentence
    until: datetime


def contestable(file: CaseFile, *, now: datetime, calendar: Calendars) -> Contestable | None:
    """None where there is nothing to raise, or its time has passed."""
    step = next_remedy(file.process, file.case)
    until = contested_until(file.case, file.process.remedies[step], calendar) if step else None
    if step is None or until is None or is_past(until, now):
        return None
    return Contestable(file.process.step(step).name, until)


def contested(file: CaseFile, act: Act) -> Sentence | None:
    """What is raised or taken back, as its definition calls it; None for any other act, and where there is none."""
    case, step = file.case, None
    if act == "contest":
        step = next_remedy(file.process, case)
    elif act == "stand" and case.main and case.main.step in case.contested:
        step = case.main.step
    return file.process.step(step).name if step else None


def interrupt(
    cases: Cases, by: Party, application: ApplicationNumber, act: Act, *, reason: str, now: datetime
) -> Case:
    """Do it. Raises CommandRefused."""
    file = cases.view(by, application)
    return cases.handle(by, application, _command(file, act, reason), now=now)


def check_possible(file: CaseFile, by: Party, act: Act, *, now: datetime, calendar: Calendars) -> None:
    """Whether she could do it now, with a reason. Raises CommandRefused."""
    decide(file.process, file.case, _command(file, act, _SOME_REASON), by=by, now=now, calendar=calendar)


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
        case "contest" | "interest":
            return True
        case "withdraw" | "resume" | "stand":
            return False
        case _:
            assert_never(act)


def _is_possible(file: CaseFile, by: Party, act: Act, now: datetime, calendar: Calendars) -> bool:
    try:
        check_possible(file, by, act, now=now, calendar=calendar)
    except CommandRefused:
        return False
    return True


def _command(file: CaseFile, act: Act, reason: str) -> Interruption:  # noqa: PLR0911 one arm per act
    match act:
        case "withdraw":
            return Withdraw(reason)
        case "cancel":
            return Cancel(reason)
        case "suspend":
            return Suspend(reason)
        case "resume":
            return Resume(reason)
        case "contest":
            known = next_remedy(file.process, file.case) or next(iter(file.process.remedies), _UNKNOWN)
            return Contest(known, reason)
        case "stand":
            return TakeBackObjection(reason)
        case "interest":
            return DeclareInterest(reason)
        case _:
            assert_never(act)
