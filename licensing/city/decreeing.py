"""Decreeing: what is to be recorded about working days, checked against what was decreed before.

Each function answers with a decree, or refuses with everything that is wrong at once, under the names of what was
given. A decree that would change nothing is refused: whoever types it means another day, another agency, or undoes
what is not there.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from licensing.city.almanac import Almanac
from licensing.city.decrees import (
    CutOffSet,
    DailySet,
    DayOff,
    DayWorked,
    Decree,
    HoursSet,
    SomeDaysEnded,
    SomeDaysSet,
    YearAnnounced,
    YearWithdrawn,
)
from licensing.city.desk import Faults, check_order, check_written, refuse
from licensing.clock.calendars import YEARS
from licensing.clock.hours import Week
from licensing.words.identifiers import AgencyId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Order:
    """Who orders what is decreed, by which decree, for which agency: None for the whole city."""

    by: str
    decree: str
    agency: AgencyId | None = None


def take_off(almanac: Almanac, order: Order, day: date, name: str, *, at: datetime) -> tuple[Decree, ...]:
    """A day on which nobody works. Raises CommandRefused `invalid-form`."""
    faults = _faults_of(order, day.year)
    check_written(faults, {"name": name})
    return _made(almanac, DayOff(at, order.by, order.decree, order.agency, day, name), faults, "day")


def have_worked(almanac: Almanac, order: Order, day: date, *, at: datetime) -> tuple[Decree, ...]:
    """A day that is worked, although it would be none. Raises CommandRefused `invalid-form`."""
    made = DayWorked(at, order.by, order.decree, order.agency, day)
    return _made(almanac, made, _faults_of(order, day.year), "day")


def set_hours(
    almanac: Almanac, order: Order, week: Week, *, since: date, until: date | None, at: datetime
) -> tuple[Decree, ...]:
    """Office hours of some days, or for good. Raises CommandRefused `invalid-form`."""
    made = HoursSet(at, order.by, order.decree, order.agency, since, until, week)
    return _of_days(almanac, order, made, "hours")


def set_cut_off(
    almanac: Almanac, order: Order, cut_off: time | None, *, since: date, until: date | None, at: datetime
) -> tuple[Decree, ...]:
    """Until when what comes in belongs to its day: None until closing. Raises CommandRefused `invalid-form`."""
    made = CutOffSet(at, order.by, order.decree, order.agency, since, until, cut_off)
    return _of_days(almanac, order, made, "cut_off")


def set_daily(
    almanac: Almanac, order: Order, *, daily: bool, since: date, until: date | None, at: datetime
) -> tuple[Decree, ...]:
    """Whether holidays among some days are served on. Raises CommandRefused `invalid-form`."""
    made = DailySet(at, order.by, order.decree, order.agency, since, until, daily)
    return _of_days(almanac, order, made, "from")


def take_back(
    almanac: Almanac,
    order: Order,
    what: type[SomeDaysEnded],
    *,
    since: date,
    until: date | None,
    at: datetime,
) -> tuple[Decree, ...]:
    """What is usual on some days, in the place of what was set. Raises CommandRefused `invalid-form`."""
    made = what(at, order.by, order.decree, order.agency, since, until)
    return _of_days(almanac, order, made, "from")


def announce(almanac: Almanac, order: Order, year: int, *, at: datetime) -> tuple[Decree, ...]:
    """The decree of a year's holidays is out. Raises CommandRefused `invalid-form`."""
    return _made(almanac, YearAnnounced(at, order.by, order.decree, year), _faults_of(order, year), "year")


def withdraw(almanac: Almanac, order: Order, year: int, *, at: datetime) -> tuple[Decree, ...]:
    """The decree of a year's holidays no longer stands as it was. Raises CommandRefused `invalid-form`."""
    return _made(almanac, YearWithdrawn(at, order.by, order.decree, year), _faults_of(order, year), "year")


def _of_days(
    almanac: Almanac, order: Order, decree: SomeDaysSet | SomeDaysEnded, name: str
) -> tuple[Decree, ...]:
    faults = _faults_of(order, decree.since.year)
    check_order(faults, decree.since, decree.until)
    refuse(faults)
    return _made(almanac, decree, faults, name)


def _made(almanac: Almanac, decree: Decree, faults: Faults, name: str) -> tuple[Decree, ...]:
    if not faults and not _changes(almanac, decree):
        faults[name] = Sentence(
            "Kalender sudah mengatakannya; tidak ada yang berubah.",
            "the calendar says so already; nothing would change.",
        )
    refuse(faults)
    return (decree,)


def _changes(almanac: Almanac, decree: Decree) -> bool:
    """Whether somebody counts otherwise with a decree; said once more, by another decree, it is no change."""
    before, after = almanac.calendars, almanac.with_decrees((decree,)).calendars
    if isinstance(decree, YearAnnounced | YearWithdrawn):
        return before.city.announced != after.city.announced
    return before.digest() != after.digest()


def _faults_of(order: Order, year: int) -> Faults:
    faults: Faults = {}
    check_written(faults, {"by": order.by, "decree": order.decree})
    if year not in YEARS:
        faults["year"] = Sentence(
            f"Kalender mencakup {YEARS[0]} sampai {YEARS[-1]}.",
            f"the calendar has {YEARS[0]} to {YEARS[-1]}.",
        )
    return faults
