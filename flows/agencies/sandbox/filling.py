"""A text that fits a pattern, always the same for the same seed: numbers that look like those of an agency.

Read are characters, classes, groups, alternatives and how often each comes; of a pattern with more nothing is found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from licensing.forms.patterns import fits

GROUP: Final = re.compile(r"\((?:\?:)?(?!\?)")
ATOM: Final = re.compile(r"\[(?!\^)(?:\\.|[^\]\\])+\]|\\.|[^\\\[\](){}|?*+^$]")
OFTEN: Final = re.compile(r"\{(\d{1,3})(?:,\d{0,3})?\}|([?*+])")
RANGE: Final = re.compile(r"(\\.|[^\\])-(\\.|[^\\])|(\\.|[^\\])")
LEAST: Final = {"+": 1, "?": 0, "*": 0}
DIGITS: Final = "0123456789"
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LONGEST: Final = 1_000


def filled(pattern: str, seed: int) -> str | None:
    """The shortest text that fits, its characters chosen by the seed; None where none is found."""
    try:
        filling = _Filling(pattern, seed)
        text = filling.either()
    except _Unread:
        return None
    return text if filling.at == len(pattern) and fits(pattern, text) else None


class _Unread(Exception):
    """More stands in the pattern than is read here."""


@dataclass(slots=True)
class _Filling:
    pattern: str
    seed: int
    at: int = 0

    def either(self) -> str:
        """One of the alternatives that begin here, the same for the same seed."""
        found = [self._row()]
        while self.pattern.startswith("|", self.at):
            self.at += 1
            found.append(self._row())
        return found[0] if len(found) == 1 else found[self._drawn(len(found))]

    def _row(self) -> str:
        text = ""
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            text += self._repeated()
            if len(text) > LONGEST:
                raise _Unread
        return text

    def _repeated(self) -> str:
        begins, first = self.at, self._piece()
        often = OFTEN.match(self.pattern, self.at)
        if often is None:
            return first
        pieces = [first]
        least = int(often[1]) if often[1] else LEAST[often[2]]
        for _ in range(1, least):
            self.at = begins
            pieces.append(self._piece())
        self.at = often.end()
        return "".join(pieces[:least])

    def _piece(self) -> str:
        group = GROUP.match(self.pattern, self.at)
        if group is not None:
            self.at = group.end()
            text = self.either()
            if not self.pattern.startswith(")", self.at):
                raise _Unread
            self.at += 1
            return text
        atom = ATOM.match(self.pattern, self.at)
        if atom is None:
            raise _Unread
        self.at = atom.end()
        among = "".join(dict.fromkeys(_among(atom[0])))
        return among[self._drawn(len(among))]

    def _drawn(self, many: int) -> int:
        self.seed = (self.seed * 1_103_515_245 + 12_345) % 2**31
        return (self.seed >> 16) % many


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
        yield from LETTERS
    else:
        yield atom[-1]
