"""Terms by what they compute, so that a checker can tell them apart, and what is said when they do not fit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from licensing.clock.spans import Span
from licensing.values.term import Term
from licensing.values.types import EXACT, MONEY, WHOLE, Number, Row, Type
from licensing.values.wrong import ConditionWrong


@dataclass(frozen=True, slots=True)
class Width:
    """How many digits a number can have before and after its point."""

    before: int
    after: int = 0


@dataclass(frozen=True, slots=True)
class OfText:
    term: Term[str]


@dataclass(frozen=True, slots=True)
class OfNumber:
    term: Term[Number]
    width: Width


@dataclass(frozen=True, slots=True)
class OfDay:
    term: Term[date | None]


@dataclass(frozen=True, slots=True)
class OfYesNo:
    term: Term[bool]


@dataclass(frozen=True, slots=True)
class OfChoices:
    term: Term[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class OfRecords:
    term: Term[tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class OfPoint:
    term: Term[str]


@dataclass(frozen=True, slots=True)
class OfArea:
    term: Term[str]


Typed = OfText | OfNumber | OfDay | OfYesNo | OfChoices | OfRecords | OfPoint | OfArea

LIKE_WITH_LIKE = "Compare like with like: text in quotes, numbers without."


def in_words(typed: Typed | Span) -> str:  # noqa: PLR0911 one arm per type
    """What it is, as a designer calls it."""
    match typed:
        case Span():
            return "a length of time"
        case OfText():
            return "text"
        case OfNumber(term=term):
            return NUMBERS.get(term.type, "a whole number")
        case OfDay():
            return "a date"
        case OfYesNo():
            return "a yes or no"
        case OfChoices():
            return "a list of answers"
        case OfRecords():
            return "a list of records"
        case OfPoint():
            return "a point"
        case OfArea():
            return "an area"


NUMBERS: Mapping[Type, str] = {EXACT: "a decimal number", MONEY: "an amount of money"}


def unlike(
    left: Typed, sign: str, right: Typed | Span, *, column: int, hint: str = LIKE_WITH_LIKE
) -> ConditionWrong:
    """Two sides that do not go with each other."""
    message = f"the condition sets {in_words(left)} and {in_words(right)} side by side with `{sign}`."
    return ConditionWrong(message, hint, column=column, rule="condition-type")


def widest(*widths: Width) -> Width:
    """Room for each of them."""
    return Width(max(width.before for width in widths), max(width.after for width in widths))


def joint(*types: Type) -> Type:
    """The type of numbers put together: a decimal among them makes a decimal, rupiah among whole numbers rupiah."""
    if EXACT in types:
        return EXACT
    return MONEY if MONEY in types else WHOLE
