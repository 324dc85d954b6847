"""Functions whose value is a number, exact to the last digit like all numbers."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar, Literal

from licensing.values.numbers import WIDE
from licensing.values.rounding import said_way, settled
from licensing.values.term import CHOOSES, STANDS, Labels, Term, said
from licensing.values.types import EXACT, WHOLE, Facts, Number, Records, Row, Type
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class AsExact:
    """`double(a)`: a whole number as a decimal."""

    binding: ClassVar[int] = STANDS
    of: Term[Number]
    type: Type = EXACT

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.of,)

    def compute(self, facts: Facts) -> Number:
        return Decimal(self.of.compute(facts))

    def write(self) -> str:
        return f"double({self.of.write()})"

    def say(self, labels: Labels) -> Sentence:
        return self.of.say(labels)


@dataclass(frozen=True, slots=True)
class Rounded:
    """`round(a)` or `round(a, places)`: to the nearest, halves away from zero."""

    binding: ClassVar[int] = STANDS
    of: Term[Number]
    places: int
    type: Type

    @property
    def how(self) -> str:
        return f"round {self.places}"

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.of,)

    def compute(self, facts: Facts) -> Number:
        value = self.of.compute(facts)
        if isinstance(value, int):
            return value
        rounded = settled(value).quantize(Decimal(1).scaleb(-self.places), ROUND_HALF_UP, WIDE)
        return rounded if self.places else int(rounded)

    def write(self) -> str:
        return f"round({self.of.write()}{f', {self.places}' if self.places else ''})"

    def say(self, labels: Labels) -> Sentence:
        sentence, way = said(self.of, labels, STANDS), said_way(self.how)
        return Sentence(f"{sentence.id} ({way.id})", f"{sentence.en} ({way.en})")


@dataclass(frozen=True, slots=True)
class Extreme:
    """`min(a, b)` or `max(a, b)`."""

    binding: ClassVar[int] = STANDS
    function: Literal["min", "max"]
    of: tuple[Term[Number], ...]
    type: Type

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.of

    def compute(self, facts: Facts) -> Number:
        values = [each.compute(facts) for each in self.of]
        return min(values) if self.function == "min" else max(values)

    def write(self) -> str:
        return f"{self.function}({', '.join(each.write() for each in self.of)})"

    def say(self, labels: Labels) -> Sentence:
        sentences = [said(each, labels, CHOOSES) for each in self.of]
        id, en = ("terkecil", "smallest") if self.function == "min" else ("terbesar", "largest")
        return Sentence(
            f"yang {id} dari " + ", ".join(sentence.id for sentence in sentences),
            f"the {en} of " + ", ".join(sentence.en for sentence in sentences),
        )


@dataclass(frozen=True, slots=True)
class Size:
    """`size(a)`: how many letters a text has, how many answers were chosen, or how many records a list has."""

    binding: ClassVar[int] = STANDS
    of: Term[str] | Term[tuple[str, ...]] | Term[tuple[Row, ...]]
    type: Type = WHOLE

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.of,)

    def compute(self, facts: Facts) -> Number:
        return len(self.of.compute(facts))

    def write(self) -> str:
        return f"size({self.of.write()})"

    def say(self, labels: Labels) -> Sentence:
        sentence = self.of.say(labels)
        if isinstance(self.of.type, Records):
            return Sentence(f"jumlah baris {sentence.id}", f"the number of rows of {sentence.en}")
        return Sentence(f"panjang {sentence.id}", f"the length of {sentence.en}")
