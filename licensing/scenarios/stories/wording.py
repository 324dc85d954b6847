"""Sentences of stories in words: a pattern as somebody would write it, and the one that is nearest to what was written.

    Bayu memutuskan "…"[ di "…"][ karena "…"]

What may be left out stands in brackets; where one of several words can stand, the first is said.
"""

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import Final

_DAY: Final = r"\d{4}-\d\d-\d\d"
_SPELT: Final = {"name": "Bayu", "day": "2026-03-02", "since": "2026-03-02", "until": "2026-03-02"}
_FAR: Final = 0.4


def in_words(pattern: str) -> str:
    """A pattern as somebody would write the sentence."""
    return _said(pattern, lambda optional: f"[{optional}]")


def nearest(text: str, patterns: Iterable[str]) -> str | None:
    """The sentence most of whose words were written, in words; what may be left out speaks for it and never against."""
    written = _words(text[:200])
    best, found = _FAR, None
    for pattern in patterns:
        short, long = _words(_said(pattern, _nothing)), _words(_said(pattern, str))
        blocks = SequenceMatcher(None, written, long, autojunk=False).get_matching_blocks()
        score = 2 * sum(block.size for block in blocks) / (len(written) + len(short))
        if score > best:
            best, found = score, in_words(pattern)
    return found


def _nothing(_: str) -> str:
    return ""


def _words(text: str) -> list[str]:
    return re.sub(r'"[^"]*"', '"…"', text).split()


def _said(pattern: str, optional: Callable[[str], str]) -> str:
    said, rest = "", pattern
    while rest:
        inner, rest = _group(rest) if rest[0] == "(" else ("", rest)
        if inner:
            words = _of_group(inner, optional)
            said += optional(words) if rest.startswith("?") else words
            rest = rest.removeprefix("?")
        elif rest[0] == "[":
            said, rest = said + rest[1], rest.partition("]")[2]
        else:
            said, rest = said + rest[0], rest[1:].removeprefix("?")
    return said


def _group(text: str) -> tuple[str, str]:
    """What stands in the brackets a text begins with, and what stands behind them."""
    depth, is_class = 0, False
    for n, character in enumerate(text):
        is_class = character == "[" or (is_class and character != "]")
        depth += 0 if is_class else {"(": 1, ")": -1}.get(character, 0)
        if not depth:
            return text[1:n], text[n + 1 :]
    raise ValueError(f"{text} has a bracket that is not closed")


def _of_group(inner: str, optional: Callable[[str], str]) -> str:
    named = re.fullmatch(r"\?P<(\w+)>(.*)", inner, re.DOTALL)
    if named is None:
        return _said(_first(inner), optional)
    name, content = named.groups()
    if name in _SPELT or content == _DAY:
        return _SPELT.get(name, _SPELT["day"])
    return content.partition("|")[0] if re.fullmatch(r"[\w |]+", content) else "…"


def _first(alternatives: str) -> str:
    depth = 0
    for n, character in enumerate(alternatives):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "|" and not depth:
            return alternatives[:n]
    return alternatives
