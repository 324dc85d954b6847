"""A calendar as written in `agencies.yaml`, for the city at the top and for an agency beneath it.

calendar:
  closing: "16:00"
  add: [2026-11-27, {day: 2026-12-09, decree: "Keppres 10/2026: pemungutan suara"}]
  take_away: [{day: 2026-12-24, decree: "SE Wali Kota 800/1"}]

`add` are days off, `take_away` days off that are worked all the same; an agency's word counts before the city's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError, WithJsonSchema

from licensing.clock.calendar import Decreed, WorkingCalendar
from licensing.text.model import Text
from licensing.text.source import Path, Source
from licensing.words.errors import Problem

DAY_PATTERN = r"^\d{4}-\d\d-\d\d$"
CLOSING_PATTERN = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


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
        description="closing time, WIB; 16:00 where nobody says otherwise",
    )
    add: tuple[DayText, ...] = Field(default=(), description="further days off")
    take_away: tuple[DayText, ...] = Field(default=(), description="days off that are worked all the same")

    def onto(self, calendar: WorkingCalendar) -> WorkingCalendar:
        """The calendar with what is written here on top of it."""
        closing = time.fromisoformat(self.closing) if self.closing else calendar.closing
        off = {each.day: Decreed(is_worked=False, decree=each.decree) for each in self.add}
        worked = {each.day: Decreed(is_worked=True, decree=each.decree) for each in self.take_away}
        return WorkingCalendar(closing, {**calendar.decreed, **off, **worked})

    def problems(self, source: Source, path: Path) -> Iterator[Problem]:
        """Days that stand here twice: nobody could say which of the two counts."""
        lists = (("add", self.add), ("take_away", self.take_away))
        seen: set[date] = set()
        for name, n, each in ((name, n, each) for name, days in lists for n, each in enumerate(days)):
            if each.day in seen:
                message = f"{each.day} stands here a second time."
                hint = "Keep it where it belongs: under add as a day off, or under take_away as a day that is worked."
                yield source.problem((*path, name, n), "day-twice", message, hint)
            seen.add(each.day)
