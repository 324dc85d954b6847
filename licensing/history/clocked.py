"""What its events make of a legal clock."""

from dataclasses import replace
from typing import assert_never

from licensing.clock.running import Clock, Extension
from licensing.history.events.clocking import (
    ClockEvent,
    ClockMoved,
    ClockPaused,
    ClockResumed,
    ClockStarted,
    ClockStopped,
    TimeExtended,
)


def clocked(clock: Clock | None, event: ClockEvent) -> Clock:
    """The clock after an event; only the first starts one.

    Raises:
        ValueError: what has not started pauses, or what has starts again.
    """
    if isinstance(event, ClockStarted):
        if clock is not None:
            raise ValueError("a clock starts once")
        return Clock(event.within, event.whose, event.since or event.at, event.due)
    if clock is None:
        raise ValueError(f"{event.type} before the clock started")
    match event:
        case ClockPaused():
            return clock.paused(event.why, event.since or event.at)
        case ClockResumed():
            return clock.resumed(event.since or event.at, event.due)
        case ClockMoved():
            return replace(clock, due=event.due)
        case ClockStopped():
            return clock.stopped(event.since or event.at)
        case TimeExtended():
            longer = Extension(event.at, event.length, event.reason)
            return replace(clock, within=event.within, due=event.due, extensions=(*clock.extensions, longer))
        case _:
            assert_never(event)
