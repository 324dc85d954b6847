"""The clocks of a case's lines, one for each time a line was opened: `Case.lines` has only the last of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from licensing.clock.running import Clock
from licensing.history.case import Case
from licensing.history.clocked import clocked
from licensing.history.events import (
    ClockMoved,
    ClockPaused,
    ClockResumed,
    ClockStarted,
    ClockStopped,
    Event,
    LineOpened,
)
from licensing.history.places import At, Line, own_name

_OF_CLOCKS: Final = (ClockStarted, ClockPaused, ClockResumed, ClockMoved, ClockStopped)


@dataclass(frozen=True, slots=True)
class LineClock:
    """The clock of a line that the round at `opened_by` opened."""

    line: Line
    opened_by: At
    clock: Clock

    @property
    def member(self) -> str:
        """What the step that opened it calls it."""
        return own_name(self.line)


def line_clocks(before: Case | None, events: Iterable[Event]) -> tuple[LineClock, ...]:
    """The clocks that events tell of, as they leave them, in the order in which they are told of first.

    A pause whose cause was taken back stands in them as it was told; `Case.lines` has it as if it had not been.

    Args:
        before: the case that these events were told of; None where they are all of its history.
    """
    openers = {line: opened.opened_by for line, opened in before.lines.items()} if before else {}
    clocks = {line: opened.clock for line, opened in before.lines.items()} if before else {}
    found: dict[tuple[Line, datetime], LineClock] = {}
    for event in events:
        if isinstance(event, LineOpened):
            openers[event.line], clocks[event.line] = event.where, None
        elif isinstance(event, _OF_CLOCKS) and event.line is not None:
            line, clock = event.line, clocked(clocks.get(event.line), event)
            clocks[line] = clock
            found[line, clock.started_at] = LineClock(line, openers[line], clock)
    return tuple(found.values())
