"""Working days of the city and of agencies that keep their own, and what a decree changes about them."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from licensing.clock import calendars
from licensing.clock.calendar import WIB, DayEnd, Decreed, WorkingCalendar, national
from licensing.clock.calendars import YEARS, Calendars
from licensing.clock.dated import Dated
from licensing.clock.hours import Hours, Week
from licensing.clock.spans import Span, parse_span
from licensing.words.identifiers import AgencyId

CITY = WorkingCalendar()
SHORT = Week((*[Hours(time(8), time(14))] * 5, None, None))
OFF, WORKED = Decreed(is_worked=False), Decreed(is_worked=True)
HOLIDAYS = TypeAdapter(dict[date, dict[str, str]]).validate_python(
    json.loads(Path(__file__).with_name("libur_2025_2027.json").read_text())
)
"""The three ministers' joint decrees (SKB) of 2025 to 2027, written down by hand."""


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def decreed(off: set[date], worked: set[date]) -> WorkingCalendar:
    return WorkingCalendar(decreed={**dict.fromkeys(off, OFF), **dict.fromkeys(worked, WORKED)})


@pytest.mark.parametrize(("year", "days"), [(2025, 237), (2026, 240), (2027, 242)])
def test_working_days_of_a_year_with_collective_leave(year: int, days: int) -> None:
    assert sum(CITY.is_working_day(day) for day in year_of_days(year)) == days


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_the_holidays_of_a_year_are_those_of_its_decree(year: int) -> None:
    weekdays = {day for day in year_of_days(year) if day.weekday() < 5}
    assert {day for day in weekdays if not CITY.is_working_day(day)} == weekdays & set(HOLIDAYS)


@pytest.mark.parametrize(
    ("start", "number", "day"),
    [
        (date(2026, 3, 13), 5, date(2026, 3, 27)),
        (date(2026, 3, 16), 5, date(2026, 3, 30)),
        (date(2026, 3, 17), 1, date(2026, 3, 25)),
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
    ],
)
def test_the_nth_working_day_after_a_start_day(start: date, number: int, day: date) -> None:
    assert CITY.working_day(start, number) == day


@pytest.mark.parametrize(
    ("received", "starts", "because"),
    [
        ("2026-03-13 10:00", date(2026, 3, 13), "within hours"),
        ("2026-03-13 16:00", date(2026, 3, 13), "closing time is still within the day"),
        ("2026-03-13 16:00:00.000001", date(2026, 3, 16), "after hours"),
        ("2026-03-14 10:00", date(2026, 3, 16), "a Saturday is after hours from its beginning"),
        ("2026-03-15 23:59", date(2026, 3, 16), "and a Sunday to its end"),
        ("2026-03-16 00:00", date(2026, 3, 16), "before hours is within the day"),
    ],
)
def test_the_day_an_office_counts_from(received: str, starts: date, because: str) -> None:
    assert CITY.counting_from(at(received)) == starts


@pytest.mark.parametrize(
    ("received", "within", "ends", "due"),
    [
        ("2026-03-13 10:00", "5 working days", "closing", "2026-03-27 16:00"),
        ("2026-03-13 17:30", "5 working days", "closing", "2026-03-30 16:00"),
        ("2026-03-14 10:00", "5 working days", "closing", "2026-03-30 16:00"),
        ("2026-03-17 09:00", "14 days", "closing", "2026-03-31 16:00"),
        ("2026-03-17 09:00", "14 days", "midnight", "2026-04-01 00:00"),
        ("2026-03-13 17:30", "5 working days", "midnight", "2026-03-28 00:00"),
        ("2026-01-31 09:00", "1 month", "midnight", "2026-03-01 00:00"),
    ],
)
def test_the_instant_a_length_of_time_ends_at(received: str, within: str, ends: DayEnd, due: str) -> None:
    assert CITY.due(at(received), parse_span(within), ends=ends) == at(due)


def test_a_day_decreed_off_is_not_counted() -> None:
    assert decreed({date(2026, 11, 24)}, set()).working_day(date(2026, 11, 23), 1) == date(2026, 11, 25)


def test_collective_leave_that_is_revoked_is_worked() -> None:
    assert not CITY.is_working_day(date(2026, 12, 24))
    assert decreed(set(), {date(2026, 12, 24)}).working_day(date(2026, 12, 23), 1) == date(2026, 12, 24)


def test_an_agency_that_serves_on_a_day_the_others_do_not_counts_it() -> None:
    saturday, funerals = date(2026, 3, 14), AgencyId("pemakaman")
    calendars = Calendars(CITY, {funerals: decreed(set(), {saturday})})
    assert calendars.of(funerals).working_day(date(2026, 3, 13), 1) == saturday
    assert calendars.of(AgencyId("loket")).working_day(date(2026, 3, 13), 1) == date(2026, 3, 16)


