"""What holds on some days only: hours of Ramadan, or a cut-off or service on holidays that was decreed.

Of several that have a day, the first counts; on a day that none has, what is usual does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Generic, TypeVar

T = TypeVar("T")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """`value` holds from `first` to `last`, which is still counted; for good where that is `date.max`.

    `is_rest` is so of what was to hold for good, and was taken back from some day on.
    """

    first: date
    last: date
    value: T
    decree: str = ""
    is_rest: bool = False

    @property
    def is_lasting(self) -> bool:
        return self.last == date.max

    def has(self, day: date) -> bool:
        return self.first <= day <= self.last


def on(day: date, dated: tuple[Dated[T], ...], usual: T) -> T:
    """What holds on a day."""
    return next((each.value for each in dated if each.has(day)), usual)


def with_last_word(dated: tuple[Dated[T], ...], word: Dated[T]) -> tuple[Dated[T], ...]:
    """With the last word on its days; what holds for good gives way to what holds for a time that has an end."""
    lasting = tuple(each for each in dated if each.is_lasting or each.is_rest)
    passing = tuple(each for each in dated if each not in lasting)
    return (*passing, word, *lasting) if word.is_lasting else (word, *passing, *lasting)


def without(dated: tuple[Dated[T], ...], first: date, last: date) -> tuple[Dated[T], ...]:
    """With what is usual on these days, the last one counted."""
    return tuple(part for each in dated for part in _outside(each, first, last))


def in_turn(dated: tuple[Dated[T], ...]) -> tuple[Dated[T], ...]:
    """What counts on which days, from the first on; no day is in two of them."""
    counting: list[Dated[T]] = []
    for each in dated:
        parts = (each,)
        for before in counting:
            parts = without(parts, before.first, before.last)
        counting += parts
    return tuple(sorted(counting, key=lambda each: each.first))


def changes(dated: tuple[Dated[T], ...], usual: T) -> Iterator[tuple[date, T]]:
    """The days from which on something else holds than on the day before, and what; equal for what holds alike."""
    ends = (each.last + ONE_DAY for each in dated if not each.is_lasting)
    before = usual
    for day in sorted({*(each.first for each in dated), *ends}):
        now = on(day, dated, usual)
        if now != before:
            yield day, now
        before = now


def _outside(dated: Dated[T], first: date, last: date) -> Iterator[Dated[T]]:
    """What is left of it before and after some days."""
    if last < dated.first or dated.last < first:
        yield dated
        return
    if dated.first < first:
        yield replace(dated, last=first - ONE_DAY, is_rest=dated.is_lasting or dated.is_rest)
    if last < dated.last:
        yield replace(dated, first=last + ONE_DAY)
