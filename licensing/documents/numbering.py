"""The pattern of a document's number: `503/{seq:04d}/{year}`."""

import re
from string import Formatter

IN_BRACES = {"seq": re.compile(r"(0[1-9]d)?"), "year": re.compile("")}
"""What a number can have in braces, and how each can be filled up: `{seq}`, `{seq:04d}`, `{year}`."""


def counted_as(pattern: str) -> str:
    """The pattern without how its sequence is filled up: what two documents can have in common."""
    return re.sub(r"\{seq:\w*\}", "{seq}", pattern)


def in_braces(pattern: str) -> frozenset[str]:
    """The names a number has in braces; none where anything else stands in them."""
    try:
        parts = [(name, filled, conversion) for _, name, filled, conversion in Formatter().parse(pattern)]
    except ValueError:
        return frozenset()
    asked = [(name, filled or "", conversion) for name, filled, conversion in parts if name is not None]
    known = all(
        name in IN_BRACES and IN_BRACES[name].fullmatch(filled) and conversion is None
        for name, filled, conversion in asked
    )
    return frozenset(name for name, *_ in asked) if known else frozenset()


def is_number(pattern: str) -> bool:
    """Whether a pattern gives every document of its series its own number."""
    return in_braces(pattern) == IN_BRACES.keys() and pattern.isprintable()


def may_meet(one: str, other: str) -> bool:
    """Whether two patterns can give the same number; both are sound."""
    first, second = one.partition("{")[0], other.partition("{")[0]
    if "{{" not in one + other and not (first.startswith(second) or second.startswith(first)):
        return False
    waiting, seen = [(_pieces(one), _pieces(other))], set[tuple[str, str]]()
    while waiting:
        left, right = waiting.pop()
        if not left and not right:
            return True
        if not left or not right or (left, right) in seen:
            continue
        seen.add((left, right))
        if _share(left[0], right[0]):
            waiting += [(a, b) for a in _after(left) for b in _after(right)]
    return False


_DIGIT = "\0"
_MORE = "\1"


def _pieces(pattern: str) -> str:
    """A sign for each character a number has: itself, any digit, or any digit that more may follow."""
    pieces: list[str] = []
    for text, name, filled, _ in Formatter().parse(pattern):
        pieces.append(text)
        if name == "year":
            pieces.append(_DIGIT * 4)
        elif name == "seq":
            width = int(filled[1]) if filled else 1
            pieces.append(_DIGIT * (width - 1) + _MORE)
    return "".join(pieces)


def _after(pieces: str) -> tuple[str, ...]:
    """What can follow the first sign."""
    return (pieces[1:], pieces) if pieces[0] == _MORE else (pieces[1:],)


def _share(one: str, other: str) -> bool:
    signs = (_DIGIT, _MORE)
    if one in signs or other in signs:
        return _is_digit(one) and _is_digit(other)
    return one == other


def _is_digit(piece: str) -> bool:
    return piece in (_DIGIT, _MORE) or piece.isdecimal()
