"""What is wrong with a definition in the making: told at its place, once, and not where its cause was told already."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from licensing.definition.agencies import Fault
from licensing.definition.mended import Mended
from licensing.text.source import Path, Source
from licensing.values.wrong import ConditionWrong
from licensing.words.errors import DefinitionRejected, Problem

MOST_PROBLEMS: Final = 2_000
"""Told of one definition before it is given back; what is wrong beyond shows once these are corrected."""


@dataclass(slots=True)
class Complaints:
    """The problems of one text.

    Attributes:
        is_new: whether it is yet to be published; what was published kept the rules of its day.
        steps: where whole steps stand.
        unsure: what is called so was read wrong: whatever else names it says nothing.
    """

    source: Source
    problems: list[Problem]
    mended: Mended
    is_new: bool
    steps: frozenset[Path] = frozenset()
    unsure: frozenset[str] = frozenset()

    def tell(self, problem: Problem) -> None:
        """A problem, wherever it stands; no more than anybody can go through at once."""
        self.problems.append(problem)
        if len(self.problems) > MOST_PROBLEMS:
            raise DefinitionRejected(tuple(sorted(set(self.problems))))

    def report(self, path: Path, rule: str, message: str, hint: str, *, at_key: bool = False) -> None:
        """A rule that is broken. What was published kept the rules of its day.

        A problem of a name or of a whole step stands at the name, any other where its value begins.
        """
        if self.is_new:
            self.unresolved(path, rule, message, hint, at_key=at_key)

    def unresolved(self, path: Path, rule: str, message: str, hint: str, *, at_key: bool = False) -> None:
        """Something that leads nowhere: without it the definition has no meaning, whenever it was written."""
        if path in self.mended:
            return
        self.tell(self.source.problem(path, rule, message, hint, at_key=at_key or path in self.steps))

    def report_all(self, path: Path, faults: Iterable[Fault]) -> None:
        """Rules that are broken at one place."""
        for rule, message, hint in faults:
            self.report(path, rule, message, hint)

    def resolve_all(self, path: Path, faults: Iterable[Fault]) -> None:
        """What leads nowhere at one place."""
        for rule, message, hint in faults:
            self.unresolved(path, rule, message, hint)

    def report_within(self, path: Path, text: str, wrong: ConditionWrong) -> None:
        """What is wrong in an expression, at its column; nothing where what it names is wrong itself."""
        if path in self.mended or any(name in text for name in self.unsure):
            return
        self.tell(self.source.problem_within(path, text, wrong.column, wrong.rule, wrong.message, wrong.hint))
