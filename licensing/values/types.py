"""What a value can be: the types of the language, what conditions see of an answer, and the empty value of each type.

Comes in from `forms` as an answer of whatever shape it is kept in; goes out as a fact that has its type's shape.
Nothing here knows forms, steps or the language's spelling.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from licensing.words.identifiers import FieldId

Cell = str | int | Decimal | bool | date | tuple[str, ...] | None
"""One answer as expressions see it; None where there is none. A list has one for each column of each row."""

Row = Mapping[str, Cell]
"""One record of a list, by the names its columns have in expressions: `daftar.jenis`."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The records of a list, in the order they were given."""

    of: tuple[Row, ...]


Fact = Cell | Rows

Facts = Mapping[str, Fact]
"""Every name an expression may use, with its value for one case; a name that is missing has no answer."""

Number = int | Decimal

# Bounds of an answer are no part of what its type is: two numbers are alike whatever may be answered.


@dataclass(frozen=True, slots=True)
class Text:
    """Any text of at most `most` characters, None where that is not known; empty: ""."""

    most: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, from `low` to `high` where these are known; empty: 0."""

    low: Number | None = field(default=None, compare=False)
    high: Number | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Exact:
    """A decimal number, exact to its last digit, with bounds as a whole one has them; empty: 0."""

    low: Number | None = field(default=None, compare=False)
    high: Number | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Money:
    """Whole rupiah, with bounds; empty: 0."""

    low: Number | None = field(default=None, compare=False)
    high: Number | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Day:
    """A date; empty: a date that is before, after and on no other."""


@dataclass(frozen=True, slots=True)
class YesNo:
    """A yes or no; empty: no."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of `offers`, which is None where they are not known; empty: ""."""

    offers: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """Several of `offers`, in the order they were chosen; empty: none."""

    offers: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """A list of at most `most` records, with the columns of each by their names in expressions; empty: none."""

    columns: "tuple[tuple[str, Type], ...]" = ()
    most: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Point:
    """A place, as `maps.positions` writes one; empty: "", which is nowhere."""


@dataclass(frozen=True, slots=True)
class Area:
    """The outline of a plot, as its corners; empty: "", which has no size."""


# An instant gets its class here, an arm in `fact` and in `atoms.answer`, and a wrapper in `sorts`;
# pyright names every other place.
Type = Text | Whole | Exact | Money | Day | YesNo | Choice | Choices | Records | Point | Area

TEXT = Text()
WHOLE = Whole()
EXACT = Exact()
MONEY = Money()
DAY = Day()
YES_NO = YesNo()
POINT = Point()
AREA = Area()

MOST_DIGITS = 30
"""What an answer, or a number written in an expression, can have at most."""


Kept = str | int | bool | tuple[str, ...]
KeptRecords = tuple[Mapping[FieldId, Kept], ...]


def fact(answer: Kept | KeptRecords | None, of: Type) -> Fact:
    """An answer as expressions see it: None where there is none, or where it is no value of the type."""
    return _rows(answer, of) if isinstance(of, Records) else cell(answer, of)


def cell(answer: Kept | KeptRecords | None, of: Type) -> Cell:  # noqa: PLR0911 one arm per type
    """An answer that is no list, as expressions see it."""
    match of:
        case Text() | Choice() | Point() | Area():
            return answer if isinstance(answer, str) and answer else None
        case Whole() | Money():
            return _whole(answer)
        case Exact():
            return _exact(answer)
        case Day():
            return _day(answer)
        case YesNo():
            return answer if isinstance(answer, bool) else None
        case Choices():
            return _texts(answer) or None
        case Records():
            return None


def _texts(answer: Kept | KeptRecords | None) -> tuple[str, ...]:
    return tuple(each for each in answer if isinstance(each, str)) if isinstance(answer, tuple) else ()


def _rows(answer: Kept | KeptRecords | None, of: Records) -> Rows | None:
    """A column is kept by the last part of its name."""
    rows = tuple(
        {name: cell(record.get(FieldId(name.rpartition(".")[2])), kind) for name, kind in of.columns}
        for record in (answer if isinstance(answer, tuple) else ())
        if not isinstance(record, str)
    )
    return Rows(rows) if rows else None


def _whole(answer: object) -> int | None:
    if not isinstance(answer, int) or isinstance(answer, bool):
        return None
    return answer if abs(answer) < 10**MOST_DIGITS else None


def _exact(answer: object) -> Decimal | None:
    """Decimals are kept as text."""
    try:
        number = Decimal(str(answer))
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    exponent = number.as_tuple().exponent
    fits = isinstance(exponent, int) and exponent >= -MOST_DIGITS and number.adjusted() < MOST_DIGITS
    return number if fits else None


def _day(answer: object) -> date | None:
    """Dates are kept as ISO text."""
    try:
        return date.fromisoformat(answer) if isinstance(answer, str) else None
    except ValueError:
        return None


def kept_decimal(number: Decimal) -> str:
    """A number as it is kept, compared and looked up by: 12.50 and 12.5 are one."""
    text = format(number or abs(number), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


# How the value of a name is read from the facts, whatever stands there.


def as_text(given: Fact) -> str:
    """A text; "" for none."""
    return given if isinstance(given, str) else ""


def as_number(given: Fact) -> Number:
    """A number; 0 for none."""
    return given if isinstance(given, int | Decimal) else 0


def as_day(given: Fact) -> date | None:
    """A date; None for none."""
    return given if isinstance(given, date) else None


def as_yes(given: Fact) -> bool:
    """A yes or no; no for none."""
    return given is True


def as_choices(given: Fact) -> tuple[str, ...]:
    """The answers that were chosen."""
    return given if isinstance(given, tuple) else ()


def as_rows(given: Fact) -> tuple[Row, ...]:
    """The records of a list."""
    return given.of if isinstance(given, Rows) else ()
