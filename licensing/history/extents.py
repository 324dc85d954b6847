"""How much of something scarce is held, where that is not all of it: some of a number, or all of it for some days.

A quota counts what its holders have together; days of one thing never meet. What is free of either is computed here, so
that whoever is turned away is told the same by every record keeper.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal


@dataclass(frozen=True, slots=True)
class Share:
    """So many of a number; `of` is the number there was when it was asked for."""

    takes: int
    of: int
    type: Literal["share"] = "share"


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`; both count."""

    first: date
    last: date
    type: Literal["days"] = "days"

    def meets(self, other: "Days") -> bool:
        """Whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last


Extent = Share | Days


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a number for somebody else."""

    number: int
    of: int


def in_use(wanted: Days, taken: Iterable[Days]) -> Days | None:
    """The first stretch without a gap that meets what is wanted; None where all of it is free."""
    return next((each for each in joined(taken) if each.meets(wanted)), None)


def next_free(wanted: Days, taken: Sequence[Days]) -> date | None:
    """The first day, not before the one that is wanted, from which as many days are free; None where none ever is."""
    length = wanted.last - wanted.first
    first = wanted.first
    try:
        for each in joined(taken):
            if each.meets(Days(first, first + length)):
                first = each.last + timedelta(days=1)
        return first if first + length else None
    except OverflowError:
        return None


def joined(taken: Iterable[Days]) -> list[Days]:
    """The same days, in order, what follows on without a gap put together."""
    found: list[Days] = []
    for each in sorted(taken, key=lambda days: (days.first, days.last)):
        before = found[-1] if found else None
        if before is not None and (each.first - before.last).days <= 1:
            found[-1] = Days(before.first, max(before.last, each.last))
        else:
            found.append(each)
    return found


def without(wanted: Days, others: Iterable[Days]) -> tuple[Days, ...]:
    """What of these days is none of the others."""
    rest = [wanted]
    for other in others:
        rest = [piece for each in rest for piece in _cut(each, other)]
    return tuple(rest)


def _cut(days: Days, other: Days) -> Iterator[Days]:
    if not days.meets(other):
        yield days
        return
    if days.first < other.first:
        yield Days(days.first, other.first - timedelta(days=1))
    if days.last > other.last:
        yield Days(other.last + timedelta(days=1), days.last)
