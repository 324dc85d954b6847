"""The almanac: the calendar as it is written in the register, and what was decreed since.

The register is where a city begins. What is decreed afterwards stands on top of it, in the order in which it was
recorded; an agency's word counts before the city's, whichever came first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never

from licensing.city.decrees import (
    CutOffEnded,
    CutOffSet,
    DailyEnded,
    DailySet,
    DayOff,
    DayWorked,
    Decree,
    HoursEnded,
    HoursSet,
    SomeDaysEnded,
    SomeDaysSet,
    YearAnnounced,
    YearWithdrawn,
)
from licensing.city.former import NEVER_RENAMED, FormerNames
from licensing.clock.calendar import Decreed, WorkingCalendar
from licensing.clock.calendars import YEARS, Calendars, with_own
from licensing.clock.dated import Dated, with_last_word, without
from licensing.clock.own_days import OwnDays
from licensing.words.identifiers import AgencyId


@dataclass(frozen=True, slots=True)
class Almanac:
    """`written` is the register's calendar; `former` what its agencies were called when a decree named them."""

    written: Calendars = field(default_factory=Calendars)
    decrees: tuple[Decree, ...] = ()
    former: FormerNames = NEVER_RENAMED

    @property
    def calendars(self) -> Calendars:
        """What counts once all of it holds."""
        city = OwnDays.of(self.written.city)
        said = dict(self.written.said)
        for decree in self.decrees:
            city, names = self._concerned(city, said, decree)
            said |= {each: _with(said.get(each, OwnDays()), decree) for each in names}
        return self._joined(city.onto(WorkingCalendar()), said)

    def with_decrees(self, made: tuple[Decree, ...]) -> "Almanac":
        return replace(self, decrees=(*self.decrees, *made))

    def decreed_for(self, agency: AgencyId) -> tuple[Decree, ...]:
        """The decrees about an agency's own days, under whatever name it had."""
        names = self._names(agency)
        return tuple(decree for decree in self.decrees if about(decree) in names)

    def _concerned(
        self, city: OwnDays, said: Mapping[AgencyId, OwnDays], decree: Decree
    ) -> tuple[OwnDays, Iterable[AgencyId]]:
        """The city's days with a decree, and the agencies whose own words it changes."""
        agency = about(decree)
        if agency is not None:
            return city, self._names(agency)
        is_of_year = isinstance(decree, YearAnnounced | YearWithdrawn)
        own = [id for id, days in said.items() if is_of_year and days.announced is not None]
        return _with(city, decree), own

    def _names(self, agency: AgencyId) -> frozenset[AgencyId]:
        """Every name of an agency: what was asked of it under an earlier one counts by its calendar all the same."""
        today = self.former.agency(agency)
        before = (old for old, new in self.former.agencies.items() if new == today)
        return frozenset((agency, today, *before))

    def _joined(self, city: WorkingCalendar, said: Mapping[AgencyId, OwnDays]) -> Calendars:
        joined = with_own(city, said)
        return replace(joined, own={**self.written.own, **joined.own})


def about(decree: Decree) -> AgencyId | None:
    """The agency whose days a decree is about; None where they are the city's."""
    return None if isinstance(decree, YearAnnounced | YearWithdrawn) else decree.agency


def _with(days: OwnDays, decree: Decree) -> OwnDays:
    """What is said of the days of the city, or of an agency, once a decree about them holds."""
    match decree:
        case DayOff():
            return days.with_day(decree.day, Decreed(is_worked=False, decree=decree.decree))
        case DayWorked():
            return days.with_day(decree.day, Decreed(is_worked=True, decree=decree.decree))
        case YearAnnounced():
            # Where nobody ever said which years are, those before it are: decrees come year by year.
            before = frozenset(range(YEARS.start, decree.year)) if days.announced is None else days.announced
            return replace(days, announced=before | {decree.year})
        case YearWithdrawn():
            every = frozenset(YEARS) if days.announced is None else days.announced
            return replace(days, announced=every - {decree.year})
        case _:
            return _on_some_days(days, decree, decree.since, decree.until or date.max)


def _on_some_days(days: OwnDays, decree: SomeDaysSet | SomeDaysEnded, first: date, last: date) -> OwnDays:
    match decree:
        case HoursSet():
            hours = Dated(first, last, decree.week, decree.decree)
            return replace(days, seasons=with_last_word(days.seasons, hours))
        case CutOffSet():
            cut_off = Dated(first, last, decree.cut_off, decree.decree)
            return replace(days, cut_offs=with_last_word(days.cut_offs, cut_off))
        case DailySet():
            keeps = Dated(first, last, not decree.daily, decree.decree)
            return replace(days, keeping=with_last_word(days.keeping, keeps))
        case HoursEnded():
            return replace(days, seasons=without(days.seasons, first, last))
        case CutOffEnded():
            return replace(days, cut_offs=without(days.cut_offs, first, last))
        case DailyEnded():
            return replace(days, keeping=without(days.keeping, first, last))
        case _:
            assert_never(decree)
