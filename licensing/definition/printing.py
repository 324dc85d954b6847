"""How values look where they are printed: which texts one can come to, so that templates are checked and sampled."""

from typing import Final

from licensing.documents.shapes import Leaf, OneOf, Written
from licensing.values.sorts import OfDay, OfNumber, OfPoint, OfText, OfYesNo, Typed
from licensing.values.term import Constant, Either, Term
from licensing.values.types import Money

FIGURES: Final[Leaf] = Written("0", "1.234.567,89")
RUPIAH: Final[Leaf] = Written("Rp0", "Rp1.234.567.890")
WORDS: Final[Leaf] = Written("", "Teks yang dihitung dari jawaban, kata demi kata")


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
