"""Working days as one agency, or the city as a whole, keeps them, and the instant a length of time ends at.

Working days are Monday to Friday without national holidays and collective leave (cuti bersama), as the `holidays`
package knows them (SKB 3 Menteri; a year that is not decreed yet has only what the package already knows). An agency
may work other weekdays, and on holidays too. A decree makes a single day off or worked, whatever it would have been;
others give hours, a cut-off or service on holidays to all days from one to another.
All wall times are WIB (Asia/Jakarta, UTC+7, no DST).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Literal
from zoneinfo import ZoneInfo

from licensing.clock.dated import ONE_DAY, Dated, on
from licensing.clock.hours import Hours, Week
from licensing.clock.measure import Stretch, in_hours, reached
from licensing.clock.spans import Span, Unit

WIB = ZoneInfo("Asia/Jakarta")

DayEnd = Literal["closing", "midnight"]
"""When a day is over: officers' days when their office closes, applicants' at 24:00 WIB."""


@dataclass(frozen=True, slots=True)
class Decreed:
    """What was decided about one day, and by which decree."""

    is_worked: bool
    decree: str = ""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """When one office works.

    Attributes:
        week: its hours by weekday, `seasons` the days that have others.
        decreed: the days that were decided one by one.
        cut_off: what comes in later belongs to the next day, where that is earlier than the day closes; None where
            only closing counts. `cut_offs` the days that have another.
        keeps_holidays: False where it serves on national holidays and collective leave as well. `keeping` the days on
            which it does otherwise.
        announced: the years whose decree is out; the dates of any other are provisional. None where nobody says.
    """

    week: Week = Week()  # noqa: RUF009 it is frozen, so one serves all
    seasons: tuple[Dated[Week], ...] = ()
    decreed: Mapping[date, Decreed] = field(default_factory=lambda: MappingProxyType[date, Decreed]({}))
    cut_off: time | None = None
    keeps_holidays: bool = True
    announced: frozenset[int] | None = None
    cut_offs: tuple[Dated[time | None], ...] = ()
    keeping: tuple[Dated[bool], ...] = ()

    def is_working_day(self, day: date) -> bool:
        decreed = self.decreed.get(day)
        if decreed is not None:
            return decreed.is_worked
        is_off = day in national(day.year) and on(day, self.keeping, self.keeps_holidays)
        return not is_off and self._week_of(day).hours(day) is not None

    def hours(self, day: date) -> Hours:
        """When it opens and closes on a day, or would, were the day worked."""
        week = self._week_of(day)
        return week.hours(day) or week.usual

    def is_provisional(self, day: date) -> bool:
        """Whether what is counted up to a day may still move, because the decree of its year is not out."""
        return self.announced is not None and day.year not in self.announced

    def _week_of(self, day: date) -> Week:
        return on(day, self.seasons, self.week)

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

        Closing time (or the cut-off) itself is still within the day. A day off is after hours from its beginning to
        its end: otherwise what comes in on a closed Saturday would be due before what came on the Friday evening.
        """
        local = at.astimezone(WIB)
        day = local.date()
        if self.is_working_day(day) and local.time() <= self._last_receipt(day):
            return day
        return self.working_day(day, 1)

    def _last_receipt(self, day: date) -> time:
        closes, cut_off = self.hours(day).closes, on(day, self.cut_offs, self.cut_off)
        return closes if cut_off is None else min(cut_off, closes)

    def due(self, at: datetime, within: Span, *, ends: DayEnd = "closing") -> datetime:
        """The end of the last day of what lasts `within` from the instant `at`, as a UTC instant.

        `at`'s day never counts. A day that ends at midnight is never after hours. Hours count from `at` itself.
        """
        day = at.astimezone(WIB).date()
        match within.unit:
            case "hour" | "working hour":
                return reached(self.stretches(within.unit, at), at, Fraction(within.amount))
            case "working day":
                start = self.counting_from(at) if ends == "closing" else day
                last = self.working_day(start, within.amount)
            case "day" | "month" | "year":
                last = within.after(day) + ONE_DAY
        return self.end_of(last, ends)

    def stretches(self, unit: Unit, since: datetime) -> Iterator[Stretch]:
        """The time that counts from an instant on, without end; the first stretch may have begun before it.

        An office's calendar day lasts from one closing to the next. Months and years are no time one could measure.
        """
        day = since.astimezone(WIB).date() - ONE_DAY
        while True:
            yield from self._stretches_of(day, unit)
            day += ONE_DAY

    def _stretches_of(self, day: date, unit: Unit) -> Iterator[Stretch]:
        closes = self.end_of(day, "closing")
        match unit:
            case "working day" | "working hour":
                if self.is_working_day(day):
                    opens = datetime.combine(day, self.hours(day).opens, WIB).astimezone(UTC)
                    worth = Fraction(1) if unit == "working day" else in_hours(closes - opens)
                    yield Stretch(opens, closes, worth)
            case "day":
                yield Stretch(self.end_of(day - ONE_DAY, "closing"), closes, Fraction(1))
            case "hour":
                yield Stretch(
                    self.end_of(day - ONE_DAY, "midnight"), self.end_of(day, "midnight"), Fraction(24)
                )
            case "month" | "year":
                raise ValueError("months and years differ in length")

    def day_end(self, at: datetime, ends: DayEnd) -> datetime:
        """When the day is over that the instant `at` belongs to; after hours that is the office's next."""
        day = self.counting_from(at) if ends == "closing" else at.astimezone(WIB).date()
        return self.end_of(day, ends)

    def end_of(self, day: date, ends: DayEnd) -> datetime:
        match ends:
            case "closing":
                end = datetime.combine(day, self.hours(day).closes, WIB)
            case "midnight":
                end = datetime.combine(day + ONE_DAY, time(), WIB)
        return end.astimezone(UTC)


@cache
def national(year: int) -> frozenset[date]:
    """National holidays and collective leave of a year."""
    return frozenset(national_names(year))


@cache
def national_names(year: int) -> Mapping[date, str]:
    """The same with what each is called, in Indonesian."""
    import holidays  # noqa: PLC0415 it takes a while to load, and much of what is started counts no day

    return dict(
        holidays.country_holidays("ID", years=year, categories=("public", "government"), language="id")
    )
