"""Functions of lists: what is asked of each record, and what comes of all of them.

`sum(form.alat, alat.harga)`: the second part is computed once for each record, whose columns are names in it.
What is known of the parts says nothing about the whole: to whoever looks for contradictions it is one thing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final, Literal, TypeVar

from licensing.values.in_turn import InTurn
from licensing.values.numbers import WIDE
from licensing.values.term import CHOOSES, STANDS, Labels, Term, claimed, said
from licensing.values.types import YES_NO, Facts, Number, Row, Type
from licensing.words.sentences import Sentence

T = TypeVar("T")
Fold = Literal["sum", "min", "max"]
Claims = Literal["all", "any"]
MOST_RECORDS: Final = 20
"""Records of a list that are told one by one; of more the total is."""

_FOLDED: dict[Fold, Sentence] = {
    "sum": Sentence("jumlah", "the sum of"),
    "min": Sentence("terkecil dari", "the smallest of"),
    "max": Sentence("terbesar dari", "the largest of"),
}


@dataclass(frozen=True, slots=True)
class Folded:
    """`sum(form.alat, alat.umur)`, `min(…)`, `max(…)`: 0 of no record."""

    binding: ClassVar[int] = STANDS
    function: Fold
    of: Term[tuple[Row, ...]]
    each: Term[Number]
    type: Type

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.of, self.each

    def compute(self, facts: Facts) -> Number:
        values = tuple(_of_each(self.of, self.each, facts))
        match self.function:
            case "sum":
                return _sum(values)
            case "min":
                return min(values, default=0)
            case "max":
                return max(values, default=0)

    def write(self) -> str:
        return f"{self.function}({self.of.write()}, {self.each.write()})"

    def say(self, labels: Labels) -> Sentence:
        word, each, of = _FOLDED[self.function], said(self.each, labels, STANDS), self.of.say(labels)
        return Sentence(f"{word.id} {each.id} pada {of.id}", f"{word.en} {each.en} in {of.en}")


@dataclass(frozen=True, slots=True)
class OfEach:
    """`all(form.daftar, daftar.ukuran > 10)`, `any(…)`: of no record all is so, and nothing."""

    binding: ClassVar[int] = STANDS
    function: Claims
    of: Term[tuple[Row, ...]]
    each: Term[bool]
    type: Type = YES_NO

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.of, self.each

    def compute(self, facts: Facts) -> bool:
        found = _of_each(self.of, self.each, facts)
        return all(found) if self.function == "all" else any(found)

    def write(self) -> str:
        return f"{self.function}({self.of.write()}, {self.each.write()})"

    def say(self, labels: Labels) -> Sentence:
        each, of = claimed(self.each, labels, CHOOSES), self.of.say(labels)
        id, en = ("semua baris", "all rows") if self.function == "all" else ("suatu baris", "some row")
        return Sentence(f"pada {id} {of.id} {each.id}", f"in {en} of {of.en} {each.en}")


def _of_each(of: Term[tuple[Row, ...]], each: Term[T], facts: Facts) -> Iterator[T]:
    for row in of.compute(facts):
        yield each.compute(InTurn(row, facts))


def _sum(values: tuple[Number, ...]) -> Number:
    whole = sum(value for value in values if isinstance(value, int))
    total: Number = whole
    for value in values:
        if not isinstance(value, int):
            total = WIDE.add(total, value)
    return total
