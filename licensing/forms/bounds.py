"""Bounds of an answer by other answers and moments: `form.mulai + 30`, `submitted + 1 year`.

In comes an answer with what conditions see; out goes the sentence that names the bound it does not keep. A bound that
hangs on something nobody has answered bounds nothing.
"""

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
                shown = written_day(bound)
            case int() | Decimal(), int() | Decimal():
                is_beyond = answer < bound if side == "min" else answer > bound
                locales = ("id", "en")
                shown = Sentence(
                    *(format_decimal(bound, locale=each, decimal_quantization=False) for each in locales)
                )
            case _:
                return None
        if not is_beyond:
            return None
        word, named = _SAID[side, isinstance(bound, date)], self.said
        return Sentence(
            f"{word.id} {shown.id}{f' ({named.id})' if named else ''}.",
            f"{word.en} {shown.en}{f' ({named.en})' if named else ''}.",
        )
