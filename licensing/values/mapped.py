"""What a map says of a place on a day; a place of which it says nothing has the empty text."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from licensing.values.term import STANDS, Labels, Term
from licensing.values.types import Facts, Type
from licensing.words.sentences import Sentence

Find = Callable[[str, date], str]
"""What stands at a place on a day; "" for nothing."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """`name(at, on)`: a property of the zone in which a place lies.

    `name` says which map and property it is, and there is one of each in a bundle: it stands for `find` where two
    terms are compared. Designers write it as a value with `map`.
    """

    binding: ClassVar[int] = STANDS
    name: str
    at: Term[str]
    on: Term[date | None]
    type: Type
    find: Find = field(compare=False, repr=False)

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.at, self.on

    def compute(self, facts: Facts) -> str:
        place, day = self.at.compute(facts), self.on.compute(facts)
        return self.find(place, day) if place and day else ""

    def write(self) -> str:
        return f"{self.name}({self.at.write()}, {self.on.write()})"

    def say(self, labels: Labels) -> Sentence:
        place, called = self.at.say(labels), self.name.rpartition(".")[2].replace("_", " ")
        return Sentence(f"{called} menurut peta di {place.id}", f"{called} on the map at {place.en}")
