"""Working time whatever the hours are: later receipt is never due earlier, and it is the same in any time zone."""

import os
import time as system_time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.quoting import APPLICANT, quoted
from licensing.case.commands import PassTime
from licensing.city.people import Service
from licensing.clock.calendar import WIB, Decreed, WorkingCalendar, national
from licensing.clock.calendars import Calendars
from licensing.clock.dated import Dated
from licensing.clock.running import Clock, due_at, used
from licensing.clock.spans import Span
from licensing.history.evolving import replay
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import AgencyId
from tests.licensing.case.test_timing import SILENCE
from tests.licensing.histories import city
from tests.licensing.test_measure import CALENDARS, DAYS, INSTANTS, MINUTES, OFFICE

T = TypeVar("T")
UNITS = st.sampled_from(("working day", "working hour", "day", "hour"))


def rich(
    calendar: WorkingCalendar,
    cut_off: time | None,
    worked: set[date],
    cut_offs: list[Dated[time | None]],
    keeping: list[Dated[bool]],
) -> WorkingCalendar:
    decreed = {**calendar.decreed, **dict.fromkeys(worked, Decreed(is_worked=True))}
    return replace(
        calendar, cut_off=cut_off, decreed=decreed, cut_offs=tuple(cut_offs), keeping=tuple(keeping)
    )


def some_days(one: date, other: date | None, value: T) -> Dated[T]:
    return Dated(min(one, other or one), max(one, other) if other else date.max, value)


def dated(values: st.SearchStrategy[T]) -> st.SearchStrategy[list[Dated[T]]]:
    return st.lists(st.builds(some_days, DAYS, st.none() | DAYS, values), max_size=3)


RICH = st.builds(
    rich,
    CALENDARS,
    st.none() | MINUTES,
    st.sets(DAYS, max_size=5),
    dated(st.none() | MINUTES),
    dated(st.booleans()),
)
"""Hours of every weekday, a season of others, days decreed either way, cut-offs and service on holidays by date."""


@given(RICH, INSTANTS, INSTANTS, st.builds(Span, st.integers(1, 12), UNITS), st.booleans())
def test_what_is_received_later_is_never_due_earlier_whatever_the_hours_are(
    calendar: WorkingCalendar, one: datetime, other: datetime, within: Span, at_midnight: bool
) -> None:
    earlier, later = sorted((one, other))
    ends = "midnight" if at_midnight else "closing"
    assert calendar.due(earlier, within, ends=ends) <= calendar.due(later, within, ends=ends)


@settings(max_examples=60)
@given(RICH, INSTANTS, st.integers(1, 5))
def test_working_days_agree_with_a_walk_minute_by_minute(
    calendar: WorkingCalendar, received: datetime, number: int
) -> None:
    """Minute by minute up to the one that is still received; then day by day, and minute by minute to closing."""
    minute = received
    while not (is_worked(calendar, minute.date()) and minute.time() <= last_minute(calendar, minute.date())):
        minute += timedelta(minutes=1)
    day = minute.date()
    for _ in range(number):
        day += timedelta(days=1)
        while not is_worked(calendar, day):
            day += timedelta(days=1)
    assert calendar.due(received, Span(number, "working day")) == datetime.combine(
        day, closing(calendar, day), WIB
    )


def is_worked(calendar: WorkingCalendar, day: date) -> bool:
    if day in calendar.decreed:
        return calendar.decreed[day].is_worked
    keeps = calendar.keeps_holidays
    for each in reversed(calendar.keeping):
        if each.first <= day <= each.last:
            keeps = each.value
    if keeps and day in national(day.year):
        return False
    return week_of(calendar, day)[day.weekday()] is not None


def week_of(calendar: WorkingCalendar, day: date) -> list[tuple[time, time] | None]:
    """Opening and closing of Monday to Sunday, as they hold on a day."""
    week = calendar.week
    for season in reversed(calendar.seasons):
        if season.first <= day <= season.last:
            week = season.value
    return [(hours.opens, hours.closes) if hours else None for hours in week.days]


def closing(calendar: WorkingCalendar, day: date) -> time:
    week = week_of(calendar, day)
    hours = week[day.weekday()] or next(each for each in week if each)
    return hours[1]


def last_minute(calendar: WorkingCalendar, day: date) -> time:
    cut_off = calendar.cut_off
    for each in reversed(calendar.cut_offs):
        if each.first <= day <= each.last:
            cut_off = each.value
    return min(closing(calendar, day), cut_off or time.max)


@contextmanager
def zone(name: str, monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """The process stands in another time zone."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setitem(os.environ, "TZ", name)
        system_time.tzset()
        yield
    system_time.tzset()


def handed_in() -> Scenario:
    """On Monday 2 March: five working days."""
    story = Scenario(city(), quoted(SILENCE, city()))
    story.submit(typed(APPLICANT))
    return story


def counted() -> tuple[object, ...]:
    """What a clock and a deadline come to, as anything would that stands anywhere."""
    started = datetime(2026, 3, 13, 10, 30, tzinfo=UTC)
    calendars = Calendars(replace(OFFICE, cut_off=time(15)))
    clock = Clock(Span(5, "working day"), AgencyId("loket"), started, None)
    story = handed_in()
    due = [task.due for task in story.open_tasks]
    now = datetime(2026, 3, 27, 3, 0, tzinfo=UTC)
    return calendars.digest(), due_at(clock, calendars, now), used(clock, calendars, now), due


def test_a_clock_is_the_same_in_every_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    here = counted()
    for name in ("UTC", "Asia/Jayapura", "Pacific/Kiritimati", "America/Los_Angeles", "Pacific/Pago_Pago"):
        with zone(name, monkeypatch):
            assert datetime.now().astimezone().tzname() is not None
            assert counted() == here, name


LATER = st.lists(st.sets(st.integers(0, 25), max_size=4), min_size=1, max_size=4)


@given(LATER)
def test_what_is_stored_of_a_deadline_is_what_its_events_and_the_days_decreed_come_to(
    decreed: list[set[int]],
) -> None:
    """Days are decreed off again and again in mid-case; the days that are left are walked one by one."""
    story = handed_in()
    off: set[date] = set()
    received = story.now.astimezone(WIB).date()
    for days in decreed:
        off |= {received + timedelta(days=1 + n) for n in days}
        calendar = WorkingCalendar(decreed=dict.fromkeys(off, Decreed(is_worked=False)))
        story.register = replace(story.register, calendar=Calendars(calendar))
        story.tell(PassTime(), by=Service())
    left, day = 5, received
    while left:
        day += timedelta(days=1)
        left -= day not in off and day.weekday() < 5 and day not in national(day.year)
    (task,) = story.open_tasks
    assert task.due == datetime.combine(day, time(16), WIB)
    assert replay(story.events) == story.case
