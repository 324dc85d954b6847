"""Returning: which corrections a decision can lead to before anybody else has decided.

Whoever decides so has to name what the applicant is to change. A decision inside a line may be what the step that
opened it is left with, so its ways count too.
"""

from collections.abc import Iterator

from licensing.process.graph import Process
from licensing.process.needs import Nameable
from licensing.process.protocol import CORRECTED, Exit
from licensing.process.step import Step
from licensing.words.identifiers import OutcomeId, StepId


def returned_to(process: Process, step: Step, outcome: OutcomeId) -> tuple[Step, ...]:
    """The steps that ask the applicant to change what was named, to which this outcome can lead at once."""
    return tuple(to for to in corrections_after(process, step, outcome) if isinstance(to.changes, Nameable))


def ways_back(process: Process, step: Step) -> tuple[OutcomeId, ...]:
    """The outcomes of a step that can lead to a correction at once."""
    return tuple(outcome for outcome in step.exits if corrections_after(process, step, outcome))


def corrections_after(process: Process, step: Step, outcome: OutcomeId) -> tuple[Step, ...]:
    """The corrections to which an outcome can lead before anybody else has decided."""
    found: dict[StepId, Step] = {}
    seen: set[tuple[str, OutcomeId]] = set()
    ahead = [(step, outcome)]
    while ahead:
        at, out = ahead.pop()
        exit = at.exits.get(out)
        if exit is None or (at.id, out) in seen:
            continue
        seen.add((at.id, out))
        to = process.steps.get(exit.to) if exit.to else None
        if to is not None and CORRECTED in to.exits:
            found[to.id] = to
        ahead += _onward(process, at, exit)
    return tuple(found.values())


def _onward(process: Process, at: Step, exit: Exit) -> Iterator[tuple[Step, OutcomeId]]:
    """The exits taken next without anybody being asked."""
    if exit.end is not None and at.block is not None and at.block.opened_by in process.steps:
        yield process.steps[at.block.opened_by], exit.end
    to = process.steps.get(exit.to) if exit.to else None
    if to is not None and not to.needs:
        yield from ((to, each.outcome) for each in to.kind.choices)
