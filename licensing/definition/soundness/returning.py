"""Ways back that are counted: a step that says how often has one, and is left with something once they are used up.

Where a case can get to once they are used up, the explorer looks at (`counting`).
"""

from collections.abc import Iterator

from licensing.definition.soundness.faults import Fault
from licensing.process.graph import Process
from licensing.process.protocol import EXHAUSTED
from licensing.process.returning import ways_back
from licensing.process.step_paths import step_path


def miscounted(process: Process) -> Iterator[Fault]:
    """Every step whose rounds count nothing, or that has no outcome left after them."""
    for step in process.steps.values():
        if step.rounds is None:
            continue
        back = ways_back(process, step)
        path = step_path(process, step.id)
        if EXHAUSTED in back:
            message = f'step "{step.id}" leads to a correction once its ways back are used up.'
            yield Fault(
                path, "rounds", message, "Lead `then` to a step that does not ask the applicant again."
            )
        elif not back:
            message = f'no outcome of step "{step.id}" sends an application back, so that there is nothing to count.'
            yield Fault(path, "rounds", message, "Remove rounds, or lead an outcome to a correction.")
        elif len(back) == len(step.exits):
            message = f'once its ways back are used up, step "{step.id}" has no outcome left.'
            yield Fault(path, "rounds", message, "Say where it leads then: then: <step>.")
