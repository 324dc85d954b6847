"""Ways to a correction on which nobody names what the applicant is to change.

Whoever decides that she shall correct something names what (`process.returning`). Where time, a document made, a
system or the applicant herself leads there, nobody was asked, and everything would be open: the very thing that naming
prevents.
"""

from collections.abc import Iterator

from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import deemed_of
from licensing.process.graph import Process
from licensing.process.needs import Nameable
from licensing.process.protocol import CORRECTED, LAPSED
from licensing.process.returning import returned_to
from licensing.process.step import Step
from licensing.process.step_paths import step_path
from licensing.words.identifiers import OutcomeId, StepId


def unnamed(process: Process) -> Iterator[Fault]:
    """Every correction of what was named to which a way leads on which nobody names anything, with the first such."""
    if not any(isinstance(step.changes, Nameable) for step in process.steps.values()):
        return
    told: set[StepId] = set()
    for before, correction in _ways(process):
        if correction.id not in told:
            told.add(correction.id)
            way = f"{before} → {correction.id}"
            message = f'on a way to step "{correction.id}" nobody names what shall be corrected: {way}.'
            hint = "Lead there from a decision of officers, or write changes: all."
            yield Fault(step_path(process, correction.id), "nobody-names", message, hint)


def _ways(process: Process) -> Iterator[tuple[str, Step]]:
    for begun, id in _entered(process):
        step = process.steps.get(id)
        if step is not None and isinstance(step.changes, Nameable):
            yield begun, step
        elif step is not None and not step.needs:
            for choice in step.kind.choices:
                yield from ((f"{begun} → {id}", to) for to in returned_to(process, step, choice.outcome))
    for step in process.steps.values():
        is_decided = any(ask.role for ask in step.asks) and step.call is None
        if step.members or is_decided or step.kind.choices:
            continue
        for outcome in step.exits:
            yield from ((_said(step, outcome), to) for to in returned_to(process, step, outcome))


def _entered(process: Process) -> Iterator[tuple[str, StepId]]:
    """The steps that are entered by what is no decision about the application, each with how."""
    yield from (("the application", start) for start in process.starts)
    anytime = process.anytime
    acts = (("withdraw", anytime.withdraw), ("cancel", anytime.cancel), ("silence", deemed_of(process)))
    for word, act in acts:
        if act is not None:
            yield word, act.to
    for step in process.steps.values():
        yield from ((step.id, member.start) for member in step.members)


def _said(step: Step, outcome: OutcomeId) -> str:
    if outcome == LAPSED:
        return f"{step.id}: nobody answers"
    return f"{step.id} by the applicant" if outcome == CORRECTED else step.id
