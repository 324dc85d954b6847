"""Deadlines: whose days they run on, and which instant is the first that is too late."""

from datetime import date, datetime, timedelta

import pytest

from licensing.clock.calendar import WIB, Decreed, WorkingCalendar
from licensing.clock.calendars import Calendars
from licensing.clock.moments import Limit, ends_at_midnight, is_past, last_day
from licensing.clock.spans import parse_span
from licensing.clock.wording import until
from licensing.words.identifiers import AgencyId
from licensing.words.sentences import Sentence

LOKET = AgencyId("loket")
CALENDARS = Calendars(
    WorkingCalendar(), {LOKET: WorkingCalendar(decreed={date(2026, 12, 5): Decreed(is_worked=True)})}
)
TICK = timedelta(microseconds=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


@pytest.mark.parametrize(
    ("within", "whose", "due"),
    [
        ("7 days", None, "2026-12-12 00:00"),
        ("1 working day", None, "2026-12-08 00:00"),
        ("1 working day", AgencyId("dinkes"), "2026-12-07 16:00"),
        ("1 working day", LOKET, "2026-12-05 16:00"),
    ],
)
def test_a_limit_runs_on_the_days_of_whoever_must_act(within: str, whose: AgencyId | None, due: str) -> None:
    assert Limit(parse_span(within), at("2026-12-04 09:00"), whose).due(CALENDARS) == at(due)


def off(*days: str) -> Calendars:
    return Calendars(
        WorkingCalendar(decreed={date.fromisoformat(day): Decreed(is_worked=False) for day in days})
    )


@pytest.mark.parametrize(
    ("whose", "told", "calendars", "now", "moved", "because"),
    [
        (None, "2026-12-10 00:00", Calendars(), "2026-12-08 09:00", "2026-12-10 00:00", "nothing changed"),
        (
            None,
            "2026-12-10 00:00",
            off("2026-12-09"),
            "2026-12-08 09:00",
            "2026-12-11 00:00",
            "a day off more",
        ),
        (None, "2026-12-11 00:00", Calendars(), "2026-12-08 09:00", "2026-12-10 00:00", "a day off less"),
        (
            None,
            "2026-12-11 00:00",
            Calendars(),
            "2026-12-10 09:00",
            "2026-12-11 00:00",
            "not before today ends",
        ),
        (
            None,
            "2026-12-14 00:00",
            Calendars(),
            "2026-12-11 09:00",
            "2026-12-12 00:00",
            "to the end of today",
        ),
        (None, "2026-12-11 00:00", Calendars(), "2026-12-15 09:00", "2026-12-11 00:00", "what is past stays"),
        (LOKET, "2026-12-10 16:00", Calendars(), "2026-12-08 09:00", "2026-12-09 16:00", "an office's days"),
        (LOKET, "2026-12-11 16:00", Calendars(), "2026-12-09 17:00", "2026-12-10 16:00", "its next closing"),
    ],
)
def test_a_deadline_moves_with_the_calendar_but_never_into_the_past(
    whose: AgencyId | None, told: str, calendars: Calendars, now: str, moved: str, because: str
) -> None:
    limit = Limit(parse_span("2 working days"), at("2026-12-07 09:00"), whose)
    assert limit.moved(at(told), calendars, at(now)) == at(moved)
    assert limit.moved(at(moved), calendars, at(now)) == at(moved), "once is enough"


@pytest.mark.parametrize("due", [at("2026-12-12 00:00"), at("2026-12-11 16:00")])
@pytest.mark.parametrize(
    ("away", "past"), [(-TICK, False), (timedelta(), True), (TICK, True)], ids=["before", "at", "after"]
)
def test_the_due_instant_is_the_first_that_is_too_late(due: datetime, away: timedelta, past: bool) -> None:
    assert is_past(due, due + away) is past


@pytest.mark.parametrize(
    ("sent", "past"),
    [("2026-12-11 20:00", False), ("2026-12-11 23:59:59.999999", False), ("2026-12-12 00:00", True)],
)
def test_until_11_december_is_the_whole_of_the_11th(sent: str, past: bool) -> None:
    due = Limit(parse_span("7 days"), at("2026-12-04 17:30"), None).due(CALENDARS)
    assert is_past(due, at(sent)) is past
    assert last_day(due) == date(2026, 12, 11)


@pytest.mark.parametrize(
    ("due", "last", "midnight"),
    [
        ("2026-12-12 00:00", date(2026, 12, 11), True),
        ("2026-12-11 16:00", date(2026, 12, 11), False),
        ("2026-12-12 00:00:00.000001", date(2026, 12, 12), False),
    ],
)
def test_until_names_the_last_day_that_is_in_time(due: str, last: date, midnight: bool) -> None:
    assert (last_day(at(due)), ends_at_midnight(at(due))) == (last, midnight)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-12-12 00:00", ("11 Desember 2026 pukul 24.00 WIB", "11 December 2026 at 24:00 WIB")),
        ("2026-12-11 16:00", ("11 Desember 2026 pukul 16.00 WIB", "11 December 2026 at 16:00 WIB")),
    ],
)
def test_a_deadline_is_told_by_its_last_day(due: str, said: tuple[str, str]) -> None:
    assert until(at(due)) == Sentence(*said)
