"""Answers as JSON, and back: what a form is sent as, and what it is told as."""

from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from licensing.forms.answers import Answer, Typed, chosen_of, records_of
from licensing.forms.fields.numbers import typed_decimal
from licensing.forms.records import typed_rows
from licensing.maps.positions import Position


class PointIn(BaseModel):
    """A place, in degrees (WGS84); the text of a point says the same: `-6.3012, 106.7023`."""

    model_config = ConfigDict(extra="forbid")

    lat: Decimal
    lon: Decimal

    @property
    def text(self) -> str:
        """As a form would have sent it; degrees that there are not are for the field to refuse."""
        place = Position.of(self.lat, self.lon)
        return place.write() if place else f"{self.lat:.9g}; {self.lon:.9g}"


CellValue = str | bool | int | Decimal | PointIn | list[str] | None
FormValue = CellValue | list[dict[str, CellValue]]
FormAnswer = str | int | bool | list[str] | list[dict[str, str | int | bool | list[str]]]


def typed(form: dict[str, FormValue]) -> Typed:
    """JSON answers as texts, the way a form would have sent them."""
    texts: dict[str, tuple[str, ...]] = {}
    for id, value in form.items():
        rows = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        if rows:
            typed_of = [{column: _texts(cell) for column, cell in row.items()} for row in rows]
            texts |= {name: tuple(each) for name, each in typed_rows(id, typed_of)}
        else:
            texts[id] = _texts(value)
    return texts


def answer_out(answer: Answer) -> FormAnswer:
    """An answer as JSON: a list as its rows."""
    if not isinstance(answer, tuple):
        return answer
    rows = records_of(answer)
    if not rows:
        return list(chosen_of(answer))
    return [{id: list(cell) if isinstance(cell, tuple) else cell for id, cell in row.items()} for row in rows]


def _texts(value: FormValue) -> tuple[str, ...]:
    match value:
        case None:
            return ()
        case bool():
            return ("true" if value else "false",)
        case list():
            return tuple(each for each in value if isinstance(each, str))
        case Decimal():
            # A number is exact; in a text, 1.500 could mean two.
            return (typed_decimal(value),)
        case PointIn():
            return (value.text,)
        case _:
            return (str(value),)
