"""A text that fits a pattern, always the same for the same seed: numbers that look like those of an agency.

Read are characters, classes and how often each comes; of a pattern with more (groups, alternatives) nothing is found.
"""

import re
from collections.abc import Iterator
from typing import Final

from licensing.forms.patterns import fits

ATOM: Final = re.compile(
    r"(?P<atom>\[(?!\^)(?:\\.|[^\]\\])+\]|\\.|[^\\\[\](){}|?*+^$])(?:\{(?P<least>\d{1,3})(?:,\d{0,3})?\}|(?P<often>[?*+]))?"
)
RANGE: Final = re.compile(r"(\\.|[^\\])-(\\.|[^\\])|(\\.|[^\\])")
DIGITS: Final = "0123456789"
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LEAST: Final = {None: 1, "+": 1, "?": 0, "*": 0}


def filled(pattern: str, seed: int) -> str | None:
    """The shortest text that fits, its characters chosen by the seed; None where none is found."""
    text, at = "", 0
    while at < len(pattern):
        found = ATOM.match(pattern, at)
        if found is None:
            return None
        least = int(found["least"]) if found["least"] else LEAST[found["often"]]
        among = "".join(dict.fromkeys(_among(found["atom"])))
        for _ in range(least):
            seed = (seed * 1_103_515_245 + 12_345) % 2**31
            text += among[(seed >> 16) % len(among)]
        at = found.end()
    return text if fits(pattern, text) else None


def _among(atom: str) -> Iterator[str]:
    """The characters that an atom stands for, of those that an agency would write."""
    if atom.startswith("["):
        for first, last, one in RANGE.findall(atom[1:-1]):
            if one:
                yield from _among(one) if one.startswith("\\") else one
            else:
                yield from map(chr, range(ord(first[-1]), max(ord(first[-1]), ord(last[-1])) + 1))
    elif atom == r"\d":
        yield from DIGITS
    elif atom in (".", r"\w"):
        yield from LETTERS[:26]
    else:
        yield atom[-1]
