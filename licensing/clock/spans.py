"""Lengths of time as definitions write them: `1 working day`, `14 days`, `6 months`, `5 years`, `4 working hours`.

A working day is not a length in hours, so a span only becomes an instant through a calendar (`calendar.due`). Hours
are for what somebody has to do; what lasts (a validity, a ban) is counted in days or more.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from dateutil.relativedelta import relativedelta
from pydantic import BeforeValidator, WithJsonSchema

Unit = Literal["working hour", "hour", "working day", "day", "month", "year"]
LONGEST: Mapping[Unit, int] = {
    "working hour": 1_000,
    "hour": 9_999,
    "working day": 1_000,
    "day": 9_999,
    "month": 1_200,
    "year": 100,
}
"""Beyond it there would be no calendar to count by."""
_UNITS: Mapping[str, Unit] = {unit: unit for unit in LONGEST}
PATTERN = r"^[1-9][0-9]{0,3} (working days?|days?|months?|years?)$"
LIMIT_PATTERN = r"^[1-9][0-9]{0,3} (working hours?|hours?|working days?|days?|months?|years?)$"


@dataclass(frozen=True, slots=True)
class Span:
    """A number of working hours, hours, working days, calendar days, months or years."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}" + ("" if self.amount == 1 else "s")

    @property
    def length(self) -> relativedelta:
        """How long it is on the calendar; a working day counts as one like any other, and hours have no such length."""
        match self.unit:
            case "day" | "working day":
                return relativedelta(days=self.amount)
            case "month":
                return relativedelta(months=self.amount)
            case "year":
                return relativedelta(years=self.amount)
            case "hour" | "working hour":
                raise ValueError("hours are no days")

    def after(self, day: date) -> date:
        """The last day of the span when it begins on `day`, for days, months and years.

        Five years from 23 November 2026 end on 22 November 2031.
        """
        return day + self._exact_length() - relativedelta(days=1)

    def moved(self, day: date, *, back: bool = False) -> date | None:
        """The day so much later or earlier, for days, months and years; None where the calendar has none.

        A month after 31 January is the last day of February.
        """
        length = self._exact_length()
        try:
            return day - length if back else day + length
        except (ValueError, OverflowError):
            return None

    def _exact_length(self) -> relativedelta:
        if self.unit == "working day":
            raise ValueError("working days need a calendar")
        return self.length


def parse_span(text: object) -> Span:
    """Read `14 days`.

    Raises:
        ValueError: the text is no span, or one in hours; the sentence says what would be.
    """
    return _parse(text, PATTERN, '"1 working day", "14 days", "6 months" or "5 years"')


def parse_limit(text: object) -> Span:
    """Read `14 days` or `4 working hours`: how long somebody has.

    Raises:
        ValueError: the text is no span; the sentence says what would be.
    """
    return _parse(text, LIMIT_PATTERN, '"1 working day", "14 days", "4 working hours" or "2 months"')


def _parse(text: object, pattern: str, examples: str) -> Span:
    if not re.match(pattern, str(text)) or not isinstance(text, str | Span):
        raise ValueError(f"a length of time is written like {examples}")
    if isinstance(text, Span):
        return text
    amount, _, unit = text.partition(" ")
    span = Span(int(amount), _UNITS[unit.removesuffix("s")])
    if span.amount > LONGEST[span.unit]:
        raise ValueError(f"a length of time is at most {Span(LONGEST[span.unit], span.unit)}")
    return span


SpanText = Annotated[
    Span,
    BeforeValidator(parse_span),
    WithJsonSchema({"type": "string", "pattern": PATTERN, "examples": ["14 days"]}),
]

LimitText = Annotated[
    Span,
    BeforeValidator(parse_limit),
    WithJsonSchema({"type": "string", "pattern": LIMIT_PATTERN, "examples": ["14 days", "4 working hours"]}),
]
