"""What a definition says of the end of its time: who is reminded before it, who is told, and what silence comes to.

The law's time runs against the office. Before it is over whoever is awaited is reminded; then it is told up a ladder;
and once it is over, where the definition says so, the application is granted by law (UU 30/2014 Pasal 53, as amended by
UU 6/2023): a superior certifies that, or the system sets the decision itself.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from licensing.city.people import AgencyRole
from licensing.clock.calendar import WIB, WorkingCalendar
from licensing.clock.moments import last_day
from licensing.clock.spans import Span
from licensing.history.events import Manner
from licensing.words.identifiers import StepId


@dataclass(frozen=True, slots=True)
class Rung:
    """To whom it is told, and how long before or after the end of the time; at the end itself without a length."""

    to: AgencyRole
    length: Span | None = None
    is_before: bool = True

    def at(self, due: datetime, calendar: WorkingCalendar) -> datetime:
        """The instant, where the time is over at `due`."""
        if self.length is None:
            return due
        return before(due, self.length, calendar) if self.is_before else _after(due, self.length, calendar)


@dataclass(frozen=True, slots=True)
class Deemed:
    """What the authority's silence comes to: the main line goes to the step `to`."""

    how: Manner
    to: StepId


@dataclass(frozen=True, slots=True)
class OnTime:
    """`remind` is how long before an end, `ladder` from the lowest rung up; `deemed` None where it is only late."""

    remind: tuple[Span, ...] = ()
    ladder: tuple[Rung, ...] = ()
    deemed: Deemed | None = None


def before(due: datetime, length: Span, calendar: WorkingCalendar) -> datetime:
    """So long before a due instant: in days, when the office opens on that day, or would if it worked on it."""
    if length.unit == "hour":
        return due - timedelta(hours=length.amount)
    day = last_day(due)
    if length.unit == "working day":
        day = calendar.working_day_before(day, length.amount)
    else:
        day -= timedelta(days=length.amount)
    return datetime.combine(day, calendar.hours(day).opens, WIB).astimezone(UTC)


def _after(due: datetime, length: Span, calendar: WorkingCalendar) -> datetime:
    """So long after it: in days, when the office closes on that day."""
    if length.unit == "hour":
        return due + timedelta(hours=length.amount)
    return calendar.due(due - timedelta(microseconds=1), length)
