"""A legal clock, of a case or a line: when it began, when it stood still and why, and when its time is over.

It begins once, goes on after every pause where it stood, and never begins anew. Time is measured by the calendar of
the agency that issues, exactly (`clock.measure`), so that a pause neither gains nor loses any: not for an office that
asks on the last day, and not for an applicant who answers at once. In days it begins to count at the end of the day
on which it started, as every limit does; in hours at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Literal

from licensing.clock.calendar import ONE_DAY, WIB, WorkingCalendar
from licensing.clock.calendars import Calendars
from licensing.clock.measure import elapsed, reached
from licensing.clock.moments import is_past
from licensing.clock.spans import Span
from licensing.words.identifiers import AgencyId

Why = Literal["applicant", "day", "suspended"]
"""What a clock stands still for: the applicant's act, a day her application names, or a case that is suspended."""

Run = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Pause:
    """That the clock stands still: since when and for what; `until` is None while it does."""

    why: Why
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """That the limit grew, by how much, and for which of the reasons there are."""

    at: datetime
    length: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Clock:
    """What a history says of the time of a case or line.

    Attributes:
        within: the limit, in working days, days or hours, with all extensions.
        whose: the agency that issues; its calendar counts.
        due: the end of the time as it was told last; None while the clock stands still, and once it has stopped.
        due_before: the end that counted when it stood still or stopped last; None before.
        pauses: in order, each later than the one before it.
        stopped_at: when the case was decided or the line ended, None before.
        extensions: by which it grew to `within`, in order.
    """

    within: Span
    whose: AgencyId
    started_at: datetime
    due: datetime | None
    pauses: tuple[Pause, ...] = ()
    stopped_at: datetime | None = None
    extensions: tuple[Extension, ...] = ()
    due_before: datetime | None = None

    @property
    def pause(self) -> Pause | None:
        """Why it stands still now, None where it runs or has stopped."""
        last = self.pauses[-1] if self.pauses else None
        return last if last and last.until is None and self.stopped_at is None else None

    @property
    def stood_still(self) -> tuple[Pause, ...]:
        """The pauses that lasted; one that was taken back did not."""
        return tuple(each for each in self.pauses if each.since != each.until)

    @property
    def runs(self) -> bool:
        return self.stopped_at is None and self.pause is None

    def paused(self, why: Why, at: datetime) -> "Clock":
        return replace(self, due=None, due_before=self.due, pauses=(*self._ended(at), Pause(why, at)))

    def resumed(self, at: datetime, due: datetime | None) -> "Clock":
        return replace(self, due=due, pauses=self._ended(at))

    def taken_back(self, since: datetime, at: datetime) -> "Clock":
        """As if it had run until now: what made it stand still, no earlier than `since`, is taken back at `at`."""
        pause = self.pause
        if pause is None or pause.since < since:
            return self
        return replace(self, pauses=(*self.pauses[:-1], Pause(pause.why, at)))

    def stopped(self, at: datetime) -> "Clock":
        return replace(
            self, due=None, due_before=self.due or self.due_before, pauses=self._ended(at), stopped_at=at
        )

    def _ended(self, at: datetime) -> tuple[Pause, ...]:
        return tuple(replace(each, until=at) if each.until is None else each for each in self.pauses)


def running(clock: Clock, until: datetime) -> Iterator[Run]:
    """When the clock ran, up to an instant: the time between its start, its pauses and its stop."""
    end = min(until, clock.stopped_at or until)
    since = clock.started_at
    for pause in clock.pauses:
        if since < min(pause.since, end):
            yield since, min(pause.since, end)
        if pause.until is None:
            return
        since = pause.until
    if since < end:
        yield since, end


def counts_from(clock: Clock, calendars: Calendars) -> datetime:
    """The instant from which the clock's time counts."""
    calendar, started = _days_of(clock, calendars), clock.started_at
    match clock.within.unit:
        case "hour" | "working hour":
            return started
        case "working day":
            return calendar.day_end(started, "closing")
        case "day" | "month" | "year":
            day = started.astimezone(WIB).date()
            closes = calendar.end_of(day, "closing")
            return closes if started <= closes else calendar.end_of(day + ONE_DAY, "closing")


def used(clock: Clock, calendars: Calendars, at: datetime) -> Fraction:
    """How much of the limit is used at an instant, in its unit."""
    calendar, begins = _days_of(clock, calendars), counts_from(clock, calendars)
    runs = ((max(since, begins), until) for since, until in running(clock, at))
    unit = clock.within.unit
    return sum((elapsed(calendar.stretches(unit, since), since, until) for since, until in runs), Fraction())


def was_late(clock: Clock, at: datetime) -> bool:
    """Whether a clock was over by the end that was told, when it ran last, at an instant.

    What was in time by that end stays so, whatever is decreed about its days afterwards.
    """
    due = clock.due or clock.due_before
    runs = [*running(clock, at)]
    return due is not None and bool(runs) and is_past(due, runs[-1][1])


def due_at(clock: Clock, calendars: Calendars, now: datetime) -> datetime:
    """When the time would be over, did the clock run from `now` on without another pause."""
    left = clock.within.amount - used(clock, calendars, now)
    since = max(now, counts_from(clock, calendars))
    stretches = _days_of(clock, calendars).stretches(clock.within.unit, since)
    return reached(stretches, since, left) if left > 0 else _over(clock, calendars, now)


def _over(clock: Clock, calendars: Calendars, now: datetime) -> datetime:
    """The instant in the past at which the limit was used up."""
    calendar, begins = _days_of(clock, calendars), counts_from(clock, calendars)
    left = Fraction(clock.within.amount)
    for since, until in running(clock, now):
        first = max(since, begins)
        passed = elapsed(calendar.stretches(clock.within.unit, first), first, until)
        if passed >= left:
            return reached(calendar.stretches(clock.within.unit, first), first, left)
        left -= passed
    raise ValueError("there is time left")


def _days_of(clock: Clock, calendars: Calendars) -> WorkingCalendar:
    return calendars.of(clock.whose)
