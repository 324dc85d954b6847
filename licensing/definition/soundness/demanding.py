"""What is billed again was billed before: only the step that assessed a debt, and its demands, lead to a demand.

Otherwise a case could come to a demand for something that nobody ever assessed, and wait for ever.
"""

from collections.abc import Iterator

from licensing.definition.soundness.faults import Fault
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.process.step_paths import step_path
from licensing.words.identifiers import StepId


def demanded_too_early(process: Process) -> Iterator[Fault]:
    """Each step that leads to a demand of another debt, or of none."""
    for id, step in process.steps.items():
        if step.bill is None or step.payment is not None:
            continue
        owner = step.bill.of
        if owner not in process.steps or process.steps[owner].payment is None:
            continue  # It has been said that this is no payment.
        for other in _leading_to(process, id):
            asks = process.steps[other].bill
            if asks is None or asks.of != owner:
                message = f'step "{other}" leads to "{id}", which demands what "{owner}" has billed.'
                hint = f'Lead only the silence of "{owner}" there.'
                yield Fault((*step_path(process, id), "demand", "of"), "payment", message, hint)
        if id in process.starts:
            message = f'a case begins at "{id}", which demands what "{owner}" has billed.'
            hint = f'Begin at "{owner}".'
            yield Fault((*step_path(process, id), "demand", "of"), "payment", message, hint)


def _leading_to(process: Process, to: StepId) -> Iterator[StepId]:
    """The steps with an outcome that leads there, and those that open a line which begins there."""
    for id, step in process.steps.items():
        if to in _targets(step):
            yield id


def _targets(step: Step) -> frozenset[StepId]:
    exits = (exit.to for exit in step.exits.values() if exit.to is not None)
    return frozenset((*exits, *(member.start for member in step.members)))
