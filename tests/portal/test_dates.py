"""How far away a day is, as people say it in either language."""

from datetime import UTC, datetime, timedelta

import pytest

from licensing.clock.calendar import WorkingCalendar
from licensing.words.sentences import Sentence
from portal.web.dates import say_due

DUE = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-3, Sentence("Sisa 3 hari", "3 days left")),
        (-1, Sentence("Besok", "Tomorrow")),
        (0, Sentence("Hari ini", "Today")),
        (1, Sentence("Terlambat 1 hari", "1 day late")),
        (2, Sentence("Terlambat 2 hari", "2 days late")),
    ],
)
def test_a_due_date_is_said_in_days(days: int, said: Sentence) -> None:
    assert say_due(DUE, DUE + timedelta(days) - timedelta(minutes=1)) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (19, Sentence("Sisa 4 hari kerja", "4 working days left")),
        (24, Sentence("Sisa 1 hari kerja", "1 working day left")),
        (25, Sentence("Hari ini", "Today")),
        (26, Sentence("Terlambat 1 hari kerja", "1 working day late")),
        (29, Sentence("Terlambat 2 hari kerja", "2 working days late")),
        (30, Sentence("Terlambat 3 hari kerja", "3 working days late")),
    ],
)
def test_what_is_counted_in_working_days_is_said_in_them(day: int, said: Sentence) -> None:
    at_ten = datetime(2026, 11, day, 3, 0, tzinfo=UTC)
    assert say_due(DUE, at_ten, WorkingCalendar()) == said


def test_over_a_weekend_nothing_grows_later() -> None:
    friday = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    assert say_due(friday, friday + timedelta(days=1), WorkingCalendar()) == Sentence("Terlambat", "Late")


def test_what_is_late_since_an_hour_is_only_late() -> None:
    assert say_due(DUE, DUE + timedelta(hours=1)) == Sentence("Terlambat", "Late")
