"""Which values are still possible: sets, ranges and the like, met with one another until nothing is left."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

Point = int | Fraction


@dataclass(frozen=True, slots=True)
class Limit:
    """An end of a range; what is open does not have it."""

    at: Point
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Among:
    """One of these values, or any but these with `excludes`."""

    values: frozenset[Hashable]
    excludes: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from `low` to `high`, without `holes`."""

    is_whole: bool = False
    low: Limit | None = None
    high: Limit | None = None
    holes: frozenset[Point] = frozenset()


Domain = Among | Range


def meet(one: Domain, other: Domain) -> Domain | None:
    """What is possible in both; None where nothing is."""
    match one, other:
        case Among(), Among():
            return _met_sets(one, other)
        case Range(), Range():
            return _settled(_met_ranges(one, other))
        case _:
            # Two kinds of question about one term tell nothing about each other here.
            return one


def _met_sets(one: Among, other: Among) -> Among | None:
    match one.excludes, other.excludes:
        case True, True:
            return Among(one.values | other.values, excludes=True)
        case True, False:
            left = other.values - one.values
        case False, True:
            left = one.values - other.values
        case _:
            left = one.values & other.values
    return Among(left) if left else None


def _met_ranges(one: Range, other: Range) -> Range:
    return Range(
        one.is_whole or other.is_whole,
        low=_tighter(one.low, other.low, keeps=1),
        high=_tighter(one.high, other.high, keeps=-1),
        holes=one.holes | other.holes,
    )


def _tighter(one: Limit | None, other: Limit | None, *, keeps: int) -> Limit | None:
    """The limit that leaves less: of two lows (1) the higher, of two highs (-1) the lower."""
    if one is None or other is None:
        return other or one
    if one.at == other.at:
        return one if one.is_open else other
    return one if (one.at > other.at) is (keeps > 0) else other


def _settled(met: Range) -> Range | None:
    """A range with its ends drawn in to values it has; None where it has none."""
    drawn = _drawn_in(met) if met.is_whole else met
    low, high = drawn.low, drawn.high
    if low is None or high is None:
        return drawn
    if low.at > high.at:
        return None
    if low.at == high.at and (low.is_open or high.is_open or low.at in drawn.holes):
        return None
    return drawn


def _drawn_in(met: Range) -> Range:
    """Whole numbers only, so that each end is one of them."""
    low, high = met.low, met.high
    if low is not None:
        at = ceil(low.at) + (low.is_open and ceil(low.at) == low.at)
        while at in met.holes:
            at += 1
        low = Limit(at)
    if high is not None:
        at = floor(high.at) - (high.is_open and floor(high.at) == high.at)
        while at in met.holes:
            at -= 1
        high = Limit(at)
    return replace(met, low=low, high=high)
