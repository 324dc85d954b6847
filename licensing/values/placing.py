"""What is known of a term by itself, and how its values lie in a range."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from licensing.values.claims import Meant, Possible
from licensing.values.comparisons import Order
from licensing.values.domains import Among, Limit, Point, Range
from licensing.values.looking import Looked
from licensing.values.mapped import Mapped
from licensing.values.number_functions import AsExact, Size
from licensing.values.term import Constant, Named, Term, leaves
from licensing.values.types import Choice, Choices, Day, Exact, Money, Records, Text, Type, Whole


@dataclass(frozen=True, slots=True)
class Fixed:
    value: object


def fixed_value(term: Term[object]) -> Fixed | None:
    """The value of a term that is the same for all answers."""
    if any(not isinstance(leaf, Constant) for leaf in leaves(term)):
        return None
    return Fixed(term.compute({}))


def bare(term: Term[object]) -> Term[object]:
    """A number as it is, whatever type it is seen as."""
    while isinstance(term, AsExact):
        term = term.of
    return term


def typical(term: Term[object]) -> Iterator[Meant]:
    """What is known of a term whatever was answered."""
    match term.type:
        case Choice(offers=frozenset() as offers) if isinstance(term, Named | Looked | Mapped):
            yield Possible(term, Among(offers | {""}))
        case Day():
            yield Possible(term, between(0))
        case Whole() if isinstance(term, Size):
            yield Possible(term, between(0, _most(term.of.type)))
        case Whole() | Exact() | Money() as kind if isinstance(term, Named | Looked):
            yield Possible(term, _bounds(kind))
        case _:
            return


def _most(of: Type) -> int | None:
    """How long what is counted can be."""
    match of:
        case Text(most=most):
            return most
        case Choices(offers=frozenset() as offers):
            return len(offers)
        case Records(most=most):
            return most
        case _:
            return None


def _bounds(of: Whole | Exact | Money) -> Range:
    """What a number can be: within its bounds, or 0 where it was not answered."""
    low = None if of.low is None else Limit(Fraction(min(of.low, 0)))
    high = None if of.high is None else Limit(Fraction(max(of.high, 0)))
    return Range(not isinstance(of, Exact), low, high)


def point_of(value: object) -> Point:
    """A number as ranges have it; a date as the number of its day."""
    match value:
        case date():
            return value.toordinal()
        case int() | Decimal():
            return Fraction(value)
        case _:
            return 0


def between(low: int, high: int | None = None) -> Range:
    """Whole numbers from `low` to `high`, None for without end."""
    return Range(True, Limit(low), None if high is None else Limit(high))


def beyond(order: Order, value: Point, *, is_whole: bool) -> Range:
    """The numbers on one side of a value."""
    match order:
        case "<" | "<=":
            return Range(is_whole, high=Limit(value, is_open=order == "<"))
        case ">" | ">=":
            return Range(is_whole, low=Limit(value, is_open=order == ">"))
        case _:
            assert_never(order)


def pair_of(left: Term[object], right: Term[object]) -> tuple[Hashable, bool]:
    """Two terms in an order of their own, and whether that turned them round."""
    turned = right.write() < left.write()
    return (("beside", right, left) if turned else ("beside", left, right)), turned
