"""How far away a day is, as people say it in either language."""

from datetime import UTC, datetime, timedelta

import pytest

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


def test_what_is_late_since_an_hour_is_only_late() -> None:
    assert say_due(DUE, DUE + timedelta(hours=1)) == Sentence("Terlambat", "Late")
