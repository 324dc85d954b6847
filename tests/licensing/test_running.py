"""The legal clock of a case: pauses neither gain nor lose time, and what is used is what ran."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.clock.calendar import WIB, WorkingCalendar
from licensing.clock.calendars import Calendars
from licensing.clock.running import Clock, Pause, counts_from, due_at, running, used, was_late
from licensing.clock.spans import Span, Unit
from licensing.words.identifiers import AgencyId
from tests.licensing.test_measure import CALENDARS, INSTANTS, OFFICE

LOKET = AgencyId("loket")
CITY = Calendars(OFFICE)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def clock(started: str, days: int, *pauses: tuple[str, str]) -> Clock:
    stood = tuple(Pause("applicant", at(since), at(until)) for since, until in pauses)
    return Clock(Span(days, "working day"), LOKET, at(started), None, stood)


@pytest.mark.parametrize(
    ("case_clock", "due", "because"),
    [
        (clock("2026-03-13 10:00", 5), "2026-03-27 16:30", "the worked example"),
        (clock("2026-03-13 17:30", 5), "2026-03-30 16:00", "after hours it begins on the Monday"),
        (
            clock("2026-04-06 09:00", 3, ("2026-04-06 10:00", "2026-04-06 15:00")),
            "2026-04-09 16:00",
            "the day it begins on counts for nothing, paused or not",
        ),
        (
            clock("2026-04-06 09:00", 3, ("2026-04-07 11:45", "2026-04-10 12:00")),
            "2026-04-14 16:00",
            "half a day was used before the pause, half the Friday after it, and two days are left",
        ),
        (
            clock("2026-04-06 09:00", 3, ("2026-04-09 15:59", "2026-04-13 07:30")),
            "2026-04-13 07:31",
            "asked in the last minute, the office has one minute left",
        ),
        (
            clock("2026-04-06 09:00", 3, ("2026-04-10 08:00", "2026-04-13 07:30")),
            "2026-04-09 16:00",
            "asked when the time is over: it stays over",
        ),
    ],
)
def test_when_the_time_is_over(case_clock: Clock, due: str, because: str) -> None:
    assert due_at(case_clock, CITY, at("2026-04-13 07:30")) == at(due), because


UNITS: tuple[Unit, ...] = ("working day", "day", "working hour", "hour")


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    """Started, paused and resumed at any instants, in order."""
    instants = sorted(draw(st.sets(INSTANTS, min_size=1, max_size=9)))
    pairs = zip(instants[1::2], instants[2::2], strict=False)
    pauses = tuple(Pause("applicant", since, until) for since, until in pairs)
    within = Span(draw(st.integers(1, 30)), draw(st.sampled_from(UNITS)))
    return Clock(within, LOKET, instants[0], None, pauses)


def used_by_the_minute(case_clock: Clock, calendars: Calendars, until: datetime) -> Fraction:
    """Every minute is asked whether it counts and whether the clock stood still: no stretch, no sum of runs."""
    minute = counts_from(case_clock, calendars)
    total = Fraction()
    while minute < until:
        if not any(each.since <= minute < (each.until or until) for each in case_clock.pauses):
            total += _worth(calendars, case_clock.within.unit, minute)
        minute += timedelta(minutes=1)
    return total


def _worth(calendars: Calendars, unit: Unit, minute: datetime) -> Fraction:
    local = minute.astimezone(WIB)
    day, hours = local.date(), calendars.city.hours(local.date())
    is_open = calendars.city.is_working_day(day) and hours.opens <= local.time() < hours.closes
    match unit:
        case "hour":
            return Fraction(1, 60)
        case "working hour":
            return Fraction(is_open, 60)
        case "working day":
            length = datetime.combine(day, hours.closes) - datetime.combine(day, hours.opens)
            return Fraction(is_open, length // timedelta(minutes=1))
        case "day":
            last = datetime.combine(day, hours.closes, WIB)
            end = day if local < last else day + timedelta(days=1)
            closes, before = (_closing(calendars, each) for each in (end, end - timedelta(days=1)))
            return Fraction(1, (closes - before) // timedelta(minutes=1))
        case "month" | "year":
            raise AssertionError("no limit of a case")


def _closing(calendars: Calendars, day: date) -> datetime:
    return datetime.combine(day, calendars.city.hours(day).closes, WIB)


@given(CALENDARS, clocks(), st.integers(0, 3 * 24 * 60))
def test_what_is_used_is_every_minute_that_counted_while_it_ran(
    calendar: WorkingCalendar, case_clock: Clock, minutes: int
) -> None:
    calendars = Calendars(calendar)
    until = case_clock.started_at + timedelta(minutes=minutes)
    assert used(case_clock, calendars, until) == used_by_the_minute(case_clock, calendars, until)


@given(CALENDARS, clocks(), INSTANTS)
def test_when_its_time_is_over_exactly_its_time_is_used(
    calendar: WorkingCalendar, case_clock: Clock, now: datetime
) -> None:
    calendars = Calendars(calendar)
    now = max(now, *(each.until or now for each in case_clock.pauses), case_clock.started_at)
    due = due_at(case_clock, calendars, now)
    assert used(case_clock, calendars, due) >= case_clock.within.amount
    assert used(case_clock, calendars, due - timedelta(microseconds=1)) < case_clock.within.amount


@given(CALENDARS, clocks(), INSTANTS, st.integers(1, 10_000))
def test_one_more_pause_moves_the_end_by_what_would_have_been_used_in_it(
    calendar: WorkingCalendar, case_clock: Clock, since: datetime, minutes: int
) -> None:
    calendars = Calendars(calendar)
    since = max(since, *(each.until or since for each in case_clock.pauses), case_clock.started_at)
    until = since + timedelta(minutes=minutes)
    stood = replace(case_clock, pauses=(*case_clock.pauses, Pause("applicant", since, until)))
    lost = used(case_clock, calendars, until) - used(case_clock, calendars, since)
    for later in (until, until + timedelta(days=3)):
        assert used(stood, calendars, later) == used(case_clock, calendars, later) - lost
    assert due_at(stood, calendars, until) >= due_at(case_clock, calendars, until)


@given(CALENDARS, INSTANTS, st.integers(1, 30))
def test_without_a_pause_it_ends_when_every_limit_of_that_length_ends(
    calendar: WorkingCalendar, started: datetime, days: int
) -> None:
    within = Span(days, "working day")
    case_clock = Clock(within, LOKET, started, None)
    assert due_at(case_clock, Calendars(calendar), started) == calendar.due(started, within)


@given(clocks(), INSTANTS)
def test_runs_and_pauses_lie_beside_each_other_without_a_gap(case_clock: Clock, until: datetime) -> None:
    runs = [*running(case_clock, until)]
    stood = [
        (each.since, min(each.until or until, until)) for each in case_clock.pauses if each.since < until
    ]
    pieces = sorted((*runs, *stood))
    assert [end for _, end in pieces[:-1]] == [begin for begin, _ in pieces[1:]]
    if until > case_clock.started_at:
        assert (pieces[0][0], pieces[-1][1]) == (case_clock.started_at, until)


@given(CALENDARS, clocks(), st.integers(0, 30 * 24 * 60))
def test_it_is_over_from_the_instant_it_is_due_on_and_not_before(
    calendar: WorkingCalendar, case_clock: Clock, minutes: int
) -> None:
    calendars, at = Calendars(calendar), case_clock.started_at + timedelta(minutes=minutes)
    stands = case_clock.resumed(at, None)
    if not any(pause.since <= at < (pause.until or at) for pause in stands.pauses):
        over = used(stands, calendars, at) >= stands.within.amount
        assert over == (due_at(stands, calendars, at) <= at)


@pytest.mark.parametrize(
    ("ran", "is_late"),
    [
        (["2026-04-09 15:59"], False),
        (["2026-04-09 16:00"], True),
        (["2026-04-09 15:59", "2026-04-20 09:00"], False),
        (["2026-04-09 16:00", "2026-04-20 09:00"], True),
    ],
    ids=["in time", "at the end", "asked in time and stopped long after", "asked at the end"],
)
def test_late_is_what_ran_until_the_end_that_was_told(ran: list[str], is_late: bool) -> None:
    told = replace(clock("2026-04-06 09:00", 3), due=at("2026-04-09 16:00"))
    paused = told.paused("applicant", at(ran[0])) if len(ran) > 1 else told
    stopped = paused.stopped(at(ran[-1]))
    assert was_late(stopped, at("2026-05-01 09:00")) == is_late


def test_what_was_gone_on_with_goes_by_the_end_that_was_told_then() -> None:
    told = replace(clock("2026-04-06 09:00", 3), due=at("2026-04-09 16:00"))
    gone_on = told.paused("applicant", at("2026-04-08 09:00")).resumed(
        at("2026-04-20 09:00"), at("2026-04-21 09:00")
    )
    assert not was_late(gone_on.stopped(at("2026-04-21 08:59")), at("2026-05-01 09:00"))
    assert was_late(gone_on.stopped(at("2026-04-21 09:00")), at("2026-05-01 09:00"))
