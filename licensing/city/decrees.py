"""What the city decrees about its working days, once its calendar stands: each recorded once and never changed.

`at` is when it was recorded, `by` who ordered it, `decree` its title and number. `agency` is None where it is about
the whole city. What was recorded later counts before what was recorded earlier, so a decree is taken back by another
that says the opposite. What they add up to is `almanac`'s.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from licensing.clock.hours import Week
from licensing.words.identifiers import AgencyId


@dataclass(frozen=True, slots=True)
class DayOff:
    """Nobody works on a day; `name` is what it is called."""

    at: datetime
    by: str
    decree: str
    agency: AgencyId | None
    day: date
    name: str
    type: Literal["day-off"] = "day-off"


@dataclass(frozen=True, slots=True)
class DayWorked:
    """A day is worked, whatever it would be otherwise."""

    at: datetime
    by: str
    decree: str
    agency: AgencyId | None
    day: date
    type: Literal["day-worked"] = "day-worked"


@dataclass(frozen=True, slots=True)
class HoursSet:
    """The hours of some days, the last one counted in; for good where `until` is None."""

    at: datetime
    by: str
    decree: str
    agency: AgencyId | None
    since: date
    until: date | None
    week: Week
    type: Literal["hours-set"] = "hours-set"


@dataclass(frozen=True, slots=True)
class HoursEnded:
    """Hours that were set hold no longer on some days: the usual ones do."""

    at: datetime
    by: str
    decree: str
    agency: AgencyId | None
    since: date
    until: date | None
    type: Literal["hours-ended"] = "hours-ended"


@dataclass(frozen=True, slots=True)
class CutOffSet:
    """What comes in later than `cut_off` on some days belongs to the next; None: only what comes after closing."""

    at: datetime
    by: str
    decree: str
    agency: AgencyId | None
    since: date
    until: date | None
    cut_off: time | None
    type: Literal["cut-off-set"] = "cut-off-set"


@dataclass(frozen=True, slots=True)
class CutOffEnded:
    """A cut-off that was set holds no longer on some days: the usual one does, if there is any."""

    at: datetime
    by: str
    decree: str
    agency: AgencyId | None
    since: date
    until: date | None
    type: Literal["cut-off-ended"] = "cut-off-ended"


@dataclass(frozen=True, slots=True)
class DailySet:
    """Whether national holidays and collective leave among some days are served on (`daily`), or kept."""

    at: datetime
    by: str
    decree: str
    agency: AgencyId | None
    since: date
    until: date | None
    daily: bool
    type: Literal["daily-set"] = "daily-set"


@dataclass(frozen=True, slots=True)
class DailyEnded:
    """What was set about serving on holidays holds no longer on some days: what is usual does."""

    at: datetime
    by: str
    decree: str
    agency: AgencyId | None
    since: date
    until: date | None
    type: Literal["daily-ended"] = "daily-ended"


@dataclass(frozen=True, slots=True)
class YearAnnounced:
    """The holidays of a year are decreed, and as they stand in the calendar: its dates are certain."""

    at: datetime
    by: str
    decree: str
    year: int
    type: Literal["year-announced"] = "year-announced"


@dataclass(frozen=True, slots=True)
class YearWithdrawn:
    """The decree of a year is changed or wrong: its dates are provisional again."""

    at: datetime
    by: str
    decree: str
    year: int
    type: Literal["year-withdrawn"] = "year-withdrawn"


SomeDaysSet = HoursSet | CutOffSet | DailySet
SomeDaysEnded = HoursEnded | CutOffEnded | DailyEnded
Decree = DayOff | DayWorked | SomeDaysSet | SomeDaysEnded | YearAnnounced | YearWithdrawn

_EXACTLY: Final = ConfigDict(extra="forbid")
_DECREE: TypeAdapter[Decree] = TypeAdapter(Annotated[Decree, Field(discriminator="type")], config=_EXACTLY)


def write_decree(decree: Decree) -> str:
    """The text of a decree, as it is kept."""
    return _DECREE.dump_json(decree).decode()


def read_decrees(texts: Iterable[str]) -> tuple[Decree, ...]:
    """Decrees of texts that `write_decree` wrote, now or in an earlier edition; raises ValueError for any other."""
    return tuple(_DECREE.validate_json(text) for text in texts)
