"""A year of a calendar as people read it: which weekdays are off and why, which days are worked all the same."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TypeVar

from licensing.city.almanac import Almanac
from licensing.city.decrees import DayOff
from licensing.clock.calendar import ONE_DAY, WorkingCalendar, national_names
from licensing.clock.dated import Dated, in_turn
from licensing.clock.hours import Week
from licensing.words.identifiers import AgencyId

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day that is not as its weekday is: worked or off, what it is called, and the decree that says so."""

    day: date
    is_worked: bool
    name: str
    decree: str


@dataclass(frozen=True, slots=True)
class ShownYear:
    """A year as the city, or an agency, works it; what is dated is what counts on some of its days."""

    year: int
    is_provisional: bool
    working_days: int
    week: Week
    seasons: tuple[Dated[Week], ...]
    cut_off: time | None
    cut_offs: tuple[Dated[time | None], ...]
    is_daily: bool
    dailies: tuple[Dated[bool], ...]
    days: tuple[ShownDay, ...]


def shown_year(almanac: Almanac, year: int, agency: AgencyId | None) -> ShownYear:
    """The year of an agency, or of the city where none is named."""
    calendars = almanac.calendars
    calendar = calendars.city if agency is None else calendars.of(agency)
    return ShownYear(
        year,
        calendar.is_provisional(date(year, 1, 1)),
        sum(calendar.is_working_day(day) for day in _days(year)),
        calendar.week,
        _of_year(calendar.seasons, year),
        calendar.cut_off,
        _of_year(calendar.cut_offs, year),
        not calendar.keeps_holidays,
        tuple(replace(each, value=not each.value) for each in _of_year(calendar.keeping, year)),
        tuple(_shown(calendar, almanac, year, agency)),
    )


def _of_year(dated: tuple[Dated[T], ...], year: int) -> tuple[Dated[T], ...]:
    return tuple(each for each in in_turn(dated) if each.first.year <= year <= each.last.year)


def _shown(
    calendar: WorkingCalendar, almanac: Almanac, year: int, agency: AgencyId | None
) -> Iterator[ShownDay]:
    """The days that are otherwise than their weekday, in order."""
    usual = replace(calendar, decreed={}, keeps_holidays=False, keeping=())
    national = national_names(year)
    names = {
        each.day: each.name
        for each in almanac.decrees
        if isinstance(each, DayOff) and each.agency in (None, agency)
    }
    for day in _days(year):
        is_worked = calendar.is_working_day(day)
        decreed = calendar.decreed.get(day)
        if is_worked != usual.is_working_day(day) or (is_worked and day in national and decreed):
            decree = decreed.decree if decreed else ""
            name = names.get(day, national.get(day, "")) if decreed else national.get(day, "")
            yield ShownDay(day, is_worked, name, decree)


def _days(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += ONE_DAY
