"""Deadlines: what the law says (a length, and the moment it runs from), and the instant that makes on a calendar.

A history keeps the limit; the instant is worked out by the calendar of the day somebody asks, so that a day decreed
off in mid-case moves it. The one rule for "in time" and "too late" is `is_past`: everything else asks it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from licensing.clock.calendar import WIB, DayEnd, WorkingCalendar
from licensing.clock.calendars import Calendars
from licensing.clock.spans import Span
from licensing.words.identifiers import AgencyId

TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """So long from an instant, on the days of the agency that must act, or on the applicant's where `whose` is None.

    An agency's day ends when it closes, by its own calendar where it has one. The applicant's ends at 24:00 WIB; her
    working days are the city's.
    """

    within: Span
    since: datetime
    whose: AgencyId | None

    def due(self, calendars: Calendars) -> datetime:
        """The instant it runs out, in UTC: the first that is too late."""
        calendar, ends = _days_of(self.whose, calendars)
        return calendar.due(self.since, self.within, ends=ends)

    def moved(self, due: datetime, calendars: Calendars, now: datetime) -> datetime:
        """Where a deadline that was told as `due` stands by today's calendars; `due` itself where nothing changed."""
        calendar, ends = _days_of(self.whose, calendars)
        return told(due, self.due(calendars), calendar, ends, now)


def told(
    due: datetime, counted: datetime, calendar: WorkingCalendar, ends: DayEnd, now: datetime
) -> datetime:
    """Where a deadline stands that was told as `due` and is `counted` today, told anew now.

    It moves earlier only as far as the end of today: nobody's time is over before she can have learnt of it.
    """
    if counted >= due:
        return counted
    return min(due, max(counted, calendar.day_end(now, ends)))


def _days_of(whose: AgencyId | None, calendars: Calendars) -> tuple[WorkingCalendar, DayEnd]:
    return (calendars.city, "midnight") if whose is None else (calendars.of(whose), "closing")


def is_past(due: datetime, at: datetime) -> bool:
    """Whether something at the instant `at` comes too late for `due`: from `due` itself on, and not before.

    "Until 11 December" is due at 00:00 of the 12th: sent on the 11th at 23:59:59.999999 it is in time, and at 00:00
    it has lapsed.
    """
    return at >= due


def last_day(due: datetime) -> date:
    """The last day, in WIB, on which something is still in time: what "until" names."""
    return (due - TICK).astimezone(WIB).date()


def ends_at_midnight(due: datetime) -> bool:
    """Whether the whole of the last day is in time, so that naming a time of day would only confuse."""
    return last_day(due) != due.astimezone(WIB).date()
