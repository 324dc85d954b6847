"""Answers: what people typed, and what became of it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from licensing.words.identifiers import FieldId

Cell = str | int | bool | tuple[str, ...]
Record = Mapping[FieldId, Cell]
"""One row of a list: the answers of its columns."""

Answer = Cell | tuple[Record, ...]
Answers = Mapping[FieldId, Answer]
NO_ANSWERS: Final[Answers] = MappingProxyType({})

Typed = Mapping[str, Sequence[str]]
"""What came in for each field id: one text, or several for `choices`.

A column of a list is named by its row, as in `alat.2.umur`. Under the list itself its rows can be named, so that
one in which nothing was typed counts as well.
"""


def chosen_of(answer: Answer | None) -> tuple[str, ...]:
    """What was chosen of several."""
    return tuple(each for each in answer if isinstance(each, str)) if isinstance(answer, tuple) else ()


def records_of(answer: Answer | None) -> tuple[Record, ...]:
    """The rows of a list."""
    return tuple(each for each in answer if not isinstance(each, str)) if isinstance(answer, tuple) else ()
