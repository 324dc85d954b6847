"""Values as definitions write them: an expression, rows of which the first that fits counts, or a mapping.

A mapping says one of these things: `is` an expression, `money` with how it is rounded, another `column` of a code
list, a number of a `table`, or what a `map` says of a place; with a label it is shown to applicants and officers.
"""

from decimal import Decimal
from typing import Annotated

from pydantic import ConfigDict, Field

from licensing.text.labels import LabelText
from licensing.text.model import Text

PlainText = str | int | Decimal | bool
"""An expression; a number or a yes or no is one that needs no quotes."""


def expression_of(text: PlainText) -> str:
    """What was written, as an expression."""
    if isinstance(text, bool):
        return "true" if text else "false"
    return format(text, "f") if isinstance(text, Decimal) else str(text)


class ValueRowText(Text):
    """One row: what the value is where `when` holds and no row before it counts."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, validate_by_name=True)

    when: str | None = None
    is_: PlainText = Field(alias="is")


ExpressionText = PlainText | Annotated[tuple[ValueRowText, ...], Field(min_length=1)]


class ValueText(Text):
    """A value of which more is said than an expression."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, validate_by_name=True)

    label: LabelText | None = Field(
        default=None, description="with it, applicants and officers see the value"
    )
    called: LabelText | None = Field(
        default=None, description="what it is called where an amount that rests on it is worked out"
    )
    is_: ExpressionText | None = Field(default=None, alias="is")
    money: ExpressionText | None = Field(default=None, description="an amount in rupiah")
    round: str | None = Field(default=None, description="how an amount is rounded: down 1, half_up 100")
    column: str | None = Field(default=None, description="another column of a code list")
    of: str | None = Field(default=None, description="the code list, under process_definitions/codes/")
    at: str | None = Field(default=None, description="an expression that gives the code, or the point")
    table: str | None = Field(default=None, description="a table under process_definitions/tables/")
    by: Annotated[tuple[str, ...], Field(min_length=1)] | None = Field(
        default=None, description="an expression for each key of the table, from the left"
    )
    day: str | None = Field(default=None, description="whose row counts; submitted where nothing is said")
    map: str | None = Field(default=None, description="a map under process_definitions/maps/")
    take: str | None = Field(
        default=None, description="the column of the table, where it has several; the property of the map"
    )


WrittenValue = str | ValueText | Annotated[tuple[ValueRowText, ...], Field(min_length=1)]
