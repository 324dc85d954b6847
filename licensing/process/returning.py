"""Returning: which corrections and requests a decision can lead to before anybody else has decided.

Whoever decides so has to name what the applicant is to change. A decision inside a line may be what the step that
opened it is left with, so its ways count too. A request that can come again without a correction sends the application
back as a correction does, from its second time on: nothing else bounds how often.
"""

from collections.abc import Iterator, Mapping

from licensing.history.case import Case
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
    return tuple(to for to in _asked_of_her(process, step, outcome) if CORRECTED in to.exits)


def sends_back(process: Process, case: Case, step: Step, outcome: OutcomeId) -> bool:
    """Whether an outcome can lead at once to a correction, or to a request that came before and can come again."""
    again = sent_back_by(process.steps)
    asked = _asked_of_her(process, step, outcome)
    return any(to.id in again and (CORRECTED in to.exits or case.times(to.id) > 0) for to in asked)


def can_send_back(process: Process, case: Case, step: Step) -> bool:
    """Whether an outcome of a step can."""
    return any(sends_back(process, case, step, outcome) for outcome in step.exits)


def sent_back_by(steps: Mapping[StepId, Step]) -> frozenset[StepId]:
    """The steps with which an application is sent back: all corrections, and the requests that can come again."""
    return frozenset(
        id
        for id, step in steps.items()
        if CORRECTED in step.exits or (step.is_request and _comes_again(steps, id))
    )


def _comes_again(steps: Mapping[StepId, Step], request: StepId) -> bool:
    """Whether a step can lead to itself without a correction between."""
    seen, ahead = set[StepId](), [request]
    while ahead:
        step = steps.get(ahead.pop())
        if step is None or CORRECTED in step.exits:
            continue
        after = {exit.to for exit in step.exits.values() if exit.to is not None}
        after |= {member.start for member in step.members}
        if step.block is not None and any(exit.end is not None for exit in step.exits.values()):
            after.add(step.block.opened_by)
        if request in after:
            return True
        ahead += after - seen
        seen |= after
    return False


def _asked_of_her(process: Process, step: Step, outcome: OutcomeId) -> tuple[Step, ...]:
    """The steps that ask the applicant, to which an outcome can lead before anybody else has decided."""
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
        if to is not None and (CORRECTED in to.exits or to.is_request):
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
