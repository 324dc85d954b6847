"""What interrupts a case wherever it stands: given up, suspended and resumed; and what opens it again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from licensing.city.mandates import Acted
from licensing.history.places import At
from licensing.words.identifiers import StepId, TaskId


@dataclass(frozen=True, slots=True)
class ApplicationWithdrawn:
    """The applicant wants no answer any more; `where` the main line stood then."""

    at: datetime
    where: At
    reason: str
    type: Literal["application-withdrawn"] = "application-withdrawn"


@dataclass(frozen=True, slots=True)
class ApplicationCancelled:
    """An officer ends the case without a decision on what was applied for."""

    at: datetime
    where: At
    by: Acted
    reason: str
    type: Literal["application-cancelled"] = "application-cancelled"


@dataclass(frozen=True, slots=True)
class ApplicationSuspended:
    """Nobody decides or corrects from now on, and nothing lapses."""

    at: datetime
    where: At
    by: Acted
    reason: str
    type: Literal["application-suspended"] = "application-suspended"


@dataclass(frozen=True, slots=True)
class ApplicationResumed:
    """The case goes on where it stood."""

    at: datetime
    where: At
    by: Acted
    reason: str
    type: Literal["application-resumed"] = "application-resumed"


@dataclass(frozen=True, slots=True)
class TimeRestarted:
    """The whole length that the law gives for an open task counts from `at` again; `due` is its end."""

    at: datetime
    task: TaskId
    due: datetime
    type: Literal["time-restarted"] = "time-restarted"


@dataclass(frozen=True, slots=True)
class DecisionContested:
    """The applicant objects to how her case ended at `where`: it is open again, at the step `remedy`."""

    at: datetime
    where: At
    remedy: StepId
    reason: str
    type: Literal["decision-contested"] = "decision-contested"


@dataclass(frozen=True, slots=True)
class ObjectionTakenBack:
    """The applicant took back what she had raised at the step `remedy`, which stood at `where`; nothing was decided.

    How the case had ended stands as if she had not: within its time she may raise it again.
    """

    at: datetime
    where: At
    remedy: StepId
    reason: str
    type: Literal["objection-taken-back"] = "objection-taken-back"


@dataclass(frozen=True, slots=True)
class DecisionRetracted:
    """Whoever decided took it back before anything else happened.

    `undone` are the rounds that no longer count: hers, and those it led to. Where it is empty her round had gone on,
    and she is asked as before.
    """

    at: datetime
    task: TaskId
    by: Acted
    undone: tuple[At, ...]
    type: Literal["decision-retracted"] = "decision-retracted"


@dataclass(frozen=True, slots=True)
class InterestDeclared:
    """An officer said that the case is her own business; she has no part in deciding it from now on."""

    at: datetime
    by: Acted
    reason: str
    type: Literal["interest-declared"] = "interest-declared"


InterruptingEvent = (
    DecisionContested
    | ObjectionTakenBack
    | DecisionRetracted
    | ApplicationWithdrawn
    | ApplicationCancelled
    | ApplicationSuspended
    | ApplicationResumed
    | TimeRestarted
    | InterestDeclared
)
