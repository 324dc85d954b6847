"""Working days of the city, and the instant a task is due.

Working days are Monday to Friday without national holidays, collective leave (cuti bersama) and days the city adds.
Holidays come from the `holidays` package (SKB 3 Menteri); where a year is not decreed yet, only what the package
already knows counts, and `calendar.extra` in `agencies.yaml` can add days. All wall times are WIB (Asia/Jakarta,
UTC+7, no DST).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from licensing.clock.spans import Span

WIB = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The city's own days off beside the national ones, and when its offices close (WIB)."""

    closing: time = time(16, 0)
    extra: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.extra and day not in _national(day.year)

    def counting_from(self, at: datetime) -> date:
        """The day a time limit starts to count from: `at`'s day, or the next working day after closing.

        A day off has no closing time: whatever comes in on it counts alike.
        """
        local = at.astimezone(WIB)
        if local.time() <= self.closing or not self.is_working_day(local.date()):
            return local.date()
        return self.working_day(local.date(), 1)

    def working_day(self, start: date, number: int) -> date:
        """The `number`-th working day after `start`, which itself never counts."""
        day = start
        while number:
            day += timedelta(days=1)
            number -= self.is_working_day(day)
        return day

    def due(self, at: datetime, within: Span) -> datetime:
        """When something given `within` at the instant `at` is due, as a UTC instant at closing time."""
        start = self.counting_from(at) if within.unit == "working day" else at.astimezone(WIB).date()
        if within.unit == "working day":
            day = self.working_day(start, within.amount)
        else:
            day = within.after(start) + timedelta(days=1)
        return datetime.combine(day, self.closing, WIB).astimezone(UTC)


@cache
def _national(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("ID", years=year, categories=("public", "government")))
