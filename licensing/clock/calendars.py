"""The city's calendar, and those of agencies that keep days of their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from licensing.clock.calendar import WorkingCalendar, national
from licensing.clock.dated import changes
from licensing.clock.hours import Week
from licensing.clock.own_days import OwnDays
from licensing.words.identifiers import AgencyId, Digest, digest_of

YEARS = range(2020, 2061)
"""The years whose holidays a digest covers: every deadline of a living case falls into one of them."""


@dataclass(frozen=True, slots=True)
class Calendars:
    """The city's calendar and those of agencies.

    `own` has the agencies that differ from the city, each with the city's days already in it; `said` what they say
    themselves (`with_own`).
    """

    city: WorkingCalendar = field(default_factory=WorkingCalendar)
    own: Mapping[AgencyId, WorkingCalendar] = field(
        default_factory=lambda: MappingProxyType[AgencyId, WorkingCalendar]({})
    )
    said: Mapping[AgencyId, OwnDays] = field(default_factory=lambda: MappingProxyType[AgencyId, OwnDays]({}))

    def of(self, agency: AgencyId) -> WorkingCalendar:
        return self.own.get(agency, self.city)

    def digest(self) -> Digest:
        """Equal for calendars that count alike; a holiday that a newer `holidays` package knows makes another."""
        city = tuple(_lines(self.city))
        own = ((id, tuple(_lines(self.own[id]))) for id in sorted(self.own))
        agencies = (line for id, lines in own if lines != city for line in (id, *lines))
        holidays = (day.isoformat() for day in _national())
        return digest_of("\n".join((*holidays, *city, *agencies)))


def with_own(city: WorkingCalendar, said: Mapping[AgencyId, OwnDays]) -> Calendars:
    """The city's calendar, and those of agencies that say something of their days themselves."""
    return Calendars(city, {id: own.onto(city) for id, own in said.items()}, said)


def _national() -> Iterable[date]:
    return (day for year in YEARS for day in sorted(national(year)))


def _lines(calendar: WorkingCalendar) -> Iterable[str]:
    """What a calendar counts by; the decrees' wording is not among it."""
    yield _week(calendar.week)
    yield from (f"{each.first} {each.last} {_week(each.value)}" for each in calendar.seasons)
    yield f"{calendar.cut_off} {calendar.keeps_holidays}"
    yield from (f"{day} {cut_off}" for day, cut_off in changes(calendar.cut_offs, calendar.cut_off))
    undecreed = replace(calendar, decreed={}, keeping=())
    decreed = {*calendar.decreed, *(_national() if calendar.keeping else ())}
    differing = sorted(
        day for day in decreed if calendar.is_working_day(day) != undecreed.is_working_day(day)
    )
    yield from (f"{day} {calendar.is_working_day(day)}" for day in differing)


def _week(week: Week) -> str:
    return " ".join(f"{each.opens}-{each.closes}" if each else "off" for each in week.days)
