"""Answers: what people typed, and what became of it."""

from collections.abc import Mapping, Sequence

from licensing.words.identifiers import FieldId

Answer = str | int | bool | tuple[str, ...]
Answers = Mapping[FieldId, Answer]

Typed = Mapping[str, Sequence[str]]
"""What came in for each field id: one text, or several for `choices`."""
