"""Phrases: what a sentence of a story means, said in Indonesian or in English.

A pattern has named groups, and what it means gets them with the table below the sentence, if there is one. Whoever
adds a sentence adds it in both languages, to the file of what it is about; `reading` lists the files.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from licensing.scenarios.stories.story import Story, Unfulfilled

Kind = Literal["act", "expectation"]
"""What moves the story, and what looks at it."""

OUTCOME = r'"(?P<outcome>[^"]*)"'
NAME = r"(?P<name>[A-Z]\w*)"


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence as it was written: the parts its pattern names, and the rows of its table.

    `strictly`: it tells what is taken for granted, so a refusal is no outcome of it.
    """

    parts: Mapping[str, str]
    table: tuple[tuple[str, ...], ...] = ()
    strictly: bool = False

    def __getitem__(self, part: str) -> str:
        return self.parts.get(part) or ""

    def pairs(self) -> Mapping[str, tuple[str, ...]]:
        """The table as a form: in each row a field, and one or several answers."""
        for row in self.table:
            if len(row) < 2:
                raise Unfulfilled(
                    "Tiap baris tabel berisi isian dan jawabannya.",
                    "Each row of the table holds a field and its answer.",
                )
        rows = {row[0]: tuple(cell for cell in row[1:] if cell) for row in self.table}
        own = self["field"]
        return {**rows, own: (self["value"],)} if own else rows


@dataclass(frozen=True, slots=True)
class Phrase:
    """What one sentence means."""

    kind: Kind
    id: str
    en: str
    mean: Callable[[Story, Said], None]
    patterns: tuple[re.Pattern[str], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "patterns", (re.compile(self.id), re.compile(self.en)))

    def match(self, text: str) -> Mapping[str, str] | None:
        """The parts of a sentence that says this; None where it says something else."""
        found = next((match for each in self.patterns if (match := each.fullmatch(text))), None)
        return None if found is None else {name: part or "" for name, part in found.groupdict().items()}


def meaning(phrases: Sequence[Phrase], text: str) -> tuple[Phrase, Mapping[str, str]] | None:
    """The phrase that a sentence says, with its parts; None where nobody knows it."""
    for phrase in phrases:
        parts = phrase.match(text)
        if parts is not None:
            return phrase, parts
    return None
