"""A clock as people see it: rounded so that nobody reads of time that there is not, and drawn where it ran."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from licensing.clock.calendars import Calendars
from licensing.clock.running import Clock, Pause
from licensing.clock.spans import Span
from licensing.telling.timed import BAR_WIDTH, Timed, timed
from licensing.words.identifiers import AgencyId
from tests.licensing.test_measure import OFFICE
from tests.licensing.test_running import at
from tests.licensing.told_of import file_of, submitted


def seen(now: str, *pauses: tuple[str, str | None], due: str | None = "2026-04-06 12:00") -> Timed:
    """Three hours from nine on, as they are seen at an instant."""
    stood = tuple(Pause("applicant", at(since), at(until) if until else None) for since, until in pauses)
    end: datetime | None = at(due) if due else None
    clock = Clock(Span(3, "hour"), AgencyId("loket"), at("2026-04-06 09:00"), end, stood)
    file = file_of(submitted())
    told = timed(replace(file, case=replace(file.case, clock=clock)), Calendars(OFFICE), at(now))
    assert told is not None
    return told


@pytest.mark.parametrize(
    ("now", "used", "left", "late_by"),
    [
        ("2026-04-06 09:05", "0.0", "3.0", "0.0"),
        ("2026-04-06 09:07", "0.1", "2.9", "0.0"),
        ("2026-04-06 11:59", "2.9", "0.1", "0.0"),
        ("2026-04-06 12:00", "3.0", "0.0", "0.0"),
        ("2026-04-06 12:05", "3.0", "0.0", "0.0"),
        ("2026-04-06 12:07", "3.1", "0.0", "0.1"),
    ],
)
def test_what_is_used_is_rounded_down_and_what_is_left_up(
    now: str, used: str, left: str, late_by: str
) -> None:
    told = seen(now)
    assert (told.used, told.left, told.late_by) == (Decimal(used), Decimal(left), Decimal(late_by))


def test_the_bar_shows_where_it_ran_where_it_stood_still_and_what_is_to_come() -> None:
    stood = seen("2026-04-06 12:00", ("2026-04-06 10:00", "2026-04-06 11:00"), due="2026-04-06 13:00")
    quarter = BAR_WIDTH // 4
    assert stood.bar == "█" * quarter + "░" * quarter + "█" * quarter + "·" * quarter


@pytest.mark.parametrize(
    "now", ["2026-04-06 09:00", "2026-04-06 10:13", "2026-04-06 12:00", "2026-04-08 09:01"]
)
def test_the_bar_is_never_longer_than_it_is_wide(now: str) -> None:
    assert len(seen(now).bar) == BAR_WIDTH
    assert len(seen(now, ("2026-04-06 09:00", None), due=None).bar) == BAR_WIDTH


def test_a_pause_that_was_taken_back_is_not_drawn() -> None:
    told = seen("2026-04-06 12:00", ("2026-04-06 10:00", "2026-04-06 10:00"))
    assert told.bar == "█" * BAR_WIDTH
