"""Checks with which something can come of what is not right.

What is found not right has to lead somewhere: to a correction in which the applicant may change it, or to an outcome
that may be chosen all the same. And where it leads to a correction, that has to be one of what was named.
"""

from collections.abc import Iterator

from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.truthful import led_nowhere
from licensing.process.checks import Checks
from licensing.process.graph import Process
from licensing.process.needs import Nameable
from licensing.process.protocol import EXHAUSTED
from licensing.process.returning import corrections_after, ways_back
from licensing.process.step import Step
from licensing.process.step_paths import step_path
from licensing.text.source import Path
from licensing.words.identifiers import DocumentId


def unanswerable(process: Process) -> Iterator[Fault]:
    """Every step at which what is not right leads nowhere, or to a correction in which it cannot change."""
    for step in process.steps.values():
        if step.checks is not None:
            path = (*step_path(process, step.id), "review", "checks")
            yield from _nowhere(process, step, step.checks, path)
            yield from _not_open(process, step, step.checks, path)
            yield from _never_there(process, step.checks, path)
    yield from led_nowhere(process)


def _nowhere(process: Process, step: Step, checks: Checks, path: Path) -> Iterator[Fault]:
    back, hint = ways_back(process, step), "Lead an outcome to a correction, or name one under despite."
    in_vain = next((outcome for outcome in step.exits if outcome in checks.despite and outcome in back), None)
    if in_vain is not None:
        message = f'outcome "{in_vain}" leads to a correction, so that it is for what is not right already.'
        yield Fault((*path, "despite"), "checks", message, f"Remove {in_vain} from despite.")
    if not back and checks.despite.isdisjoint(step.exits):
        message = f'nothing can come of what is found not right at step "{step.id}".'
        yield Fault(path, "checks", message, hint)
    elif step.rounds is not None and EXHAUSTED not in step.exits and not checks.despite - {*back}:
        message = (
            f'once its ways back are used up, nothing can come of what is not right at step "{step.id}".'
        )
        yield Fault(
            path, "checks", message, "Name an outcome under despite, or say where it leads: then: <step>."
        )


def _never_there(process: Process, checks: Checks, path: Path) -> Iterator[Fault]:
    for rule in process.documents if checks.documents else ():
        if checks.covers_document(rule.id) and process.kinds and {*rule.not_in} >= {*process.kinds}:
            message = f'"{rule.id}" is checked, but no kind of application asks for it.'
            yield Fault((*path, "documents"), "checks", message, "Add it to the documents of a kind.")


def _documents(process: Process) -> Iterator[DocumentId]:
    """The documents of an application, those of rows as they are called in every row."""
    yield from (rule.id for rule in process.documents)
    for field in process.form.fields:
        for rule in field.records.documents if field.records else ():
            yield DocumentId(f"{field.id}.{rule.id}")


def _not_open(process: Process, step: Step, checks: Checks, path: Path) -> Iterator[Fault]:
    checked = [each for each in _documents(process) if checks.covers_document(each)]
    checked += sorted(checks.fields)
    for outcome in ways_back(process, step):
        for correction in corrections_after(process, step, outcome):
            changes = correction.changes
            if not isinstance(changes, Nameable):
                message = (
                    f'outcome "{outcome}" leads to correction "{correction.id}", which opens everything.'
                )
                hint = f"Remove `changes: all` from {correction.id}, so that it opens what is not right."
                yield Fault(path, "checks", message, hint)
            elif closed := [each for each in checked if not changes.allows(each)]:
                message = f'"{closed[0]}" is checked, but may not change in correction "{correction.id}".'
                yield Fault(path, "checks", message, "Add it to `changes` there, or do not check it here.")
