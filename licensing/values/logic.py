"""Yes or no: what is compared, asked and put together. Everything a condition is made of at its top."""

import operator
from collections import ChainMap
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from licensing.values.term import (
    ALL,
    ANY,
    CHOOSES,
    COMPARES,
    SIGNED,
    STANDS,
    SUMS,
    Constant,
    Labels,
    Named,
    Term,
    claimed,
    said,
    written,
)
from licensing.values.types import YES_NO, Day, Fact, Facts, Number, Type
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class AllOf:
    """`a && b`."""

    binding: ClassVar[int] = ALL
    of: tuple[Term[bool], ...]
    type: Type = YES_NO

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.of

    def compute(self, facts: Facts) -> bool:
        return all(each.compute(facts) for each in self.of)

    def write(self) -> str:
        return " && ".join(written(each, COMPARES) for each in self.of)

    def say(self, labels: Labels) -> Sentence:
        sentences = [claimed(each, labels, COMPARES) for each in self.of]
        return Sentence(
            " dan ".join(each.id for each in sentences), " and ".join(each.en for each in sentences)
        )


@dataclass(frozen=True, slots=True)
class AnyOf:
    """`a || b`."""

    binding: ClassVar[int] = ANY
    of: tuple[Term[bool], ...]
    type: Type = YES_NO

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.of

    def compute(self, facts: Facts) -> bool:
        return any(each.compute(facts) for each in self.of)

    def write(self) -> str:
        return " || ".join(written(each, ALL) for each in self.of)

    def say(self, labels: Labels) -> Sentence:
        sentences = [claimed(each, labels, COMPARES) for each in self.of]
        return Sentence(
            " atau ".join(each.id for each in sentences), " or ".join(each.en for each in sentences)
        )


@dataclass(frozen=True, slots=True)
class Not:
    """`!a`."""

    binding: ClassVar[int] = SIGNED
    of: Term[bool]
    type: Type = YES_NO

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.of,)

    def compute(self, facts: Facts) -> bool:
        return not self.of.compute(facts)

    def write(self) -> str:
        return f"!{written(self.of, SIGNED)}"

    def say(self, labels: Labels) -> Sentence:
        if isinstance(self.of, Named):
            name = self.of.say(labels)
            return Sentence(f"{name.id}: tidak", f"{name.en}: no")
        if isinstance(self.of, Not):
            return claimed(self.of.of, labels, STANDS)
        sentence = said(self.of, labels, STANDS)
        return Sentence(f"tidak benar bahwa {sentence.id}", f"it is not so that {sentence.en}")


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
class Answered:
    """`name != ""`: whether there is an answer, of whatever type; `name == ""` with `lacks`."""

    binding: ClassVar[int] = COMPARES
    of: Named[str] | Named[Number] | Named[date | None] | Named[bool] | Named[tuple[str, ...]]
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
class Chosen:
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


@dataclass(frozen=True, slots=True)
class Quantified:
    """`answers.exists(name, holds)` or `answers.all(name, holds)`, where `name` is each of them in turn.

    One stands in no other, so that it takes no longer than its length times the answers chosen.
    """

    binding: ClassVar[int] = STANDS
    function: Literal["exists", "all"]
    among: Term[tuple[str, ...]]
    name: str
    holds: Term[bool]
    type: Type = YES_NO

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.among, self.holds

    def compute(self, facts: Facts) -> bool:
        answers = self.among.compute(facts)
        given: dict[str, Fact] = dict(facts)
        each = (self.holds.compute(ChainMap({self.name: answer}, given)) for answer in answers)
        return any(each) if self.function == "exists" else all(each)

    def write(self) -> str:
        return f"{written(self.among, STANDS)}.{self.function}({self.name}, {self.holds.write()})"

    def say(self, labels: Labels) -> Sentence:
        among, holds = said(self.among, labels, STANDS), claimed(self.holds, labels, CHOOSES)
        id, en = ("ada", "there is a") if self.function == "exists" else ("untuk setiap", "for every")
        return Sentence(
            f"{id} {self.name} dari {among.id}: {holds.id}", f"{en} {self.name} of {among.en}: {holds.en}"
        )
