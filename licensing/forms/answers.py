"""Answers: what people typed, and what became of it."""

from collections.abc import Mapping, Sequence

from licensing.values.conditions import EMPTY, Fact, Seen
from licensing.words.identifiers import FieldId

Answer = str | int | bool | tuple[str, ...]
Answers = Mapping[FieldId, Answer]

Typed = Mapping[str, Sequence[str]]
"""What came in for each field id: one text, or several for `choices`."""


def fact(answer: Answer | None, seen: Seen) -> Fact:
    """An answer as conditions see it; None becomes the empty value of its type."""
    if answer is None or answer == "":
        return EMPTY[seen]
    if seen == "double":
        return float(str(answer))
    if isinstance(answer, tuple):
        return list(answer)
    return answer
