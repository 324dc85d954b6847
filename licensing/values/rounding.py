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
_PLACES: Final = re.compile(r"(cut|round) ([0-9]{1,2})", re.ASCII)
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

    def say(self) -> Sentence:
        way, unit = _SAID[self.mode], "" if self.unit == 1 else f" Rp{self.unit}"
        return Sentence(f"{way.id}{unit}", f"{way.en}{unit}")


def said_way(how: str) -> Sentence:
    """A way to round as it is written, in words: `down 100`, `round 3`, `cut 3`."""
    places = _PLACES.fullmatch(how)
    if places is None:
        rounding = Rounding.read(how)
        return rounding.say() if rounding else Sentence(how, how)
    to = places[2]
    if places[1] == "cut":
        return Sentence(f"dipotong {to} desimal", f"cut to {to} decimals")
    if to == "0":
        return Sentence("dibulatkan ke bilangan bulat", "rounded to a whole number")
    return Sentence(f"dibulatkan {to} desimal", f"rounded to {to} decimals")


@dataclass(frozen=True, slots=True)
class Rupiah:
    """`money(a, "down 1")`: a number as an amount, rounded to whole units of rupiah."""

    binding: ClassVar[int] = STANDS
    of: Term[Number]
    rounding: Rounding
    type: Type = MONEY

    @property
    def how(self) -> str:
        return self.rounding.write()

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.of,)

    def compute(self, facts: Facts) -> Number:
        units = WIDE.divide(settled(self.of.compute(facts)), self.rounding.unit)
        return int(units.quantize(Decimal(1), _DECIMALS[self.rounding.mode], WIDE)) * self.rounding.unit

    def write(self) -> str:
        return f'money({self.of.write()}, "{self.rounding.write()}")'

    def say(self, labels: Labels) -> Sentence:
        sentence, way = said(self.of, labels, STANDS), self.rounding.say()
        return Sentence(f"{sentence.id} ({way.id})", f"{sentence.en} ({way.en})")


@dataclass(frozen=True, slots=True)
class Cut:
    """`cut(a, places)`: without the digits behind."""

    binding: ClassVar[int] = STANDS
    of: Term[Number]
    places: int
    type: Type = EXACT

    @property
    def how(self) -> str:
        return f"cut {self.places}"

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.of,)

    def compute(self, facts: Facts) -> Number:
        places = Decimal(1).scaleb(-self.places)
        return settled(self.of.compute(facts)).quantize(places, ROUND_DOWN, WIDE)

    def write(self) -> str:
        return f"cut({self.of.write()}, {self.places})"

    def say(self, labels: Labels) -> Sentence:
        sentence, way = said(self.of, labels, STANDS), said_way(self.how)
        return Sentence(f"{sentence.id} ({way.id})", f"{sentence.en} ({way.en})")


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
