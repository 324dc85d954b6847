"""What it means that one value is less than another, or is not."""

from collections.abc import Iterator

from licensing.values.claims import Impossible, Meant, OneOfThese, Possible
from licensing.values.comparisons import Order, Ordered
from licensing.values.placing import bare, between, beyond, fixed_value, pair_of, point_of, typical
from licensing.values.term import Term
from licensing.values.types import Choice, Day, Exact, Text

_FLIPPED: dict[Order, Order] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OTHERWISE: dict[Order, Order] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def ordered(term: Ordered, *, holds: bool) -> Iterator[Meant]:
    """What an ordered comparison says; day by day for dates, which may be missing."""
    left, order, right = bare(term.left), term.order, bare(term.right)
    if fixed_value(left) is not None:
        left, order, right = right, _FLIPPED[order], left
    if isinstance(left.type, Day):
        yield from _ordered_days(left, order, right, holds=holds)
        return
    order = order if holds else _OTHERWISE[order]
    fixed = fixed_value(right)
    if left == right:
        if order in ("<", ">"):
            yield Impossible()
    elif fixed is None or isinstance(left.type, Text | Choice):
        yield from _placed(left, order, right)
    else:
        yield from typical(left)
        yield Possible(left, beyond(order, point_of(fixed.value), is_whole=not isinstance(left.type, Exact)))


def _ordered_days(left: Term[object], order: Order, right: Term[object], *, holds: bool) -> Iterator[Meant]:
    """A comparison with a missing date never holds; that it does not hold may be for that reason."""
    there = between(1)
    if holds:
        yield from (Possible(day, there) for day in (left, right) if fixed_value(day) is None)
    fixed = fixed_value(right)
    if fixed is None:
        if holds and left == right and order in ("<", ">"):
            yield Impossible()
        elif holds and left != right:
            yield from _placed(left, order, right)
    elif fixed.value is None:
        if holds:
            yield Impossible()
    elif holds:
        yield Possible(left, beyond(order, point_of(fixed.value), is_whole=True))
    else:
        other = beyond(_OTHERWISE[order], point_of(fixed.value), is_whole=True)
        yield from typical(left)
        yield OneOfThese(((Possible(left, between(0, 0)),), (Possible(left, there), Possible(left, other))))


def _placed(left: Term[object], order: Order, right: Term[object]) -> Iterator[Meant]:
    """Two terms beside each other: -1 where the first is less, 0 where they are equal, 1 where it is more."""
    pair, turned = pair_of(left, right)
    yield Possible(pair, between(-1, 1))
    yield Possible(pair, beyond(_FLIPPED[order] if turned else order, 0, is_whole=True))
