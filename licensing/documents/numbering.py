"""Which patterns of numbers are sound, and which can give two documents the same: `503/{seq:04d}/{year}`.

What a pattern gives: `process.numbers`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from string import Formatter
from typing import Final

from licensing.process.numbers import ROMAN

IN_BRACES: Final = {
    "seq": re.compile(r"(0[1-9]d)?"),
    "year": re.compile(""),
    "month": re.compile("(roman)?"),
    "date": re.compile("[-./ ]*(%[dmyY][-./ ]*)+"),
    "place": re.compile(""),
}
"""What a number can have in braces, and how each can be written: `{seq:04d}`, `{month:roman}`, `{date:%d%m%Y}`."""


def counted_as(pattern: str) -> str:
    """The pattern without how its sequence is filled up: what two documents can have in common."""
    return re.sub(r"\{seq:\w*\}", "{seq}", pattern)


def is_number(pattern: str, *, of_place: bool = False) -> bool:
    """Whether a pattern gives every document of its series its own number: by its place and the year it counts in.

    Args:
        of_place: whether it is known what {place} stands for.
    """
    try:
        parts = [part for part in Formatter().parse(pattern) if part[1] is not None]
    except ValueError:
        return False
    written = [(name or "", filled or "") for _, name, filled, _ in parts]
    has_year = any(name == "year" or (name == "date" and "%Y" in filled) for name, filled in written)
    known = all(name in IN_BRACES and IN_BRACES[name].fullmatch(filled) for name, filled in written)
    known &= of_place or all(name != "place" for name, _ in written)
    plain = known and all(conversion is None for *_, conversion in parts)
    return plain and has_year and any(name == "seq" for name, _ in written) and pattern.isprintable()


def says_day(pattern: str) -> bool:
    """Whether a number tells the day and the month it was given on; every number tells its year."""
    written = [(name, filled or "") for _, name, filled, _ in Formatter().parse(pattern)]
    dates = "".join(filled for name, filled in written if name == "date")
    return "%d" in dates and ("%m" in dates or any(name == "month" for name, _ in written))


def may_meet(one: str, other: str) -> bool:
    """Whether two patterns can give the same number; both are sound.

    Each part is looked at by itself, so a number whose parts contradict each other (`12/I` for `{month}/{month:roman}`)
    counts as one: at worst two patterns are told apart that never meet, never the other way round.
    """
    first, second = one.partition("{")[0], other.partition("{")[0]
    if "{{" not in one + other and not (first.startswith(second) or second.startswith(first)):
        return False
    waiting, seen = _pairs(_begun("", _parts(one)), _begun("", _parts(other))), set[tuple[_Rest, _Rest]]()
    while waiting:
        left, right = waiting.pop()
        if not left[0] and not right[0]:
            return True
        if not left[0] or not right[0] or (left, right) in seen:
            continue
        seen.add((left, right))
        if not _CAN_BE.get(left[0][0], {left[0][0]}).isdisjoint(_CAN_BE.get(right[0][0], {right[0][0]})):
            waiting += _pairs(_after(left), _after(right))
    return False


_Part = tuple[str, ...]
"""Every way to write a part: a sign for each character, which is itself or stands for some digits."""
_Rest = tuple[str, tuple[_Part, ...]]
"""What is still to come of a number: the rest of the part that was begun, and further parts."""

_DIGIT: Final = "\0"
_MORE: Final = "\1"
"""Any digit, and any that more may follow."""
_NOT_ZERO: Final = "\2"
_CAN_BE: Final = {_DIGIT: set("0123456789"), _MORE: set("0123456789"), _NOT_ZERO: set("123456789")}

_MONTH: Final = (f"0{_NOT_ZERO}", "10", "11", "12")
_DIRECTIVES: Final = {
    "%d": (f"0{_NOT_ZERO}", f"1{_DIGIT}", f"2{_DIGIT}", "30", "31"),
    "%m": _MONTH,
    "%y": (_DIGIT * 2,),
    "%Y": (_DIGIT * 4,),
}


@lru_cache(maxsize=256)
def _parts(pattern: str) -> tuple[_Part, ...]:
    return tuple(part for piece in Formatter().parse(pattern) for part in _written(*piece))


def _written(text: str, name: str | None, filled: str | None, _: str | None) -> Iterator[_Part]:
    yield (text,)
    match name:
        case "seq":
            width = int(filled[1]) if filled else 1
            yield (_DIGIT * (width - 1) + _MORE,)
        case "year":
            yield _DIRECTIVES["%Y"]
        case "month":
            yield ROMAN if filled else _MONTH
        case "date":
            yield from (_DIRECTIVES.get(each, (each,)) for each in re.findall("%.|[^%]", filled or ""))
        case _:
            return


def _begun(signs: str, parts: tuple[_Part, ...]) -> Iterator[_Rest]:
    """What is to come, with the next part begun where nothing is left of the one before; no signs at the end."""
    while not signs and parts:
        (signs, *others), parts = parts[0], parts[1:]
        for other in others:
            yield from _begun(other, parts)
    yield signs, parts


def _after(rest: _Rest) -> Iterator[_Rest]:
    """What can follow the first sign."""
    signs, parts = rest
    if signs[0] == _MORE:
        yield rest
    yield from _begun(signs[1:], parts)


def _pairs(left: Iterator[_Rest], right: Iterator[_Rest]) -> list[tuple[_Rest, _Rest]]:
    return list(product(left, right))
