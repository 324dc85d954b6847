"""Lists that could change while the lines for their records stand, and requests on such a line.

A line stands for the n-th record of a list for as long as it goes on. If the list changed meanwhile, it would stand for
another record, or for none, and what was decided on it would speak of what nobody looked at. So a correction that may
change the list leads back to before the step that opens the lines, or is not on or beside them; then they are opened
anew, all of them.
"""

from collections.abc import Iterator

from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.shape import is_beside
from licensing.process.graph import Process
from licensing.process.needs import Nameable, Over
from licensing.process.protocol import CORRECTED
from licensing.process.step import Step
from licensing.process.step_paths import step_path


def unsteady(process: Process) -> Iterator[Fault]:
    """Every way in which a line could come to stand for another record than it was opened for."""
    for each in process.steps.values():
        for member in each.members:
            if member.over is not None:
                yield from _changed(process, each, member.over)
    for step in process.steps.values():
        around = process.records_above(step.id)
        if step.is_request and around:
            message = f'step "{step.id}" asks the applicant on the line of each record of "{around[0]}".'
            hint = "Ask her before the line of a record begins or after it has joined; a correction may stand in it."
            yield Fault(step_path(process, step.id), "each-request", message, hint)


def _changed(process: Process, each: Step, over: Over) -> Iterator[Fault]:
    of, _, name = over.source.partition(".")
    for step in process.steps.values():
        if not _is_meanwhile(process, step, each):
            continue
        if step.id == of:
            message = f'step "{of}" may write {over.source} anew while the lines of "{each.id}" stand for its records.'
            hint = f'Lead from "{of}" to "{each.id}", on one line.'
            yield Fault((*step_path(process, each.id), "each", "over"), "each-changes", message, hint)
        elif of == "form" and CORRECTED in step.exits and _may_change(step, name):
            message = f'step "{step.id}" may change {over.source} while the lines of "{each.id}" stand for its records.'
            hint = f'Say what may change, without it: changes: [form.<field>, …]; or lead out of "{each.id}" first.'
            yield Fault((*step_path(process, step.id), "correction"), "each-changes", message, hint)


def is_unsteady(process: Process, correction: Step, each: Step) -> bool:
    """Whether a correction may change the list of lines that stand meanwhile; what is wrong with it is said here."""
    over = next((member.over for member in each.members if member.over), None)
    if over is None or not over.source.startswith("form."):
        return False
    return _is_meanwhile(process, correction, each) and _may_change(correction, over.record)


def _is_meanwhile(process: Process, step: Step, each: Step) -> bool:
    """Whether a case can stand at a step while lines that another one opened go on."""
    if step.id == each.id:
        return False
    above = process.above(step.id)
    shared = not set(above[1:]).isdisjoint(process.records_above(each.id))
    return each.id in above or is_beside(process, step.id, each.id) or (shared and CORRECTED in step.exits)


def _may_change(step: Step, name: str) -> bool:
    changes = step.changes
    return changes == "all" or (isinstance(changes, Nameable) and changes.allows(name))
