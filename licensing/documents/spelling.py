"""Terbilang: a number or an amount in Indonesian words, as it stands on bills beside the figures.

In comes the text a template shows (`Rp1.181.925`, `12`); what is no whole number below 10^18 stays as it is, because a
document is never left unmade for the sake of its words.
"""

import re
from typing import Final

_ONES: Final = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_THOUSANDS: Final = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
_WHOLE: Final = re.compile(r"(-?)(Rp)?(\d{1,3}(?:\.\d{3})*|\d+)", re.ASCII)


def spelt_out(shown: str) -> str:
    """A whole number in words, an amount with `rupiah` behind it; any other text as it is."""
    found = _WHOLE.fullmatch(shown.replace("Rp-", "-Rp"))
    number = int(found[3].replace(".", "")) if found else 0
    if found is None or number >= 1_000 ** len(_THOUSANDS):
        return shown
    minus, rupiah = "minus " if found[1] and number else "", " rupiah" if found[2] else ""
    return f"{minus}{in_words(number)}{rupiah}"


def in_words(number: int) -> str:
    """A whole number from 0 on, below 10^18."""
    groups: list[str] = []
    for power, name in enumerate(_THOUSANDS):
        group = number // 1_000**power % 1_000
        if group == 1 and name == "ribu":
            groups.append("seribu")
        elif group:
            groups.append(f"{_below_thousand(group)} {name}".rstrip())
    return " ".join(reversed(groups)) or _ONES[0]


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [] if not hundreds else ["seratus" if hundreds == 1 else f"{_ONES[hundreds]} ratus"]
    return " ".join([*words, *([_below_hundred(rest)] if rest else [])])


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _ONES[ones]
    if number in (10, 11):
        return ("sepuluh", "sebelas")[ones]
    if tens == 1:
        return f"{_ONES[ones]} belas"
    return f"{_ONES[tens]} puluh" + (f" {_ONES[ones]}" if ones else "")
