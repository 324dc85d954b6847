"""A source: the plain values of a YAML file, with the line and column at which each of them stood."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from licensing.words.errors import Problem

Plain = str | int | Decimal | bool | None | tuple["Plain", ...] | dict[str, "Plain"]
Path = tuple[str | int, ...]
"""Way from the top of a file to a value: `("steps", "terbit", "issue", "number")`."""

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for ruamel, whose marks count by it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A place in another source, or elsewhere in the same."""

    source: "Source"
    at: Path


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its plain tree, and where each key and value stands.

    `placed` names what was put into the tree and is written elsewhere, by its path; whatever stands below it is too.
    """

    file: str
    text: str
    tree: Plain
    keys: Mapping[Path, Place]
    values: Mapping[Path, Place]
    placed: Mapping[Path, Placed] = field(default_factory=dict[Path, Placed])

    def at(self, path: Path) -> Plain:
        """The value at a path, None where there is none."""
        here = self.tree
        for step in path:
            if isinstance(here, dict) and isinstance(step, str):
                here = here.get(step)
            elif isinstance(here, tuple) and isinstance(step, int) and step < len(here):
                here = here[step]
            else:
                return None
        return here

    def problem(
        self, path: Path, rule: str, message: str, hint: str = "", *, at_key: bool = False
    ) -> Problem:
        """A problem at `path`, or at its nearest ancestor that stands in the file."""
        if (elsewhere := self._elsewhere(path)) is not None:
            return elsewhere.source.problem(elsewhere.at, rule, message, hint, at_key=at_key)
        place = self._place(path, self.keys if at_key else self.values)
        return Problem(self.file, place.line, place.column, rule, message, hint)

    def problem_within(
        self, path: Path, text: str, column: int, rule: str, message: str, hint: str
    ) -> Problem:
        """A problem at a column of the text at `path`; at its beginning where it is not written on one line."""
        if (elsewhere := self._elsewhere(path)) is not None:
            return elsewhere.source.problem_within(elsewhere.at, text, column, rule, message, hint)
        place = self._place(path, self.values)
        written = _lines(self.text)[place.line - 1][place.column - 1 :]
        start = next((n for n in (0, 1) if written[n:].startswith(text)), None)
        shift = 0 if start is None else start + column - 1
        return Problem(self.file, place.line, place.column + shift, rule, message, hint)

    def below(self, path: Path) -> "Source":
        """What stands at a path, as a source of its own, whose problems are told where they stand in the file."""
        depth = len(path)

        def rebased(places: Mapping[Path, Place]) -> dict[Path, Place]:
            return {at[depth:]: place for at, place in places.items() if at[:depth] == path}

        return replace(
            self, tree=self.at(path), keys=rebased(self.keys), values=rebased(self.values), placed={}
        )

    def _elsewhere(self, path: Path) -> Placed | None:
        """Where something is written that was put into the tree, None for what is written here."""
        for length in range(len(path) if self.placed else 0, 0, -1):
            placed = self.placed.get(path[:length])
            if placed is not None:
                source = placed.source if placed.source.file != self.file else replace(self, placed={})
                return Placed(source, (*placed.at, *path[length:]))
        return None

    def _place(self, path: Path, places: Mapping[Path, Place]) -> Place:
        if path in places:
            return places[path]
        for length in range(len(path), -1, -1):
            ancestor = path[:length]
            found = self.keys.get(ancestor) or self.values.get(ancestor)
            if found:
                return found
        return Place(1, 1)


@lru_cache(maxsize=1)
def _lines(text: str) -> tuple[str, ...]:
    """The lines of the file whose problems are being told, which may be many."""
    return tuple(LINE_END.split(text))
