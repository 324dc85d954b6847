"""Working days as one agency, or the city as a whole, keeps them, and the instant a length of time ends at.

Working days are Monday to Friday without national holidays and collective leave (cuti bersama), as the `holidays`
package knows them (SKB 3 Menteri; a year that is not decreed yet has only what the package already knows). A decree
makes a single day off or worked, whatever it would have been. All wall times are WIB (Asia/Jakarta, UTC+7, no DST).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from types import MappingProxyType
from typing import Literal
from zoneinfo import ZoneInfo

from licensing.clock.spans import Span

WIB = ZoneInfo("Asia/Jakarta")
ONE_DAY = timedelta(days=1)

DayEnd = Literal["closing", "midnight"]
"""When a day is over: officers' days when their office closes, applicants' at 24:00 WIB."""


@dataclass(frozen=True, slots=True)
class Decreed:
    """What was decided about one day, and by which decree."""

    is_worked: bool
    decree: str = ""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The days that were decided one by one, and when offices close (WIB)."""

    closing: time = time(16, 0)
    decreed: Mapping[date, Decreed] = field(default_factory=lambda: MappingProxyType[date, Decreed]({}))

    def is_working_day(self, day: date) -> bool:
        decreed = self.decreed.get(day)
        if decreed is not None:
            return decreed.is_worked
        return day.weekday() < 5 and day not in national(day.year)

    def working_day(self, start: date, number: int) -> date:
        """The `number`-th working day after `start`, which itself never counts."""
        day = start
        while number:
            day += ONE_DAY
            number -= self.is_working_day(day)
        return day

    def working_day_before(self, end: date, number: int) -> date:
        """The `number`-th working day before `end`, which itself never counts."""
        day = end
        while number:
            day -= ONE_DAY
            number -= self.is_working_day(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days there are after `start`, up to and including `end`; none where that is not later."""
        days = (start + ONE_DAY * n for n in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in days)

    def counting_from(self, at: datetime) -> date:
        """The day an office counts working days from: `at`'s own, or the next it works where `at` is after hours.

        Closing time itself is still within the day. A day off is after hours from its beginning to its end, so that
        nothing that comes in later is due earlier.
        """
        local = at.astimezone(WIB)
        if self.is_working_day(local.date()) and local.time() <= self.closing:
            return local.date()
        return self.working_day(local.date(), 1)

    def due(self, at: datetime, within: Span, *, ends: DayEnd = "closing") -> datetime:
        """The end of the last day of what lasts `within` from the instant `at`, as a UTC instant.

        `at`'s day never counts. A day that ends at midnight is never after hours.
        """
        day = at.astimezone(WIB).date()
        if within.unit == "working day":
            start = self.counting_from(at) if ends == "closing" else day
            last = self.working_day(start, within.amount)
        else:
            last = within.after(day) + ONE_DAY
        return self.end_of(last, ends)

    def day_end(self, at: datetime, ends: DayEnd) -> datetime:
        """When the day is over that the instant `at` belongs to; after hours that is the office's next."""
        day = self.counting_from(at) if ends == "closing" else at.astimezone(WIB).date()
        return self.end_of(day, ends)

    def end_of(self, day: date, ends: DayEnd) -> datetime:
        match ends:
            case "closing":
                end = datetime.combine(day, self.closing, WIB)
            case "midnight":
                end = datetime.combine(day + ONE_DAY, time(), WIB)
        return end.astimezone(UTC)


@cache
def national(year: int) -> frozenset[date]:
    """National holidays and collective leave of a year."""
    import holidays  # noqa: PLC0415 it takes a while to load, and much of what is started counts no day

    return frozenset(holidays.country_holidays("ID", years=year, categories=("public", "government")))
