"""What an office says of its days itself; what it leaves open is as whoever stands above it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from types import MappingProxyType

from licensing.clock.calendar import Decreed, WorkingCalendar
from licensing.clock.dated import Dated
from licensing.clock.hours import Week


@dataclass(frozen=True, slots=True)
class OwnDays:
    """As the attributes of a `WorkingCalendar`; None, or nothing, where the office leaves it open."""

    week: Week | None = None
    seasons: tuple[Dated[Week], ...] = ()
    decreed: Mapping[date, Decreed] = field(default_factory=lambda: MappingProxyType[date, Decreed]({}))
    cut_off: time | None = None
    keeps_holidays: bool | None = None
    announced: frozenset[int] | None = None
    cut_offs: tuple[Dated[time | None], ...] = ()
    keeping: tuple[Dated[bool], ...] = ()

    @staticmethod
    def of(calendar: WorkingCalendar) -> "OwnDays":
        """Everything that a calendar says, so that nothing is left open."""
        return OwnDays(
            calendar.week,
            calendar.seasons,
            calendar.decreed,
            calendar.cut_off,
            calendar.keeps_holidays,
            calendar.announced,
            calendar.cut_offs,
            calendar.keeping,
        )

    def onto(self, calendar: WorkingCalendar) -> WorkingCalendar:
        """The calendar with this on top of it; whoever has hours of its own has its own seasons, and so on."""
        return WorkingCalendar(
            week=self.week or calendar.week,
            seasons=(*self.seasons, *(() if self.week else calendar.seasons)),
            decreed={**calendar.decreed, **self.decreed},
            cut_off=self.cut_off or calendar.cut_off,
            keeps_holidays=calendar.keeps_holidays if self.keeps_holidays is None else self.keeps_holidays,
            announced=calendar.announced if self.announced is None else self.announced,
            cut_offs=(*self.cut_offs, *(() if self.cut_off else calendar.cut_offs)),
            keeping=(*self.keeping, *(calendar.keeping if self.keeps_holidays is None else ())),
        )

    def with_day(self, day: date, decreed: Decreed) -> "OwnDays":
        return replace(self, decreed={**self.decreed, day: decreed})
