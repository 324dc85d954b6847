"""The clock of a line that has a limit of its own: it starts when the line opens, and stops when the line ends.

Which row of its limit counts is settled there, by what the case knows then. Where it stands still: `clocking`.
"""

from collections.abc import Iterator
from datetime import datetime

from licensing.clock.calendars import Calendars
from licensing.clock.running import Clock, due_at
from licensing.history.case import Case
from licensing.history.events import ClockStarted, ClockStopped, Event, LineJoined, LineOpened, LineWithdrawn
from licensing.history.places import Line, is_within, own_name
from licensing.process.graph import Process
from licensing.process.limit_rows import LimitRow, fitting


def running_lines(case: Case) -> Iterator[tuple[Line, Clock]]:
    """The lines that go on and have a clock, in the order they were opened."""
    for line, opened in case.lines.items():
        if opened.clock is not None and opened.clock.stopped_at is None:
            yield line, opened.clock


def clocks_around(case: Case, line: Line) -> Iterator[Clock]:
    """The clocks of a line and of those it stands in."""
    return (clock for each, clock in running_lines(case) if is_within(line, each))


def follow(
    process: Process, case: Case, event: Event, calendar: Calendars, since: datetime | None
) -> Iterator[ClockStarted | ClockStopped]:
    """What an event that was just told means for the clock of the line it is about.

    Args:
        since: when it came to be so by law, None where that is when it was told.
    """
    match event:
        case LineOpened(at=now, line=line, where=where):
            rows = _limit_of(process, event)
            if rows:
                within, whose = fitting(rows, process.facts(case, where.line)).within, process.issuer
                due = due_at(Clock(within, whose, since or now, None), calendar, since or now)
                yield ClockStarted(now, within, whose, due, seen_late(since or now, now), line)
        case LineJoined(at=now, line=line) | LineWithdrawn(at=now, line=line):
            clock = case.lines[line].clock
            if clock is not None:
                yield ClockStopped(now, seen_late(so_since(clock, since, now), now), line)
        case _:
            return


def so_since(clock: Clock, since: datetime | None, now: datetime) -> datetime:
    """When what becomes of a clock now came to be so: not before it began, or last stood still or went on.

    Args:
        since: when it came to be so by law, None where that is now.
    """
    before = (last.until or last.since for last in clock.pauses[-1:])
    return max(since, clock.started_at, *before) if since else now


def seen_late(at: datetime, now: datetime) -> datetime | None:
    """What an event says beside when it was told: nothing where that is when it came to be so."""
    return None if at == now else at


def _limit_of(process: Process, opened: LineOpened) -> tuple[LimitRow, ...]:
    name = own_name(opened.line)
    members = process.step(opened.where.step).members
    return next((each.within for each in members if each.name == name), ())
