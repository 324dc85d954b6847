"""What it means that a condition holds, or does not: simpler claims, alternatives, and possible values of one term.

An answer that is missing is an answer here: "" for a text, 0 for a number; a missing date counts as day 0.
"""

from collections.abc import Hashable, Iterator

from licensing.values.claims import Claim, Impossible, Meant, OneOfThese, Possible
from licensing.values.comparisons import Equal, IsAnswered, IsChosen, OneOf, Ordered
from licensing.values.domains import Among, Domain, Limit, Range
from licensing.values.logic import AllOf, AnyOf, Not
from licensing.values.looking import Looked, asks_for
from licensing.values.ordering import ordered
from licensing.values.placing import bare, between, fixed_value, pair_of, point_of, typical
from licensing.values.term import Either, Named, Term
from licensing.values.types import (
    Area,
    Choice,
    Choices,
    Day,
    Exact,
    Money,
    Point,
    Records,
    Text,
    Whole,
    YesNo,
)


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
            fixed = fixed_value(term)
            if fixed is None:
                yield from _comparison(term, holds=holds)
            elif fixed.value is not holds:
                yield Impossible()


def _comparison(term: Term[object], *, holds: bool) -> Iterator[Meant]:
    match term:
        case Equal():
            yield from _equal(term.left, term.right, holds=holds is not term.differs)
        case OneOf():
            yield from _one_of(term, holds=holds)
        case Ordered():
            yield from ordered(term, holds=holds)
        case IsAnswered():
            yield from _answered(term.of, holds=holds is not term.lacks)
        case IsChosen():
            yield Possible(term, Among(frozenset({holds})))
            if holds and isinstance(term.among, Named):
                yield Possible(term.among, Among(frozenset({()}), excludes=True))
        case _:
            yield Possible(term, Among(frozenset({holds})))


def _equal(left: Term[object], right: Term[object], *, holds: bool) -> Iterator[Meant]:
    left, right = bare(left), bare(right)
    if left == right:
        if not holds:
            yield Impossible()
        return
    if fixed_value(left) is not None:
        left, right = right, left
    fixed = fixed_value(right)
    if isinstance(left.type, YesNo):
        both = (Claim(left), Claim(right, holds)), (Claim(left, holds=False), Claim(right, not holds))
        yield OneOfThese(both)
    elif isinstance(left, Looked) and fixed and (asked := asks_for(left, frozenset({fixed.value}))):
        yield Claim(asked, holds)
    elif fixed is None:
        yield Possible(pair_of(left, right)[0], between(-1, 1))
        at = frozenset({0})
        yield Possible(pair_of(left, right)[0], between(0, 0) if holds else Range(holes=at))
    else:
        yield from typical(left)
        yield Possible(left, _is_value(left, fixed.value, holds=holds))


def _is_value(term: Term[object], value: object, *, holds: bool) -> Domain:
    number = point_of(value)
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


def _one_of(term: OneOf, *, holds: bool) -> Iterator[Meant]:
    fixed = [fixed_value(each) for each in term.among]
    values = frozenset(each.value for each in fixed if each is not None)
    if isinstance(term.of, Looked) and None not in fixed and (asked := asks_for(term.of, values)):
        yield Claim(asked, holds)
        return
    if isinstance(term.of.type, Text | Choice) and None not in fixed:
        yield from typical(term.of)
        yield Possible(term.of, Among(values, excludes=not holds))
    elif holds:
        yield OneOfThese(tuple((Claim(Equal(term.of, False, each)),) for each in term.among))
    else:
        yield from (Claim(Equal(term.of, True, each)) for each in term.among)


def _answered(name: Term[object], *, holds: bool) -> Iterator[Meant]:
    nothing: frozenset[Hashable]
    match name.type:
        case Text() | Choice() | Point() | Area():
            nothing = frozenset({""})
            yield from typical(name)
            yield Possible(name, Among(nothing, excludes=holds))
        case Choices() | Records():
            nothing = frozenset({()})
            yield Possible(name, Among(nothing, excludes=holds))
        case Day():
            yield Possible(name, between(1) if holds else between(0, 0))
        case Whole() | Money() | Exact():
            yield Possible(("answered", name), Among(frozenset({holds})))
            if not holds:
                yield Possible(name, between(0, 0))
        case YesNo():
            yield Possible(("answered", name), Among(frozenset({holds})))
            if not holds:
                yield Claim(name, holds=False)
