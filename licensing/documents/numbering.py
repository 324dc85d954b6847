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
