"""Dates: they differ by whole days, and a number of days leads from one to another.

What is computed from a missing date is empty, as is a date before the year 1 or after 9999.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from licensing.values.term import MULTIPLIES, STANDS, SUMS, Labels, Term, said, written
from licensing.values.types import DAY, WHOLE, Facts, Number, Type
from licensing.words.sentences import Sentence

FIRST, LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Between:
    """`until - since`: the days from one date to another."""

    binding: ClassVar[int] = SUMS
    since: Term[date | None]
    until: Term[date | None]
    type: Type = WHOLE

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.until, self.since

    def compute(self, facts: Facts) -> Number:
        since, until = self.since.compute(facts), self.until.compute(facts)
        return 0 if since is None or until is None else until.toordinal() - since.toordinal()

    def write(self) -> str:
        return f"{written(self.until, MULTIPLIES)} - {written(self.since, MULTIPLIES)}"

    def say(self, labels: Labels) -> Sentence:
        since, until = self.since.say(labels), self.until.say(labels)
        return Sentence(
            f"selisih hari dari {since.id} ke {until.id}", f"the days from {since.en} to {until.en}"
        )


@dataclass(frozen=True, slots=True)
class Lasting:
    """`days(since, until)`: both ends count."""

    binding: ClassVar[int] = STANDS
    since: Term[date | None]
    until: Term[date | None]
    type: Type = WHOLE

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.since, self.until

    def compute(self, facts: Facts) -> Number:
        since, until = self.since.compute(facts), self.until.compute(facts)
        return 0 if since is None or until is None else until.toordinal() - since.toordinal() + 1

    def write(self) -> str:
        return f"days({self.since.write()}, {self.until.write()})"

    def say(self, labels: Labels) -> Sentence:
        since, until = self.since.say(labels), self.until.say(labels)
        return Sentence(
            f"jumlah hari {since.id} sampai {until.id}", f"the days from {since.en} through {until.en}"
        )


@dataclass(frozen=True, slots=True)
class Shifted:
    """`day + number` or `day - number`."""

    binding: ClassVar[int] = SUMS
    day: Term[date | None]
    sign: Literal["+", "-"]
    by: Term[Number]
    type: Type = DAY

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.day, self.by

    def compute(self, facts: Facts) -> date | None:
        day = self.day.compute(facts)
        if day is None:
            return None
        by = self.by.compute(facts)
        ordinal = day.toordinal() + (by if self.sign == "+" else -by)
        return date.fromordinal(int(ordinal)) if FIRST <= ordinal <= LAST else None

    def write(self) -> str:
        return f"{written(self.day, MULTIPLIES)} {self.sign} {written(self.by, MULTIPLIES)}"

    def say(self, labels: Labels) -> Sentence:
        day, by = said(self.day, labels, STANDS), said(self.by, labels, MULTIPLIES)
        id, en = ("sesudah", "after") if self.sign == "+" else ("sebelum", "before")
        return Sentence(
            f"{by.id} hari {id} {day.id}", f"{by.en} {'day' if by.en == '1' else 'days'} {en} {day.en}"
        )
