"""Office hours as written in a calendar: by weekday, for the year and for seasons of it.

hours: {mon-thu: "07:30-16:00", fri: "07:30-16:30"}
seasons:
  - {from: 2026-02-19, until: 2026-03-19, hours: {mon-thu: "08:00-15:00", fri: "08:00-15:30"}, decree: "SE …"}

A weekday that is not named is not worked; a season that names fewer than the year has fewer.
"""

import re
from datetime import date, time
from typing import Annotated, Final

from pydantic import Field, PlainValidator, TypeAdapter, ValidationError, WithJsonSchema, model_validator

from licensing.clock.dated import Dated
from licensing.clock.hours import WEEK_LENGTH, Hours, Week
from licensing.text.model import Text

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLOCK: Final = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
HOURS_PATTERN: Final = rf"^{CLOCK}-{CLOCK}$"
DAYS_PATTERN: Final = rf"^({'|'.join(WEEKDAYS)})(-({'|'.join(WEEKDAYS)}))?$"
EXAMPLE: Final = '{mon-thu: "07:30-16:00", fri: "07:30-16:30"}'


_WRITTEN = TypeAdapter(Annotated[dict[str, str], Field(min_length=1)])


def read_week(value: object) -> Week:
    """The week that is written, day by day or as ranges of days.

    Raises:
        ValueError: it is not; the sentence says what is wrong and what would be right.
    """
    if isinstance(value, Week):
        return value
    try:
        written = _WRITTEN.validate_python(value, strict=True)
    except ValidationError:
        raise ValueError(f"office hours are written by weekday: {EXAMPLE}") from None
    days: list[Hours | None] = [None] * WEEK_LENGTH
    for name, hours in written.items():
        for day in _days(name):
            if days[day] is not None:
                raise ValueError(f"{WEEKDAYS[day]} stands here twice")
            days[day] = _hours(hours)
    return Week(tuple(days))


def _days(text: str) -> range:
    if not re.match(DAYS_PATTERN, text):
        raise ValueError(f'"{text}" is no weekday; days are {", ".join(WEEKDAYS)}, or mon-thu for several')
    first, _, last = text.partition("-")
    days = range(WEEKDAYS.index(first), WEEKDAYS.index(last or first) + 1)
    if not days:
        raise ValueError(f'"{text}" ends before it begins; weeks begin on mon')
    return days


def _hours(text: str) -> Hours:
    if not re.match(HOURS_PATTERN, text):
        raise ValueError('the hours of a day are written like "07:30-16:00"')
    opens, closes = (time.fromisoformat(each) for each in text.split("-"))
    if opens >= closes:
        raise ValueError(f'"{text}" closes before it opens')
    return Hours(opens, closes)


WeekText = Annotated[
    Week,
    PlainValidator(read_week),
    WithJsonSchema(
        {
            "description": f"office hours by weekday, WIB, like {EXAMPLE}; days that are not named are not worked",
            "type": "object",
            "minProperties": 1,
            "patternProperties": {DAYS_PATTERN: {"type": "string", "pattern": HOURS_PATTERN}},
            "additionalProperties": False,
        }
    ),
]


def _date(value: object) -> date:
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        raise ValueError("a day is written like 2026-11-27") from None


DateText = Annotated[date, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]


class SeasonText(Text):
    """Days that have hours of their own, such as those of Ramadan."""

    first: DateText = Field(alias="from")
    last: DateText = Field(alias="until", description="the last day, still counted")
    hours: WeekText
    decree: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> "SeasonText":
        if self.last < self.first:
            raise ValueError("the season is over before it begins")
        return self

    @property
    def season(self) -> Dated[Week]:
        return Dated(self.first, self.last, self.hours, self.decree)
