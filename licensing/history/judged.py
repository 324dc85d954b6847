"""Evolve, of what officers found: it outlasts its round, so that only what has changed is judged again."""

from collections.abc import Mapping
from dataclasses import replace

from licensing.history.case import Case
from licensing.history.events import TaskDecided
from licensing.history.task import Task
from licensing.history.verdicts import Verdict


def found_before(case: Case, task: Task) -> Mapping[str, Verdict]:
    """What was found last of each thing where a task asks, in whichever round that was."""
    return {each.what: each for each in case.judged.get(_asked_as(task), ())}


def judged(case: Case, task: Task, event: TaskDecided) -> Case:
    """The case with what a decision found; one taken back keeps what was found, since the files are the same."""
    if not event.checks:
        return case
    return replace(case, judged={**case.judged, _asked_as(task): event.checks})


def _asked_as(task: Task) -> str:
    """Who is asked where, whichever round it is: of several people each judges for herself."""
    _, _, asked = task.id.partition(f".{task.where.step}.{task.where.round}.")
    return f"{task.where.line}.{task.where.step}.{asked}"
