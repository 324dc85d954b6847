"""Where the lines of a case stand: steps entered and left, lines opened and joined."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from licensing.history.places import At, Line
from licensing.words.identifiers import Digest, OutcomeId


@dataclass(frozen=True, slots=True)
class StepEntered:
    """A line reached a step; `definition` is what this round runs under."""

    at: datetime
    where: At
    definition: Digest
    type: Literal["step-entered"] = "step-entered"


@dataclass(frozen=True, slots=True)
class StepCompleted:
    at: datetime
    where: At
    outcome: OutcomeId
    type: Literal["step-completed"] = "step-completed"


@dataclass(frozen=True, slots=True)
class LineOpened:
    """The step at `where` opened a line of its own.

    `record` is the number of the record it is for, from 1, and 0 for none; `called` is what the record is called.
    """

    at: datetime
    line: Line
    where: At
    record: int = 0
    called: str = ""
    type: Literal["line-opened"] = "line-opened"


@dataclass(frozen=True, slots=True)
class LineJoined:
    """A line came to its end and answers the step that opened it."""

    at: datetime
    line: Line
    outcome: OutcomeId
    type: Literal["line-joined"] = "line-joined"


@dataclass(frozen=True, slots=True)
class LineWithdrawn:
    """The line is no longer needed: the step that opened it was left without waiting for it."""

    at: datetime
    line: Line
    type: Literal["line-withdrawn"] = "line-withdrawn"


MovingEvent = StepEntered | StepCompleted | LineOpened | LineJoined | LineWithdrawn
