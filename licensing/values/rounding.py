"""Rounding: the ways a city rounds, and the terms that do it, of which each says in its name what it does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import ClassVar, Final, Literal, get_args

from licensing.values.numbers import PLACES, WIDE
from licensing.values.term import STANDS, Labels, Term, said
from licensing.values.types import EXACT, MONEY, Facts, Number, Type
from licensing.words.sentences import Sentence

Mode = Literal["half_up", "half_even", "down", "up"]
"""To the nearest, a half away from zero or to the even one; towards zero; away from it."""

MODES: Final = get_args(Mode)
_DECIMALS: Final[Mapping[Mode, str]] = {
    "half_up": ROUND_HALF_UP,
    "half_even": ROUND_HALF_EVEN,
    "down": ROUND_DOWN,
    "up": ROUND_UP,
}
_SAID: Final[Mapping[Mode, Sentence]] = {
    "half_up": Sentence("dibulatkan ke yang terdekat", "rounded to the nearest"),
    "half_even": Sentence("dibulatkan ke yang terdekat, tengah ke genap", "rounded half to even"),
    "down": Sentence("dibulatkan ke bawah", "rounded down"),
    "up": Sentence("dibulatkan ke atas", "rounded up"),
}
# A unit divides powers of ten, so that an amount divided by it ends.
_WRITTEN: Final = re.compile(rf"({'|'.join(MODES)}) ([15]0{{0,8}})", re.ASCII)
_SETTLED: Final = 20


@dataclass(frozen=True, slots=True)
class Rounding:
    """How an amount becomes whole: a mode and the rupiah it is rounded to, `down 1`, `half_up 100`."""

    mode: Mode
    unit: int

    @staticmethod
    def read(text: str) -> "Rounding | None":
        """What was written, None where that is no rounding."""
        found = _WRITTEN.fullmatch(text)
        mode = next((mode for mode in MODES if found and mode == found[1]), None)
        return Rounding(mode, int(found[2])) if found and mode else None

    def write(self) -> str:
        return f"{self.mode} {self.unit}"


@dataclass(frozen=True, slots=True)
class Rupiah:
    """`money(a, "down 1")`: a number as an amount, rounded to whole units of rupiah."""

    binding: ClassVar[int] = STANDS
    of: Term[Number]
    rounding: Rounding
    type: Type = MONEY

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.of,)

    def compute(self, facts: Facts) -> Number:
        units = WIDE.divide(settled(self.of.compute(facts)), self.rounding.unit)
        return int(units.quantize(Decimal(1), _DECIMALS[self.rounding.mode], WIDE)) * self.rounding.unit

    def write(self) -> str:
        return f'money({self.of.write()}, "{self.rounding.write()}")'

    def say(self, labels: Labels) -> Sentence:
        sentence, way = said(self.of, labels, STANDS), _SAID[self.rounding.mode]
        unit = "" if self.rounding.unit == 1 else f" Rp{self.rounding.unit}"
        return Sentence(f"{sentence.id} ({way.id}{unit})", f"{sentence.en} ({way.en}{unit})")


@dataclass(frozen=True, slots=True)
class Cut:
    """`cut(a, places)`: without the digits behind."""

    binding: ClassVar[int] = STANDS
    of: Term[Number]
    places: int
    type: Type = EXACT

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.of,)

    def compute(self, facts: Facts) -> Number:
        places = Decimal(1).scaleb(-self.places)
        return settled(self.of.compute(facts)).quantize(places, ROUND_DOWN, WIDE)

    def write(self) -> str:
        return f"cut({self.of.write()}, {self.places})"

    def say(self, labels: Labels) -> Sentence:
        sentence = said(self.of, labels, STANDS)
        return Sentence(
            f"{sentence.id} (dipotong {self.places} desimal)",
            f"{sentence.en} (cut to {self.places} decimals)",
        )


def settled(number: Number) -> Decimal:
    """A number that a quotient without end can stand in, as what it was meant to be.

    A third times three lies below one by what the quotient was rounded by; without this, a whole rupiah is lost where
    such a number is cut. Numbers without such a quotient have fewer places, and stay as they are.
    """
    given = Decimal(number)
    exponent = given.as_tuple().exponent
    if not isinstance(exponent, int) or exponent > -PLACES:
        return given
    return given.quantize(Decimal(1).scaleb(-_SETTLED), ROUND_HALF_EVEN, WIDE)
