"""Codes that people copy from paper: how one is made, printed, and read again as it was meant.

A code is nineteen characters and one that checks them, out of 23 of which no two look alike; it is printed in groups
of four. Whatever looks like one of them is read as it, so B is 8 and Z is 2, and what stands between is left out. The
check is the pure system of ISO 7064 with the prime 23 and its primitive root 5: every wrong character and every two
that changed places are found, wherever they stand.

PINs and codes of older documents are of other alphabets: those are compared as they read (`read_as`, `meant`).
"""

import unicodedata
from collections.abc import Callable
from itertools import product
from typing import Final, Literal

ALPHABET: Final = "23456789ACEFHJKMNPRTWXY"
"""Without 0 O Q D, 1 I L, U V, and of 8 B, 6 G, 5 S and 2 Z the digit."""

LENGTH: Final = 20
GROUP: Final = 4
_ROOT: Final = 5
_PRIME: Final = len(ALPHABET)

LIKE: Final = str.maketrans("OQDILBGSZV", "000118652U")
"""What a reader takes for another character, and the one it stands for; `read_codes_v1.sql` says the same."""

LONGEST: Final = 200
"""So many characters of what somebody typed are looked at."""

Shape = Literal["whole", "mistyped", "other"]

_PIN_LIKE: Final = {
    "0": "QD", "O": "QD", "Q": "QD", "D": "DQ", "1": "7J", "I": "7J", "L": "7J", "B": "B8", "8": "8B", "G": "G6",
    "6": "6G", "S": "S5", "5": "5S", "Z": "Z2", "2": "2Z", "U": "UV", "V": "VU",
}  # fmt: skip
"""What is meant by a character of a PIN, the likeliest first; PINs are drawn from more letters than codes."""

PIN_LENGTH: Final = 8
_MISREAD: Final = 2


def draw_code(below: Callable[[int], int]) -> str:
    """A code; `below(n)` gives a whole number from 0 to n - 1 that nobody guesses."""
    return with_check("".join(ALPHABET[below(_PRIME)] for _ in range(LENGTH - 1)))


def code_of_number(number: int) -> str:
    """The code that belongs to a number, always the same."""
    return with_check("".join(ALPHABET[number // _PRIME**place % _PRIME] for place in range(LENGTH - 1)))


def with_check(payload: str) -> str:
    """Nineteen characters and their check."""
    return payload + ALPHABET[(1 - _sum(payload)) % _PRIME]


def grouped(code: str) -> str:
    """As it is printed: in groups of four. A code of another form stays as it is."""
    if not _is_whole(code):
        return code
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def pin_grouped(pin: str) -> str:
    """A PIN as it is shown: in two halves, which it may be typed in as well."""
    return f"{pin[:GROUP]} {pin[GROUP:]}" if len(pin) == PIN_LENGTH else pin


def read_as(text: str) -> str:
    """A code or number as it reads: letters and digits alone, capital, and those that look alike as one."""
    return plain(text).translate(LIKE)


def plain(text: str) -> str:
    """Letters and digits alone, capital, full-width ones as ordinary ones."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST]).upper()
    return "".join(character for character in folded if character.isascii() and character.isalnum())


def address_read_as(email: str) -> str:
    """An e-mail address as it is compared: whatever small letters, blanks and unseen marks it is typed with."""
    folded = unicodedata.normalize("NFKC", email).casefold()
    return "".join(each for each in folded if each.isprintable() and not each.isspace())


def shape_of(text: str) -> Shape:
    """Whether what was typed is a whole code, one that was mistyped, or something else.

    One character too many or too few is a mistake as well; nothing is said of what is no code of this form, such as
    one of an older document.
    """
    read = read_as(text)
    if _is_whole(read):
        return "whole"
    foreign = sum(character not in ALPHABET for character in read)
    return "mistyped" if abs(len(read) - LENGTH) <= 1 and foreign <= _MISREAD else "other"


def meant(pin: str) -> tuple[str, ...]:
    """Every PIN that somebody may have meant by what she typed, the likeliest first; none where it is too long."""
    typed = plain(pin)
    if len(typed) > PIN_LENGTH:
        return ()
    ways = ("".join(way) for way in product(*(_PIN_LIKE.get(each, each) for each in typed)))
    return tuple(dict.fromkeys((typed, *ways))) if typed else ()


def _is_whole(code: str) -> bool:
    if len(code) != LENGTH or any(character not in ALPHABET for character in code):
        return False
    return (_sum(code[:-1]) + ALPHABET.index(code[-1])) % _PRIME == 1


def _sum(payload: str) -> int:
    """Each character by its weight, a power of the root: the last one before the check by the first power."""
    weighed = enumerate(reversed(payload), 1)
    return sum(ALPHABET.index(character) * pow(_ROOT, place, _PRIME) for place, character in weighed)