def test_calendars_have_another_digest_exactly_if_they_count_otherwise() -> None:
    monday, saturday, loket = date(2026, 3, 2), date(2026, 3, 7), AgencyId("loket")
    named = WorkingCalendar(decreed={monday: Decreed(is_worked=False, decree="SE 1/2026")})
    alike = [Calendars(CITY), Calendars(decreed({saturday}, {monday}))]
    different = [
        Calendars(CITY),
        Calendars(named),
        Calendars(WorkingCalendar(week=Week((*[Hours(closes=time(15, 0))] * 5, None, None)))),
        Calendars(WorkingCalendar(seasons=(Dated(monday, saturday, SHORT),))),
        Calendars(WorkingCalendar(cut_off=time(15, 0))),
        Calendars(WorkingCalendar(keeps_holidays=False)),
        Calendars(decreed(set(), {saturday})),
        Calendars(CITY, {loket: named}),
        Calendars(CITY, {AgencyId("dinkes"): named}),
    ]
    assert len({each.digest() for each in alike}) == 1
    assert len({each.digest() for each in different}) == len(different)
    assert Calendars(decreed({monday}, set())).digest() == Calendars(named).digest()


@pytest.mark.parametrize("year", [YEARS[0], YEARS[-1]])
def test_a_holiday_that_comes_to_be_known_makes_another_digest(
    year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def known_before(asked: int) -> frozenset[date]:
        return national(asked) - {min(national(year))}

    before = Calendars().digest()
    monkeypatch.setattr(calendars, "national", known_before)
    assert Calendars().digest() != before


def test_the_applicants_day_is_the_citys_whatever_day_it_is_elsewhere() -> None:
    """At 18:00 UTC it is one in the morning of the 3rd of March in the city."""
    instant = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
    assert CITY.day_end(instant, "midnight") == datetime(2026, 3, 3, 17, 0, tzinfo=UTC)


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
INSTANTS = st.builds(datetime.combine, DAYS, st.times(), st.just(WIB))
CALENDARS = st.builds(decreed, st.sets(DAYS, max_size=20), st.sets(DAYS, max_size=20))
SPANS = st.one_of(
    st.builds(Span, st.integers(1, 30), st.just("working day")),
    st.builds(Span, st.integers(1, 60), st.just("day")),
    st.builds(Span, st.integers(1, 6), st.sampled_from(("month", "year"))),
)
ENDS = st.sampled_from(("closing", "midnight"))


@given(CALENDARS, INSTANTS, INSTANTS, SPANS, ENDS)
def test_what_is_received_later_is_never_due_earlier(
    calendar: WorkingCalendar, one: datetime, other: datetime, within: Span, ends: DayEnd
) -> None:
    earlier, later = sorted((one, other))
    assert calendar.due(earlier, within, ends=ends) <= calendar.due(later, within, ends=ends)


@given(CALENDARS, DAYS, INSTANTS, SPANS, ENDS)
def test_a_day_off_more_makes_nothing_due_earlier_and_one_less_nothing_later(
    calendar: WorkingCalendar, day: date, start: datetime, within: Span, ends: DayEnd
) -> None:
    dues = [
        WorkingCalendar(decreed={**calendar.decreed, day: each}).due(start, within, ends=ends)
        for each in (WORKED, OFF)
    ]
    assert dues[0] <= dues[1]
    assert calendar.due(start, within, ends=ends) in dues


@given(CALENDARS, INSTANTS, st.integers(1, 30), ENDS)
def test_working_days_agree_with_a_count_by_hand(
    calendar: WorkingCalendar, start: datetime, number: int, ends: DayEnd
) -> None:
    """Every day of two years is listed with whether it is worked; the answer is read off that list."""
    worked = [day for day in listed(calendar) if day >= start.date()]
    late = ends == "closing" and (start.date() not in worked[:1] or start.time() > time(16, 0))
    left = [day for day in worked if day > start.date()]
    last = left[number if late else number - 1]
    end = at(f"{last} 16:00") if ends == "closing" else at(f"{last + timedelta(days=1)} 00:00")
    assert calendar.due(start, Span(number, "working day"), ends=ends) == end


def listed(calendar: WorkingCalendar) -> list[date]:
    names = ("Mon", "Tue", "Wed", "Thu", "Fri")
    return [
        day
        for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(730))
        if (
            calendar.decreed[day] == WORKED
            if day in calendar.decreed
            else f"{day:%a}" in names and day not in HOLIDAYS
        )
    ]


def year_of_days(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
