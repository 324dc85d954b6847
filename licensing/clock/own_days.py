"""What an office says of its days itself; what it leaves open is as whoever stands above it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from types import MappingProxyType

from licensing.clock.calendar import ONE_DAY, Decreed, WorkingCalendar
from licensing.clock.hours import Season, Week


@dataclass(frozen=True, slots=True)
class OwnDays:
    """As the attributes of a `WorkingCalendar`; None, or nothing, where the office leaves it open."""

    week: Week | None = None
    seasons: tuple[Season, ...] = ()
    decreed: Mapping[date, Decreed] = field(default_factory=lambda: MappingProxyType[date, Decreed]({}))
    cut_off: time | None = None
    keeps_holidays: bool | None = None
    announced: frozenset[int] | None = None

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
        )

    def onto(self, calendar: WorkingCalendar) -> WorkingCalendar:
        """The calendar with this on top of it; whoever has hours of its own has its own seasons."""
        return WorkingCalendar(
            week=self.week or calendar.week,
            seasons=(*self.seasons, *(() if self.week else calendar.seasons)),
            decreed={**calendar.decreed, **self.decreed},
            cut_off=self.cut_off or calendar.cut_off,
            keeps_holidays=calendar.keeps_holidays if self.keeps_holidays is None else self.keeps_holidays,
            announced=calendar.announced if self.announced is None else self.announced,
        )

    def with_day(self, day: date, decreed: Decreed) -> "OwnDays":
        return replace(self, decreed={**self.decreed, day: decreed})

    def with_season(self, season: Season) -> "OwnDays":
        """The last word on its days; hours for good give way to those of a time that has an end."""
        lasting = tuple(each for each in self.seasons if is_lasting(each))
        passing = tuple(each for each in self.seasons if not is_lasting(each))
        seasons = (*passing, season, *lasting) if is_lasting(season) else (season, *passing, *lasting)
        return replace(self, seasons=seasons)

    def without_seasons(self, first: date, last: date) -> "OwnDays":
        """With its usual hours on these days, the last one counted."""
        left = (part for season in self.seasons for part in _outside(season, first, last))
        return replace(self, seasons=tuple(left))


def is_lasting(season: Season) -> bool:
    """Whether hours hold for good, and not for a time."""
    return season.last == date.max


def _outside(season: Season, first: date, last: date) -> Iterator[Season]:
    """What is left of a season before and after some days."""
    if last < season.first or season.last < first:
        yield season
        return
    if season.first < first:
        yield replace(season, last=first - ONE_DAY)
    if last < season.last:
        yield replace(season, first=last + ONE_DAY)
