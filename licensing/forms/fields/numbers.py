"""Numbers: whole, with decimals, and rupiah. What Indonesian and English readers read differently is asked back."""

import re
from decimal import Decimal
from typing import Final

from babel.numbers import format_decimal

from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable, plain
from licensing.values.types import kept_decimal

MOST_CHARACTERS: Final = 30
_EITHER: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
"""Groups of thousands, or decimals."""
_GROUPED: Final = re.compile(
    r"([+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})|([+-]?[1-9][0-9]{0,2}(?:,[0-9]{3}){2,})"
)
_BOTH: Final = re.compile(
    r"([+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]*)|([+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]*)"
)
_DECIMAL: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)")
_RUPIAH: Final = re.compile(r"(?:rp\.?|idr)?([0-9.,]+?)(,-|,00|\.00)?", re.IGNORECASE)
"""What stands before an amount, and the nothing of a rupiah that stands behind."""
_PRICE: Final = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")


def read_integer(typed: str) -> int:
    """A whole number of at most 18 digits."""
    text = _without_blanks(typed)
    if _EITHER.fullmatch(text):
        whole = _digits(text)
        raise Unreadable(
            f"{text}: maksudnya {whole}? Tulis tanpa titik dan koma.",
            f"{text}: do you mean {whole}? Write it without points and commas.",
        )
    if _GROUPED.fullmatch(text):
        text = _digits(text)
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
        raise Unreadable("Tulis bilangan bulat, misalnya 12.", "Write a whole number, such as 12.")
    return int(text)


def read_decimal(typed: str) -> str:
    """Kept as one text for one number (`kept_decimal`). A comma or a point marks decimals, or divides thousands.

    Raises:
        Unreadable: it is none, or could as well be the other.
    """
    text = _without_blanks(typed)
    if _EITHER.fullmatch(text):
        raise _asked_back(text)
    both = _BOTH.fullmatch(text)
    if both:
        text = f"{_digits(both[1] or both[3])}.{both[2] or both[4] or ''}"
    elif _GROUPED.fullmatch(text):
        text = _digits(text)
    text = text.replace(",", ".")
    if not _DECIMAL.fullmatch(text) or len(text) > MOST_CHARACTERS:
        raise Unreadable("Tulis angka, misalnya 4,5.", "Write a number, such as 4.5.")
    return kept_decimal(Decimal(text))


def typed_decimal(number: Decimal) -> str:
    """A number as an Indonesian would type it, such that nobody asks back what it means."""
    text = kept_decimal(number).replace(".", ",")
    return f"{text}0" if _EITHER.fullmatch(text) else text


def _asked_back(text: str) -> Unreadable:
    """A number that an Indonesian and an English reader read differently."""
    thousands = _digits(text)
    decimals = typed_decimal(Decimal(text.replace(",", ".")))
    return Unreadable(
        f"{text}: maksudnya {thousands}, atau {decimals}? Tulis salah satunya.",
        f"{text}: do you mean {thousands}, or {decimals} with a decimal comma? Write one of the two.",
    )


def _without_blanks(typed: str) -> str:
    return "".join(plain(typed).split())


def _digits(grouped: str) -> str:
    return grouped.replace(".", "").replace(",", "")


def read_money(typed: str) -> int:
    """Whole rupiah, as prices are written: `Rp1.500.000,-`, `1500000`; a comma before three digits is asked back."""
    found = _RUPIAH.fullmatch(_without_blanks(typed))
    amount, cents = (found[1], found[2] or "") if found else ("", "")
    is_grouped = _PRICE.fullmatch(amount) or _GROUPED.fullmatch(amount)
    if is_grouped and (not cents or cents[0] not in amount):
        amount = _digits(amount)
    if not re.fullmatch(r"[0-9]{1,15}", amount):
        raise Unreadable(
            "Tulis jumlah rupiah, misalnya 1.500.000.", "Write an amount in rupiah, such as 1500000."
        )
    return int(amount)


def show_number(answer: Answer) -> str:
    """With a comma before the decimals, and points between the thousands."""
    return format_decimal(Decimal(str(answer)), locale="id", decimal_quantization=False)


def show_money(answer: Answer) -> str:
    """With `Rp` before it."""
    return "Rp" + show_number(answer)
