"""How values look where they are printed: which texts one can come to, so that templates are checked and sampled."""

from collections.abc import Iterable, Mapping
from typing import Final

from licensing.documents.shapes import TEXT, Leaf, OneOf, Shape, Written
from licensing.values.sorts import OfDay, OfNumber, OfPoint, OfText, OfYesNo, Typed
from licensing.values.term import Constant, Either, Term
from licensing.values.types import Money

FIGURES: Final[Leaf] = Written("0", "1.234.567,89")
RUPIAH: Final[Leaf] = Written("Rp0", "Rp1.234.567.890")
WORDS: Final[Leaf] = Written("", "Teks yang dihitung dari jawaban, kata demi kata")

LINE: Final[Shape] = {
    "label": TEXT,
    "formula": Written("", "Luas lantai seluruhnya tanpa basemen (m2) + Luas basemen (m2)"),
    "figures": Written("", "0,7 x (1 + 0,5 x 1,139225967540) x 1"),
    "note": Written(
        "", "Tabel contoh, kolom indeks, baris kompleksitas, berlaku sejak 2 Februari 2021. " * 3
    ),
    "result": Written("0", "Rp1.234.567.890"),
}
"""One line of how an amount comes about."""


def calculations(ids: Iterable[str], known: Mapping[str, Typed]) -> Shape:
    """How each amount among values comes about; one that is not known may be an amount."""
    others = {id for id, typed in known.items() if not isinstance(typed.term.type, Money)}
    return {id: {"*": LINE} for id in ids if id not in others}


def printed(typed: Typed) -> Leaf:
    """What a value is when it is shown."""
    match typed:
        case OfNumber(term=number):
            return RUPIAH if isinstance(number.type, Money) else FIGURES
        case OfYesNo():
            return OneOf(("Ya", "Tidak"))
        case OfDay():
            return Written("", "30 September 2026")
        case OfPoint():
            return Written("", "-6.301200, 106.702300")
        case OfText(term=text):
            texts = _texts(text)
            return WORDS if texts is None else OneOf(tuple(sorted(texts)))
        case _:
            return WORDS


def _texts(term: Term[object]) -> frozenset[str] | None:
    """Every text a term can come to; None where it is not among a few that were written."""
    match term:
        case Constant(value=str(text)):
            return frozenset({text})
        case Either(then=then, otherwise=otherwise):
            one, other = _texts(then), _texts(otherwise)
            return None if one is None or other is None else one | other
        case _:
            return None
