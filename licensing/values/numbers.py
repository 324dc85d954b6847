"""Numbers: exact to the last digit, whole numbers, decimals and rupiah side by side.

Sums and products never round. A quotient is exact where it ends, and rounded to 30 places after the point (half to
even) where it does not; divided by nothing it is 0. `checking` bounds how many digits a number can come to, so that
`WIDE` always has room and no term takes long.
"""

from dataclasses import dataclass
from decimal import ROUND_05UP, ROUND_HALF_EVEN, Context, Decimal, Inexact
from typing import ClassVar, Literal

from licensing.values.term import MULTIPLIES, SIGNED, SUMS, Labels, Term, both_ways, said, written
from licensing.values.types import Facts, Number, Type
from licensing.words.sentences import Sentence

MOST_WIDE = 1_000
"""Digits a number in an expression can come to, before and after the point together."""

PLACES = 30
"""Places after the point of a quotient that does not end."""

# Rounding that a second rounding can be laid on; nothing signals, because nothing may fail.
WIDE = Context(prec=2 * MOST_WIDE, rounding=ROUND_05UP, traps=[])


def divided(dividend: Number, divisor: Number) -> Number:
    """The quotient, 0 for a divisor of 0."""
    if not divisor:
        return 0
    context = WIDE.copy()
    context.clear_flags()
    quotient = context.divide(dividend, divisor)
    if not context.flags[Inexact]:
        return quotient
    return quotient.quantize(Decimal(1).scaleb(-PLACES), ROUND_HALF_EVEN, WIDE)


@dataclass(frozen=True, slots=True)
class Step:
    """What a sum or product goes on with."""

    sign: Literal["+", "-", "*", "/"]
    of: Term[Number]


@dataclass(frozen=True, slots=True)
class Sum:
    """`a + b - c`."""

    binding: ClassVar[int] = SUMS
    first: Term[Number]
    steps: tuple[Step, ...]
    type: Type

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.first, *(step.of for step in self.steps))

    def compute(self, facts: Facts) -> Number:
        total = self.first.compute(facts)
        for step in self.steps:
            of = step.of.compute(facts)
            if isinstance(total, int) and isinstance(of, int):
                total = total + of if step.sign == "+" else total - of
            else:
                total = WIDE.add(total, of) if step.sign == "+" else WIDE.subtract(total, of)
        return total

    def write(self) -> str:
        return _chain(self.first, self.steps, MULTIPLIES)

    def say(self, labels: Labels) -> Sentence:
        return _said_chain(self.first, self.steps, labels, MULTIPLIES)


@dataclass(frozen=True, slots=True)
class Product:
    """`a * b / c`, from left to right."""

    binding: ClassVar[int] = MULTIPLIES
    first: Term[Number]
    steps: tuple[Step, ...]
    type: Type

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.first, *(step.of for step in self.steps))

    def compute(self, facts: Facts) -> Number:
        total = self.first.compute(facts)
        for step in self.steps:
            of = step.of.compute(facts)
            if step.sign == "/":
                total = divided(total, of)
            elif isinstance(total, int) and isinstance(of, int):
                total *= of
            else:
                total = WIDE.multiply(total, of)
        return total

    def write(self) -> str:
        return _chain(self.first, self.steps, SIGNED)

    def say(self, labels: Labels) -> Sentence:
        return _said_chain(self.first, self.steps, labels, SIGNED)


def _chain(first: Term[Number], steps: tuple[Step, ...], least: int) -> str:
    links = (f" {step.sign} {written(step.of, least)}" for step in steps)
    return written(first, least) + "".join(links)


_SIGNS = {"*": both_ways("\N{MULTIPLICATION SIGN}"), "/": Sentence(":", "\N{DIVISION SIGN}")}


def _said_chain(first: Term[Number], steps: tuple[Step, ...], labels: Labels, least: int) -> Sentence:
    parts = [(_SIGNS.get(step.sign, both_ways(step.sign)), said(step.of, labels, least)) for step in steps]
    beginning = said(first, labels, least)
    return Sentence(
        beginning.id + "".join(f" {sign.id} {part.id}" for sign, part in parts),
        beginning.en + "".join(f" {sign.en} {part.en}" for sign, part in parts),
    )


@dataclass(frozen=True, slots=True)
class Negative:
    """`-a`."""

    binding: ClassVar[int] = SIGNED
    of: Term[Number]

    @property
    def type(self) -> Type:
        return self.of.type

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return (self.of,)

    def compute(self, facts: Facts) -> Number:
        value = self.of.compute(facts)
        return -value if isinstance(value, int) else value.copy_negate()

    def write(self) -> str:
        return f"-{written(self.of, SIGNED)}"

    def say(self, labels: Labels) -> Sentence:
        sentence = said(self.of, labels, SIGNED)
        return Sentence(f"-{sentence.id}", f"-{sentence.en}")
