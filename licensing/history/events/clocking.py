"""A legal clock: started, stood still, went on, moved and stopped; each is a fact, and none is redone.

`due` is the end of the time by the calendar of the day on which it was told. `since` is when it came to be so by law,
where it was seen later than that: None where that is `at` itself. `line` is whose clock it is, where a line has one of
its own: None for that of the case.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from licensing.city.mandates import Acted
from licensing.clock.running import Why
from licensing.clock.spans import Span
from licensing.history.places import Line
from licensing.words.identifiers import AgencyId

Since = Annotated[datetime | None, Field(exclude_if=lambda since: since is None)]
OfLine = Annotated[Line | None, Field(exclude_if=lambda line: line is None)]


@dataclass(frozen=True, slots=True)
class ClockStarted:
    """The file is complete, or the line is open: the law's time runs from here, by the calendar of who issues."""

    at: datetime
    within: Span
    whose: AgencyId
    due: datetime
    since: Since = None
    line: OfLine = None
    type: Literal["clock-started"] = "clock-started"


@dataclass(frozen=True, slots=True)
class ClockPaused:
    """Nobody in an office is awaited: no time of the limit is used."""

    at: datetime
    why: Why
    since: Since = None
    line: OfLine = None
    type: Literal["clock-paused"] = "clock-paused"


@dataclass(frozen=True, slots=True)
class ClockResumed:
    """The clock goes on where it stood."""

    at: datetime
    due: datetime
    since: Since = None
    line: OfLine = None
    type: Literal["clock-resumed"] = "clock-resumed"


@dataclass(frozen=True, slots=True)
class ClockMoved:
    """The calendar changed: the time ends at another instant."""

    at: datetime
    due: datetime
    line: OfLine = None
    type: Literal["clock-moved"] = "clock-moved"


@dataclass(frozen=True, slots=True)
class ClockStopped:
    """The case is decided, or has ended otherwise; or the line has."""

    at: datetime
    since: Since = None
    line: OfLine = None
    type: Literal["clock-stopped"] = "clock-stopped"


@dataclass(frozen=True, slots=True)
class TimeExtended:
    """The limit grew by `length` to `within`; `reason` is one of its definition's, `remark` what the officer wrote."""

    at: datetime
    by: Acted
    reason: str
    remark: str
    length: Span
    within: Span
    due: datetime
    type: Literal["time-extended"] = "time-extended"


ClockEvent = ClockStarted | ClockPaused | ClockResumed | ClockMoved | ClockStopped | TimeExtended
