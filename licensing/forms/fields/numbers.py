"""Numbers: whole, with decimals, and rupiah."""

import re
from decimal import Decimal
from typing import Final

from babel.numbers import format_decimal

from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable, plain

MOST_CHARACTERS: Final = 30
_DECIMAL: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)")


def read_integer(typed: str) -> int:
    """A whole number of at most 18 digits."""
    text = plain(typed).replace(" ", "")
    if not re.fullmatch(r"-?[0-9]{1,18}", text):
        raise Unreadable("Tulis bilangan bulat, misalnya 12.", "Write a whole number, such as 12.")
    return int(text)


def read_decimal(typed: str) -> str:
    """Kept as canonical text. A comma or a point marks decimals; there are no thousands separators."""
    text = plain(typed).replace(" ", "").replace(",", ".")
    if not _DECIMAL.fullmatch(text) or len(text) > MOST_CHARACTERS:
        raise Unreadable("Tulis angka, misalnya 4,5.", "Write a number, such as 4.5.")
    number = Decimal(text)
    return format(number or abs(number), "f")


def read_money(typed: str) -> int:
    """Whole rupiah. Points between groups of three are thousands separators."""
    text = re.sub(r"^[Rr]p\.?", "", plain(typed)).replace(" ", "")
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+", text):
        text = text.replace(".", "")
    if not re.fullmatch(r"[0-9]{1,15}", text):
        raise Unreadable(
            "Tulis jumlah rupiah, misalnya 1.500.000.", "Write an amount in rupiah, such as 1500000."
        )
    return int(text)


def show_number(answer: Answer) -> str:
    """With a comma before the decimals, and points between the thousands."""
    return format_decimal(Decimal(str(answer)), locale="id", decimal_quantization=False)


def show_money(answer: Answer) -> str:
    """With `Rp` before it."""
    return "Rp" + show_number(answer)
