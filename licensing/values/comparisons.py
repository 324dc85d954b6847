"""Yes or no: values compared with each other, looked for among others, and asked whether they are there."""

import operator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from licensing.values.term import COMPARES, SUMS, Constant, Labels, Named, Term, said, written
from licensing.values.types import YES_NO, Day, Facts, Number, Row, Type
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Equal:
    """`a == b`, or `a != b` with `differs`."""

    binding: ClassVar[int] = COMPARES
    left: Term[object]
    differs: bool
    right: Term[object]
    type: Type = YES_NO

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.left, self.right

    def compute(self, facts: Facts) -> bool:
        return (self.left.compute(facts) == self.right.compute(facts)) is not self.differs

    def write(self) -> str:
        sign = "!=" if self.differs else "=="
        return f"{written(self.left, COMPARES)} {sign} {written(self.right, SUMS)}"

    def say(self, labels: Labels) -> Sentence:
        left, right = said(self.left, labels, SUMS), beside(self.right, self.left, labels)
        if isinstance(self.left, Constant):
            left, right = said(self.right, labels, SUMS), beside(self.left, self.right, labels)
        id, en = ("bukan", "is not") if self.differs else ("adalah", "is")
        return Sentence(f"{left.id} {id} {right.id}", f"{left.en} {en} {right.en}")


def beside(term: Term[object], other: Term[object], labels: Labels) -> Sentence:
    """A part in words; an answer to choose as people read it, given what it is compared with."""
    if isinstance(term, Constant) and isinstance(other, Named) and other.name in labels:
        answers = labels[other.name].answers
        if isinstance(term.value, str) and term.value in answers:
            return answers[term.value]
    return said(term, labels, SUMS)


Order = Literal["<", "<=", ">", ">="]
_ORDERS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_SAID = {
    "<": Sentence("kurang dari", "is less than"),
    "<=": Sentence("paling banyak", "is at most"),
    ">": Sentence("lebih dari", "is more than"),
    ">=": Sentence("paling sedikit", "is at least"),
}
_SAID_OF_DAYS = {
    "<": Sentence("sebelum", "is before"),
    "<=": Sentence("pada atau sebelum", "is on or before"),
    ">": Sentence("sesudah", "is after"),
    ">=": Sentence("pada atau sesudah", "is on or after"),
}


@dataclass(frozen=True, slots=True)
class Ordered:
    """`a < b` and the like, of two numbers, two dates or two texts; never so for a missing date."""

    binding: ClassVar[int] = COMPARES
    left: Term[Number] | Term[date | None] | Term[str]
    order: Order
    right: Term[Number] | Term[date | None] | Term[str]
    type: Type = YES_NO

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.left, self.right

    def compute(self, facts: Facts) -> bool:
        left, right = self.left.compute(facts), self.right.compute(facts)
        return left is not None and right is not None and bool(_ORDERS[self.order](left, right))

    def write(self) -> str:
        return f"{written(self.left, COMPARES)} {self.order} {written(self.right, SUMS)}"

    def say(self, labels: Labels) -> Sentence:
        left, right = said(self.left, labels, SUMS), said(self.right, labels, SUMS)
        verb = (_SAID_OF_DAYS if isinstance(self.left.type, Day) else _SAID)[self.order]
        return Sentence(f"{left.id} {verb.id} {right.id}", f"{left.en} {verb.en} {right.en}")


@dataclass(frozen=True, slots=True)
class IsAnswered:
    """`name != ""`: whether there is an answer, of whatever type; `name == ""` with `lacks`."""

    binding: ClassVar[int] = COMPARES
    of: (
        Named[str]
        | Named[Number]
        | Named[date | None]
        | Named[bool]
        | Named[tuple[str, ...]]
        | Named[tuple[Row, ...]]
    )
    lacks: bool
    type: Type = YES_NO

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.of,)

    def compute(self, facts: Facts) -> bool:
        return (facts.get(self.of.name) in (None, "", ())) is self.lacks

    def write(self) -> str:
        return f'{self.of.write()} {"==" if self.lacks else "!="} ""'

    def say(self, labels: Labels) -> Sentence:
        name = self.of.say(labels)
        id, en = ("tidak diisi", "is not filled in") if self.lacks else ("diisi", "is filled in")
        return Sentence(f"{name.id} {id}", f"{name.en} {en}")


@dataclass(frozen=True, slots=True)
class OneOf:
    """`a in [b, c]`."""

    binding: ClassVar[int] = COMPARES
    of: Term[object]
    among: tuple[Term[object], ...]
    type: Type = YES_NO

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.of, *self.among)

    def compute(self, facts: Facts) -> bool:
        value = self.of.compute(facts)
        return any(each.compute(facts) == value for each in self.among)

    def write(self) -> str:
        return f"{written(self.of, COMPARES)} in [{', '.join(each.write() for each in self.among)}]"

    def say(self, labels: Labels) -> Sentence:
        of = said(self.of, labels, SUMS)
        among = [beside(each, self.of, labels) for each in self.among]
        return Sentence(
            f"{of.id} adalah salah satu dari: {', '.join(each.id for each in among)}",
            f"{of.en} is one of: {', '.join(each.en for each in among)}",
        )


@dataclass(frozen=True, slots=True)
class IsChosen:
    """`a in answers`: whether a text is one of those chosen."""

    binding: ClassVar[int] = COMPARES
    of: Term[str]
    among: Term[tuple[str, ...]]
    type: Type = YES_NO

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.of, self.among

    def compute(self, facts: Facts) -> bool:
        return self.of.compute(facts) in self.among.compute(facts)

    def write(self) -> str:
        return f"{written(self.of, COMPARES)} in {written(self.among, SUMS)}"

    def say(self, labels: Labels) -> Sentence:
        of, among = beside(self.of, self.among, labels), said(self.among, labels, SUMS)
        return Sentence(f"{among.id} memuat {of.id}", f"{among.en} include {of.en}")
