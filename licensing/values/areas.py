"""What is computed of the outline of a plot: how large it is."""

from dataclasses import dataclass
from typing import ClassVar

from licensing.maps.outlines import square_metres
from licensing.values.term import STANDS, Labels, Term
from licensing.values.types import WHOLE, Facts, Number, Type
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class SquareMetres:
    """`square_metres(a)`: the size of an area in whole square metres."""

    binding: ClassVar[int] = STANDS
    of: Term[str]
    type: Type = WHOLE

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.of,)

    def compute(self, facts: Facts) -> Number:
        return square_metres(self.of.compute(facts))

    def write(self) -> str:
        return f"square_metres({self.of.write()})"

    def say(self, labels: Labels) -> Sentence:
        said = self.of.say(labels)
        return Sentence(f"luas {said.id} (m²)", f"the size of {said.en} (m²)")
