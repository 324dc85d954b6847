"""What it means that a condition holds, or does not: simpler claims, alternatives, and possible values of one term.

An answer that is missing is an answer here: "" for a text, 0 for a number; a missing date counts as day 0.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from licensing.values.comparisons import Answered, Chosen, Equal, OneOf, Order, Ordered
from licensing.values.domains import Among, Domain, Limit, Place, Range
from licensing.values.logic import AllOf, AnyOf, Not
from licensing.values.numbers import AsExact, Size
from licensing.values.term import Constant, Either, Named, Term, leaves
from licensing.values.types import Choice, Choices, Day, Exact, Money, Text, Whole, YesNo


@dataclass(frozen=True, slots=True)
class Claim:
    """That a condition holds, or that it does not."""

    of: Term[object]
    holds: bool = True


@dataclass(frozen=True, slots=True)
class OneOfThese:
    """Alternatives, of which one is true with all that is in it."""

    of: "tuple[tuple[Meant, ...], ...]"


@dataclass(frozen=True, slots=True)
class Possible:
    """What the value of a term must be among."""

    of: Hashable
    among: Domain


@dataclass(frozen=True, slots=True)
class Impossible:
    """What cannot be."""


Meant = Claim | OneOfThese | Possible | Impossible


def meaning(claim: Claim) -> Iterator[Meant]:
    """What a claim says. Less than all of it may be said, never more."""
    term, holds = claim.of, claim.holds
    match term:
        case Not(of=of):
            yield Claim(of, not holds)
        case AllOf(of=of) | AnyOf(of=of):
            if isinstance(term, AllOf) is holds:
                yield from (Claim(each, holds) for each in of)
            else:
                yield OneOfThese(tuple((Claim(each, holds),) for each in of))
        case Either(condition=condition, then=then, otherwise=otherwise):
            yes = (Claim(condition), Claim(then, holds))
            yield OneOfThese((yes, (Claim(condition, holds=False), Claim(otherwise, holds))))
        case _:
            fixed = _fixed(term)
            if fixed is None:
                yield from _comparison(term, holds=holds)
            elif fixed.value is not holds:
                yield Impossible()


@dataclass(frozen=True, slots=True)
class _Fixed:
    value: object


def _fixed(term: Term[object]) -> _Fixed | None:
    """The value of a term that is the same for all answers."""
    if any(not isinstance(leaf, Constant) for leaf in leaves(term)):
        return None
    return _Fixed(term.compute({}))


def _comparison(term: Term[object], *, holds: bool) -> Iterator[Meant]:
    match term:
        case Equal():
            yield from _equal(term.left, term.right, holds=holds is not term.differs)
        case OneOf():
            yield from _one_of(term, holds=holds)
        case Ordered():
            yield from _ordered(term, holds=holds)
        case Answered():
            yield from _answered(term.of, holds=holds is not term.lacks)
        case Chosen():
            yield Possible(term, Among(frozenset({holds})))
            if holds and isinstance(term.among, Named):
                yield Possible(term.among, Among(frozenset({()}), excludes=True))
        case _:
            yield Possible(term, Among(frozenset({holds})))


def _equal(left: Term[object], right: Term[object], *, holds: bool) -> Iterator[Meant]:
    left, right = _bare(left), _bare(right)
    if left == right:
        if not holds:
            yield Impossible()
        return
    if _fixed(left) is not None:
        left, right = right, left
    fixed = _fixed(right)
    if isinstance(left.type, YesNo):
        both = (Claim(left), Claim(right, holds)), (Claim(left, holds=False), Claim(right, not holds))
        yield OneOfThese(both)
    elif fixed is None:
        yield Possible(_pair(left, right)[0], _between(-1, 1))
        at = frozenset({0})
        yield Possible(_pair(left, right)[0], _between(0, 0) if holds else Range(holes=at))
    else:
        yield from _typical(left)
        yield Possible(left, _is_value(left, fixed.value, holds=holds))


def _bare(term: Term[object]) -> Term[object]:
    """A number as it is, whatever type it is seen as."""
    while isinstance(term, AsExact):
        term = term.of
    return term


def _typical(term: Term[object]) -> Iterator[Meant]:
    """What is known of a term whatever was answered."""
    match term.type:
        case Choice(offers=frozenset() as offers) if isinstance(term, Named):
            yield Possible(term, Among(offers | {""}))
        case Day():
            yield Possible(term, _between(0))
        case Whole() if isinstance(term, Size):
            yield Possible(term, _between(0))
        case _:
            return


def _is_value(term: Term[object], value: object, *, holds: bool) -> Domain:
    number = _number(value)
    match term.type:
        case Whole() | Money() | Exact() | Day():
            whole = not isinstance(term.type, Exact)
            return (
                Range(whole, Limit(number), Limit(number))
                if holds
                else Range(whole, holes=frozenset({number}))
            )
        case _:
            return Among(frozenset({value}), excludes=not holds)


def _number(value: object) -> Place:
    """A number as ranges have it; a date as the number of its day."""
    match value:
        case date():
            return value.toordinal()
        case int() | Decimal():
            return Fraction(value)
        case _:
            return 0


def _one_of(term: OneOf, *, holds: bool) -> Iterator[Meant]:
    fixed = [_fixed(each) for each in term.among]
    values = frozenset(each.value for each in fixed if each is not None)
    if isinstance(term.of.type, Text | Choice) and None not in fixed:
        yield from _typical(term.of)
        yield Possible(term.of, Among(values, excludes=not holds))
    elif holds:
        yield OneOfThese(tuple((Claim(Equal(term.of, False, each)),) for each in term.among))
    else:
        yield from (Claim(Equal(term.of, True, each)) for each in term.among)


_FLIPPED: dict[Order, Order] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OTHERWISE: dict[Order, Order] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def _ordered(term: Ordered, *, holds: bool) -> Iterator[Meant]:
    left, order, right = _bare(term.left), term.order, _bare(term.right)
    if _fixed(left) is not None:
        left, order, right = right, _FLIPPED[order], left
    if isinstance(left.type, Day):
        yield from _ordered_days(left, order, right, holds=holds)
        return
    order = order if holds else _OTHERWISE[order]
    fixed = _fixed(right)
    if left == right:
        if order in ("<", ">"):
            yield Impossible()
    elif fixed is None or isinstance(left.type, Text | Choice):
        yield from _placed(left, order, right)
    else:
        yield from _typical(left)
        yield Possible(left, _range(order, _number(fixed.value), is_whole=not isinstance(left.type, Exact)))


def _between(low: int, high: int | None = None) -> Range:
    return Range(True, Limit(low), None if high is None else Limit(high))


def _range(order: Order, value: Place, *, is_whole: bool) -> Range:
    match order:
        case "<" | "<=":
            return Range(is_whole, high=Limit(value, is_open=order == "<"))
        case ">" | ">=":
            return Range(is_whole, low=Limit(value, is_open=order == ">"))
        case _:
            assert_never(order)


def _ordered_days(left: Term[object], order: Order, right: Term[object], *, holds: bool) -> Iterator[Meant]:
    """A comparison with a missing date never holds; that it does not hold may be for that reason."""
    there = _between(1)
    if holds:
        yield from (Possible(day, there) for day in (left, right) if _fixed(day) is None)
    fixed = _fixed(right)
    if fixed is None:
        if holds and left == right and order in ("<", ">"):
            yield Impossible()
        elif holds and left != right:
            yield from _placed(left, order, right)
    elif fixed.value is None:
        if holds:
            yield Impossible()
    elif holds:
        yield Possible(left, _range(order, _number(fixed.value), is_whole=True))
    else:
        other = _range(_OTHERWISE[order], _number(fixed.value), is_whole=True)
        yield from _typical(left)
        yield OneOfThese(((Possible(left, _between(0, 0)),), (Possible(left, there), Possible(left, other))))


def _pair(left: Term[object], right: Term[object]) -> tuple[Hashable, bool]:
    """Two terms in an order of their own, and whether that turned them round."""
    turned = right.write() < left.write()
    return (("beside", right, left) if turned else ("beside", left, right)), turned


def _placed(left: Term[object], order: Order, right: Term[object]) -> Iterator[Meant]:
    """Two terms beside each other: -1 where the first is less, 0 where they are equal, 1 where it is more."""
    pair, turned = _pair(left, right)
    yield Possible(pair, _between(-1, 1))
    yield Possible(pair, _range(_FLIPPED[order] if turned else order, 0, is_whole=True))


def _answered(name: Term[object], *, holds: bool) -> Iterator[Meant]:
    nothing: frozenset[Hashable]
    match name.type:
        case Text() | Choice():
            nothing = frozenset({""})
            yield from _typical(name)
            yield Possible(name, Among(nothing, excludes=holds))
        case Choices():
            nothing = frozenset({()})
            yield Possible(name, Among(nothing, excludes=holds))
        case Day():
            yield Possible(name, _between(1) if holds else _between(0, 0))
        case Whole() | Money() | Exact():
            yield Possible(("answered", name), Among(frozenset({holds})))
            if not holds:
                yield Possible(name, _between(0, 0))
        case YesNo():
            yield Possible(("answered", name), Among(frozenset({holds})))
            if not holds:
                yield Claim(name, holds=False)
