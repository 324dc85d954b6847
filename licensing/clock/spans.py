"""Lengths of time as definitions write them: `1 working day`, `14 days`, `6 months`, `5 years`.

A working day is not a length in hours, so a span only becomes an instant through a calendar (`calendar.due`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from dateutil.relativedelta import relativedelta
from pydantic import BeforeValidator, WithJsonSchema

Unit = Literal["working day", "day", "month", "year"]
LONGEST: Mapping[Unit, int] = {"working day": 1_000, "day": 9_999, "month": 1_200, "year": 100}
"""Beyond it there would be no calendar to count by."""
PATTERN = r"^[1-9][0-9]{0,3} (working days?|days?|months?|years?)$"


@dataclass(frozen=True, slots=True)
class Span:
    """A number of working days, calendar days, months or years."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}" + ("" if self.amount == 1 else "s")

    def after(self, day: date) -> date:
        """The last day of the span when it begins on `day`, for every unit but working days.

        Five years from 23 November 2026 end on 22 November 2031.
        """
        match self.unit:
            case "day":
                end = day + relativedelta(days=self.amount)
            case "month":
                end = day + relativedelta(months=self.amount)
            case "year":
                end = day + relativedelta(years=self.amount)
            case "working day":
                raise ValueError("working days need a calendar")
        return end - relativedelta(days=1)

    def moved(self, day: date, *, back: bool = False) -> date | None:
        """The day so much later or earlier, for every unit but working days; None where the calendar has none.

        A month after 31 January is the last day of February.
        """
        amount = -self.amount if back else self.amount
        match self.unit:
            case "day":
                length = relativedelta(days=amount)
            case "month":
                length = relativedelta(months=amount)
            case "year":
                length = relativedelta(years=amount)
            case "working day":
                raise ValueError("working days need a calendar")
        try:
            return day + length
        except (ValueError, OverflowError):
            return None


def parse_span(text: object) -> Span:
    """Read `14 days`.

    Raises:
        ValueError: the text is no span; the sentence says what would be.
    """
    if isinstance(text, Span):
        return text
    if not isinstance(text, str) or not re.match(PATTERN, text):
        raise ValueError(
            'a length of time is written like "1 working day", "14 days", "6 months" or "5 years"'
        )
    amount, _, unit = text.partition(" ")
    singular = unit.removesuffix("s")
    for known in ("working day", "day", "month", "year"):
        if singular == known and int(amount) > LONGEST[known]:
            raise ValueError(f"a length of time is at most {Span(LONGEST[known], known)}")
        if singular == known:
            return Span(int(amount), known)
    raise ValueError(f'"{unit}" is no unit of time')


SpanText = Annotated[
    Span,
    BeforeValidator(parse_span),
    WithJsonSchema({"type": "string", "pattern": PATTERN, "examples": ["14 days"]}),
]
