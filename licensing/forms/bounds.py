"""Bounds of an answer by other answers and moments: `form.mulai + 30`, `submitted + 1 year`.

In comes an answer with what conditions see; out goes the sentence that names the bound it does not keep. A bound that
hangs on something nobody has answered bounds nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from babel.numbers import format_decimal

from licensing.clock.wording import written_day
from licensing.values.term import Term, names_of
from licensing.values.types import Cell, Facts, Number
from licensing.words.sentences import Sentence

Side = Literal["min", "max"]

_SAID: dict[tuple[Side, bool], Sentence] = {
    ("min", True): Sentence("Paling awal", "The earliest is"),
    ("max", True): Sentence("Paling akhir", "The latest is"),
    ("min", False): Sentence("Paling sedikit", "At least"),
    ("max", False): Sentence("Paling banyak", "At most"),
}


@dataclass(frozen=True, slots=True)
class Bound:
    """Where an answer begins or ends. `said` names it in words, None where it is always the same."""

    text: str
    term: Term[Number] | Term[date | None] = field(compare=False, repr=False)
    said: Sentence | None = None

    @property
    def names(self) -> frozenset[str]:
        """The answers and moments it hangs on."""
        return names_of(self.term)

    def at(self, facts: Facts) -> Number | date | None:
        """The bound itself; None where what it names is not answered, or it is no day of the calendar."""
        if any(facts.get(name) is None for name in self.names):
            return None
        return self.term.compute(facts)

    def broken(self, side: Side, answer: Cell, facts: Facts) -> Sentence | None:
        """What to say of an answer that lies beyond; None for one that does not."""
        bound = self.at(facts)
        match answer, bound:
            case date(), date():
                is_beyond = answer < bound if side == "min" else answer > bound
            case int() | Decimal(), int() | Decimal():
                is_beyond = answer < bound if side == "min" else answer > bound
            case _:
                return None
        return said_bound(side, bound, self.said) if is_beyond else None

    def told(self, side: Side, facts: Facts, *, of_day: bool, open_names: Collection[str]) -> Sentence | None:
        """What to say of it before anything is typed.

        Args:
            of_day: it bounds a date.
            open_names: what is still being answered; a bound that hangs on one of these is told by its name alone.
        """
        bound = None if self.names & frozenset(open_names) else self.at(facts)
        if bound is not None:
            return said_bound(side, bound, self.said)
        word = _SAID[side, of_day]
        return self.said and Sentence(f"{word.id} {self.said.id}.", f"{word.en} {self.said.en}.")


def _is_long(number: Number) -> bool:
    """Whether its thousands are set apart: a number of four digits may be a year."""
    return abs(number) >= 10_000


def said_bound(side: Side, bound: Number | date, named: Sentence | None = None) -> Sentence:
    """Where an answer begins or ends, with the words that name it."""
    word = _SAID[side, isinstance(bound, date)]
    if isinstance(bound, date):
        shown = written_day(bound)
    else:
        shown = Sentence(
            *(
                format_decimal(
                    bound, locale=each, decimal_quantization=False, group_separator=_is_long(bound)
                )
                for each in ("id", "en")
            )
        )
    return Sentence(
        f"{word.id} {shown.id}{f' ({named.id})' if named else ''}.",
        f"{word.en} {shown.en}{f' ({named.en})' if named else ''}.",
    )
