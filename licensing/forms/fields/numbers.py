"""Numbers: whole, with decimals, and rupiah."""

import re
from decimal import Decimal
from typing import Final, NoReturn

from babel.numbers import format_decimal

from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable, plain

MOST_CHARACTERS: Final = 30
_EITHER: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
_GROUPED: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}((\.[0-9]{3}){2,}|(\.[0-9]{3})+,[0-9]*)")
_DECIMAL: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)")


def read_integer(typed: str) -> int:
    """A whole number of at most 18 digits."""
    text = plain(typed).replace(" ", "")
    if not re.fullmatch(r"-?[0-9]{1,18}", text):
        raise Unreadable("Tulis bilangan bulat, misalnya 12.", "Write a whole number, such as 12.")
    return int(text)


def read_decimal(typed: str) -> str:
    """Kept as canonical text. A comma marks decimals; so does a point, unless it could as well divide thousands."""
    text = plain(typed).replace(" ", "")
    if _EITHER.fullmatch(text):
        _ask_back(text)
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "")
    text = text.replace(",", ".")
    if not _DECIMAL.fullmatch(text) or len(text) > MOST_CHARACTERS:
        raise Unreadable("Tulis angka, misalnya 4,5.", "Write a number, such as 4.5.")
    number = Decimal(text)
    return format(number or abs(number), "f")


def _ask_back(text: str) -> NoReturn:
    """Raises Unreadable for a number that an Indonesian and an English reader read differently."""
    thousands = text.replace(".", "")
    decimals = text.replace(".", ",").rstrip("0").rstrip(",")
    raise Unreadable(
        f"{text}: maksudnya {thousands}, atau {decimals}? Tulis salah satunya.",
        f"{text}: do you mean {thousands}, or {decimals} with a decimal comma? Write one of the two.",
    )


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
