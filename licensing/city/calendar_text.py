"""A calendar as written in `agencies.yaml`, for the city at the top and for an agency beneath it.

calendar:
  hours: {mon-thu: "07:30-16:00", fri: "07:30-16:30"}
  cut_off: "15:00"
  seasons:
    - {from: 2026-02-19, until: 2026-03-19, hours: {mon-thu: "08:00-15:00", fri: "08:00-15:30"}, decree: "SE …"}
  announced: [2026, 2027]
  add: [2026-11-27, {day: 2026-12-09, decree: "Keppres 10/2026: pemungutan suara"}]
  take_away: [{day: 2026-12-24, decree: "SE Wali Kota 800/1"}]

`add` are days off, `take_away` days off that are worked all the same; an agency's word counts before the city's.
`closing` alone says when every day ends, Monday to Friday.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError, WithJsonSchema

from licensing.city.hours_text import SeasonText, WeekText
from licensing.clock.calendar import Decreed
from licensing.clock.hours import Hours, Week
from licensing.clock.own_days import OwnDays
from licensing.text.model import Text
from licensing.text.source import Path, Source
from licensing.words.errors import Problem

DAY_PATTERN = r"^\d{4}-\d\d-\d\d$"
CLOSING_PATTERN = r"^(0[1-9]|1[0-9]|2[0-3]):[0-5][0-9]$"


@dataclass(frozen=True, slots=True)
class DecreedDay:
    day: date
    decree: str = ""


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    day: Annotated[str, Field(pattern=DAY_PATTERN)]
    decree: str = ""


def _decreed_day(value: object) -> DecreedDay:
    if isinstance(value, DecreedDay):
        return value
    try:
        written = _Written.model_validate({"day": value} if isinstance(value, str) else value)
        return DecreedDay(date.fromisoformat(written.day), written.decree)
    except (ValidationError, ValueError):
        raise ValueError(
            "a day is written like 2026-11-27, or with its decree as {day: 2026-11-27, decree: …}"
        ) from None


DayText = Annotated[
    DecreedDay,
    PlainValidator(_decreed_day),
    WithJsonSchema(
        {
            "description": "a day, like 2026-11-27, or {day: 2026-11-27, decree: …}",
            "anyOf": [
                {"type": "string", "pattern": DAY_PATTERN},
                {
                    "type": "object",
                    "properties": {
                        "day": {"type": "string", "pattern": DAY_PATTERN},
                        "decree": {"type": "string"},
                    },
                    "required": ["day"],
                    "additionalProperties": False,
                },
            ],
        }
    ),
]


class CalendarText(Text):
    closing: str | None = Field(
        default=None,
        pattern=CLOSING_PATTERN,
        description="closing time, WIB, of every day from Monday to Friday; 16:00 where nobody says otherwise",
    )
    hours: WeekText | None = Field(default=None, description="when it is open, by weekday")
    cut_off: str | None = Field(
        default=None,
        pattern=CLOSING_PATTERN,
        description="what comes in later than this (WIB) belongs to the next working day",
    )
    seasons: tuple[SeasonText, ...] = Field(
        default=(), description="days that have other hours, such as Ramadan"
    )
    daily: bool | None = Field(
        default=None, description="whether it serves on national holidays and collective leave as well"
    )
    announced: tuple[int, ...] | None = Field(
        default=None,
        description="the years whose holidays are decreed; dates in others are shown as provisional",
    )
    add: tuple[DayText, ...] = Field(default=(), description="further days off")
    take_away: tuple[DayText, ...] = Field(default=(), description="days off that are worked all the same")

    @property
    def days(self) -> OwnDays:
        """What is written here, as whoever counts by it takes it."""
        off = {each.day: Decreed(is_worked=False, decree=each.decree) for each in self.add}
        worked = {each.day: Decreed(is_worked=True, decree=each.decree) for each in self.take_away}
        return OwnDays(
            week=self._week(),
            seasons=tuple(each.season for each in self.seasons),
            decreed={**off, **worked},
            cut_off=time.fromisoformat(self.cut_off) if self.cut_off else None,
            keeps_holidays=None if self.daily is None else not self.daily,
            announced=None if self.announced is None else frozenset(self.announced),
        )

    def _week(self) -> Week | None:
        if self.hours is not None or self.closing is None:
            return self.hours
        closes = time.fromisoformat(self.closing)
        day = Hours(time.min if closes <= Hours().opens else Hours().opens, closes)
        return Week(tuple(day if each else None for each in Week().days))

    def problems(self, source: Source, path: Path) -> Iterator[Problem]:
        """Days that stand here twice, and hours said in two ways: nobody could say which of the two counts."""
        if self.hours is not None and self.closing is not None:
            message = "`hours` and `closing` both say when a day ends."
            yield source.problem((*path, "closing"), "hours-twice", message, "Leave `closing` out.")
        lists = (("add", self.add), ("take_away", self.take_away))
        seen: set[date] = set()
        for name, n, each in ((name, n, each) for name, days in lists for n, each in enumerate(days)):
            if each.day in seen:
                message = f"{each.day} stands here a second time."
                hint = "Keep it where it belongs: under add as a day off, or under take_away as a day that is worked."
                yield source.problem((*path, name, n), "day-twice", message, hint)
            seen.add(each.day)
