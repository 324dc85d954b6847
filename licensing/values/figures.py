"""Figures: a formula with numbers in the place of names, as it is worked out on paper, `601 + 200`.

What a formula is built of stays (sums, products, lengths of time); everything else is the figure it comes to, and a
sum over a list is the figures of its records. Numbers stay as Indonesians write them, in both languages.
"""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Final

from babel.numbers import format_decimal

from licensing.clock.wording import written_day
from licensing.values.days import Between, Lasting, Later, Months, Outermost, Shifted
from licensing.values.in_turn import InTurn
from licensing.values.lists import MOST_RECORDS, Folded
from licensing.values.number_functions import AsExact, Extreme
from licensing.values.numbers import WIDE, Negative, Product, Sum
from licensing.values.term import CHOOSES, MULTIPLIES, Label, Labels, Term, both_ways, said
from licensing.values.types import Facts, Money, Type
from licensing.words.sentences import Sentence

NOTHING: Final = Sentence("tidak diisi", "not filled in")
_MOST_PLACES: Final = 12
_BUILT = (Sum, Product, Negative, AsExact, Extreme, Between, Lasting, Shifted, Later, Outermost, Months)
_EXTREMES: Final = {"min": Sentence("terkecil", "smallest"), "max": Sentence("terbesar", "largest")}


def figures(term: Term[object], facts: Facts) -> Sentence:
    """A formula with its numbers."""
    return said(term, dict(_labels(term, facts)), CHOOSES)


def figure(value: object, of: Type) -> Sentence:
    """A number, an amount or a date as it stands in a formula; "" for anything else that was answered."""
    match value:
        case None:
            return NOTHING
        case bool():
            return both_ways("")
        case int() | Decimal():
            number = format_decimal(_short(value), locale="id", decimal_quantization=False)
            return both_ways(f"{'Rp' if isinstance(of, Money) else ''}{number}{_more(value)}")
        case date():
            return written_day(value)
        case _:
            return both_ways("")


def _short(number: int | Decimal) -> int | Decimal:
    """Without what nobody writes out of a quotient that does not end."""
    if not _more(number):
        return number
    return Decimal(number).quantize(Decimal(1).scaleb(-_MOST_PLACES), ROUND_DOWN, WIDE)


def _more(number: int | Decimal) -> str:
    exponent = number.normalize(WIDE).as_tuple().exponent if isinstance(number, Decimal) else 0
    return "…" if isinstance(exponent, int) and exponent < -_MOST_PLACES else ""


def _labels(term: Term[object], facts: Facts) -> Iterator[tuple[str, Label]]:
    """What stands in the place of each part, by how the part is spelt."""
    match term:
        case Folded():
            yield term.write(), Label(_folded(term, facts))
        case _ if isinstance(term, _BUILT):
            for part in term.parts:
                yield from _labels(part, facts)
        case _:
            yield term.write(), Label(figure(term.compute(facts), term.type))


def _folded(term: Folded, facts: Facts) -> Sentence:
    """The figures of each record, added or set side by side."""
    rows = term.of.compute(facts)
    if not rows or len(rows) > MOST_RECORDS:
        return figure(term.compute(facts), term.type)
    each = [_of_record(term.each, InTurn(row, facts)) for row in rows]
    if len(each) == 1:
        return each[0]
    if term.function == "sum":
        return Sentence(f"({' + '.join(one.id for one in each)})", f"({' + '.join(one.en for one in each)})")
    word = _EXTREMES[term.function]
    return Sentence(
        f"yang {word.id} dari {', '.join(one.id for one in each)}",
        f"the {word.en} of {', '.join(one.en for one in each)}",
    )


def _of_record(term: Term[object], facts: Facts) -> Sentence:
    labels: Labels = dict(_labels(term, facts))
    return said(term, labels, MULTIPLIES)
