"""Time that counts, measured exactly: it adds up, is never gained or lost, and agrees with a count by the minute."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.clock.calendar import WIB, Decreed, WorkingCalendar
from licensing.clock.dated import Dated
from licensing.clock.hours import Hours, Week
from licensing.clock.measure import elapsed, reached
from licensing.clock.spans import Span, Unit

FRIDAY_LONG = Week((*[Hours(time(7, 30), time(16))] * 4, Hours(time(7, 30), time(16, 30)), None, None))
RAMADAN = Dated(
    date(2026, 2, 19),
    date(2026, 3, 19),
    Week((*[Hours(time(8), time(15))] * 4, Hours(time(8), time(15, 30)), None, None)),
)
OFFICE = WorkingCalendar(week=FRIDAY_LONG, seasons=(RAMADAN,))
GRAVES = WorkingCalendar(week=Week((Hours(time(6), time(18)),) * 7), keeps_holidays=False)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


@pytest.mark.parametrize(
    ("calendar", "unit", "since", "until", "passed"),
    [
        (OFFICE, "working day", "2026-03-02 08:00", "2026-03-02 15:00", Fraction(1)),
        (OFFICE, "working day", "2026-03-02 11:30", "2026-03-03 11:30", Fraction(1)),
        (OFFICE, "working day", "2026-04-08 07:30", "2026-04-08 11:45", Fraction(1, 2)),
        (OFFICE, "working day", "2026-04-10 16:30", "2026-04-13 07:30", Fraction(0)),
        (OFFICE, "working day", "2026-03-17 15:00", "2026-03-25 16:00", Fraction(1)),
        (OFFICE, "working hour", "2026-03-06 08:00", "2026-03-06 17:00", Fraction(15, 2)),
        (OFFICE, "working hour", "2026-04-10 15:30", "2026-04-13 08:30", Fraction(2)),
        (GRAVES, "working day", "2026-03-20 18:00", "2026-03-23 18:00", Fraction(3)),
        (OFFICE, "hour", "2026-04-10 16:30", "2026-04-13 07:30", Fraction(63)),
        (OFFICE, "day", "2026-04-08 16:00", "2026-04-11 16:30", Fraction(3) + Fraction(1, 48)),
    ],
)
def test_what_has_passed_between_two_instants(
    calendar: WorkingCalendar, unit: Unit, since: str, until: str, passed: Fraction
) -> None:
    begins, ends = at(since), at(until)
    measured = elapsed(calendar.stretches(unit, begins), begins, ends)
    assert measured == passed


@pytest.mark.parametrize(
    ("received", "within", "due"),
    [
        ("2026-04-10 15:30", Span(2, "working hour"), "2026-04-13 08:30"),
        ("2026-04-10 17:00", Span(1, "working hour"), "2026-04-13 08:30"),
        ("2026-03-06 14:30", Span(2, "working hour"), "2026-03-09 09:00"),
        ("2026-03-06 14:30", Span(2, "hour"), "2026-03-06 16:30"),
        ("2026-03-06 15:30", Span(1, "working day"), "2026-03-09 15:00"),
        ("2026-03-06 15:31", Span(1, "working day"), "2026-03-10 15:00"),
        ("2026-04-09 16:00", Span(1, "working day"), "2026-04-10 16:30"),
    ],
)
def test_the_hours_of_the_weekday_and_of_ramadan_count(received: str, within: Span, due: str) -> None:
    assert OFFICE.due(at(received), within) == at(due)


def test_what_comes_after_the_cut_off_belongs_to_the_next_day() -> None:
    calendar = WorkingCalendar(cut_off=time(14))
    assert calendar.counting_from(at("2026-04-10 14:00")) == date(2026, 4, 10)
    assert calendar.counting_from(at("2026-04-10 14:00:00.000001")) == date(2026, 4, 13)
    assert calendar.due(at("2026-04-10 15:00"), Span(1, "working day")) == at("2026-04-14 16:00")


DAYS = st.dates(date(2026, 2, 1), date(2026, 4, 30))
MINUTES = st.times().map(lambda each: each.replace(second=0, microsecond=0))
INSTANTS = st.builds(datetime.combine, DAYS, MINUTES, st.just(WIB))
HOURS = (
    st.tuples(MINUTES, MINUTES)
    .map(sorted)
    .filter(lambda each: each[0] < each[1])
    .map(lambda each: Hours(*each))
)
WEEKS = st.lists(st.none() | HOURS, min_size=7, max_size=7).filter(any).map(lambda days: Week(tuple(days)))


def calendar_of(week: Week, other: Week, first: date, off: set[date], is_daily: bool) -> WorkingCalendar:
    return WorkingCalendar(
        week=week,
        seasons=(Dated(first, first + timedelta(days=20), other),),
        decreed=dict.fromkeys(off, Decreed(is_worked=False)),
        keeps_holidays=not is_daily,
    )


CALENDARS = st.builds(calendar_of, WEEKS, WEEKS, DAYS, st.sets(DAYS, max_size=5), st.booleans())
UNITS = st.sampled_from(("working day", "working hour", "day", "hour"))


@given(CALENDARS, UNITS, st.lists(INSTANTS, min_size=3, max_size=3))
def test_what_passes_adds_up(calendar: WorkingCalendar, unit: Unit, instants: list[datetime]) -> None:
    one, two, three = sorted(instants)
    parts = [
        elapsed(calendar.stretches(unit, begins), begins, ends) for begins, ends in ((one, two), (two, three))
    ]
    assert sum(parts) == elapsed(calendar.stretches(unit, one), one, three)


@given(CALENDARS, UNITS, INSTANTS, st.fractions(0, 12, max_denominator=1000))
def test_what_is_reached_has_passed_and_not_a_microsecond_before(
    calendar: WorkingCalendar, unit: Unit, since: datetime, amount: Fraction
) -> None:
    end = reached(calendar.stretches(unit, since), since, amount)
    assert elapsed(calendar.stretches(unit, since), since, end) >= amount
    if amount:
        before = end - timedelta(microseconds=1)
        assert elapsed(calendar.stretches(unit, since), since, before) < amount


@given(CALENDARS, st.integers(1, 12), INSTANTS)
def test_from_the_end_of_a_day_so_many_days_end_as_the_calendar_says(
    calendar: WorkingCalendar, number: int, received: datetime
) -> None:
    begins = calendar.end_of(calendar.counting_from(received), "closing")
    end = reached(calendar.stretches("working day", begins), begins, Fraction(number))
    assert end == calendar.due(received, Span(number, "working day"))


@given(CALENDARS, INSTANTS, INSTANTS)
def test_working_hours_agree_with_a_count_by_the_minute(
    calendar: WorkingCalendar, one: datetime, other: datetime
) -> None:
    since, until = sorted((one, other))
    until = min(until, since + timedelta(days=10))
    minutes = (since + timedelta(minutes=n) for n in range((until - since) // timedelta(minutes=1)))
    worked = sum(
        calendar.is_working_day(each.date())
        and calendar.hours(each.date()).opens <= each.time() < calendar.hours(each.date()).closes
        for each in minutes
    )
    assert elapsed(calendar.stretches("working hour", since), since, until) == Fraction(worked, 60)
