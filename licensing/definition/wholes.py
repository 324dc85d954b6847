"""What only the whole of a definition can tell: whether its process is sound.

This takes by far the longest, and asks nothing of other definitions: so it is looked for apart, and told to the draft
afterwards. Whoever checks many may look at several at once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from licensing.definition.drafting import DefinitionDraft
from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.opening_days import never_known
from licensing.definition.soundness.proving import unsound
from licensing.process.graph import Process
from licensing.words.identifiers import StepId


@dataclass(frozen=True, slots=True)
class Whole:
    """A draft, and the process it comes to; None where it could not even be drawn."""

    draft: DefinitionDraft
    process: Process | None


class LookAt(Protocol):
    """Looks at wholes, in any order or all at once; what is found comes in the order of the wholes."""

    def __call__(
        self, look: Callable[[Whole], tuple[Fault, ...]], wholes: Sequence[Whole], /
    ) -> Iterable[tuple[Fault, ...]]: ...


def one_by_one(
    look: Callable[[Whole], tuple[Fault, ...]], wholes: Sequence[Whole], /
) -> Iterable[tuple[Fault, ...]]:
    """The plain way to look at them."""
    return map(look, wholes)


def as_they_are(
    _look: Callable[[Whole], tuple[Fault, ...]], wholes: Sequence[Whole], /
) -> Iterable[tuple[Fault, ...]]:
    """Looks at none: for definitions that are only there to be met by others, and are checked when their turn comes."""
    return (() for _ in wholes)


def faults_of(whole: Whole) -> tuple[Fault, ...]:
    """Everything that keeps a whole from being sound; changes nothing."""
    draft, process = whole.draft, whole.process
    if process is None or draft.surroundings is None:
        return ()
    if draft.text.start not in (None, process.start):
        return ()  # From where nobody knows to begin, nothing can be said.
    if any(problem.rule == "code-list" for problem in draft.problems):
        return ()  # What can be chosen is not known: conditions on it would be tried as if all could hold at once.
    found = (*_unknown_days(draft, process), *_unsound(draft, process))
    return tuple(found)


def tell(whole: Whole, faults: Iterable[Fault]) -> None:
    """Report what was found, at its place in the text."""
    for fault in faults:
        whole.draft.report(fault.path, fault.rule, fault.message, fault.hint)


def _unknown_days(draft: DefinitionDraft, process: Process) -> Iterator[Fault]:
    for id, message, hint in never_known(process):
        key, rule = ("ask", "call-asks") if process.steps[id].call else ("opens", "opens")
        yield Fault((*draft.steps[id].kind_path, key), rule, message, hint)


def _unsound(draft: DefinitionDraft, process: Process) -> Iterator[Fault]:
    register = draft.surroundings.register if draft.surroundings else None
    for fault in unsound(process, register, edition=draft.edition):
        may_be_meant = fault.rule == "unreachable-step" and draft.may_mean(
            StepId(str(fault.path[:2][-1])), process.steps
        )
        if not may_be_meant:
            yield fault
