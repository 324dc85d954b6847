"""Yes or no: claims put together, denied, and asked of each of several answers."""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from licensing.values.comparisons import Equal
from licensing.values.in_turn import InTurn
from licensing.values.term import (
    ALL,
    ANY,
    CHOOSES,
    COMPARES,
    SIGNED,
    STANDS,
    Labels,
    Named,
    Term,
    claimed,
    said,
    written,
)
from licensing.values.types import YES_NO, Facts, Type
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
        if isinstance(self.of, Equal):
            return replace(self.of, differs=not self.of.differs).say(labels)
        if isinstance(self.of, Not):
            return claimed(self.of.of, labels, STANDS)
        sentence = said(self.of, labels, STANDS)
        return Sentence(f"tidak benar bahwa {sentence.id}", f"it is not so that {sentence.en}")


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
        each = (self.holds.compute(InTurn({self.name: answer}, facts)) for answer in answers)
        return any(each) if self.function == "exists" else all(each)

    def write(self) -> str:
        return f"{written(self.among, STANDS)}.{self.function}({self.name}, {self.holds.write()})"

    def say(self, labels: Labels) -> Sentence:
        among, holds = said(self.among, labels, STANDS), claimed(self.holds, labels, CHOOSES)
        id, en = ("ada", "there is a") if self.function == "exists" else ("untuk setiap", "for every")
        return Sentence(
            f"{id} {self.name} dari {among.id}: {holds.id}", f"{en} {self.name} of {among.en}: {holds.en}"
        )
