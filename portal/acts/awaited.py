"""Awaited: of whom a page tells that she is awaited, once each."""

from dataclasses import replace

from licensing.history.task import Task
from licensing.ports import CaseFile
from licensing.telling import HasEnded, HeldUp, Joined, Waiting
from licensing.words.identifiers import TaskId

Standing = tuple[Waiting | Joined, ...]


def awaited_task(file: CaseFile, held: HeldUp | HasEnded) -> Task | None:
    """What the one who is awaited is asked; None where nobody is asked by a task."""
    return file.case.tasks[held.task] if isinstance(held, HeldUp) and held.task else None


def line_of(standing: Standing, held: Task | None) -> Waiting | None:
    """The line on which the one who is awaited is asked."""
    asked = held.id if held else None
    lines = (each for each in standing if isinstance(each, Waiting))
    return next((each for each in lines if asked in {one.task for one in each.on if one.task}), None)


def beside(standing: Standing, held: Task | None) -> Standing:
    """The lines that do not wait for the applicant, while one goes on, without the one awaited who is told already."""
    others = [each for each in standing if isinstance(each, Joined) or not each.is_applicants_turn]
    if not any(isinstance(each, Waiting) for each in others):
        return ()
    if held is None:
        return tuple(others)
    told = (_without(each, held.id) if isinstance(each, Waiting) else each for each in others)
    return tuple(each for each in told if each is not None)


def _without(waiting: Waiting, task: TaskId) -> Waiting | None:
    """A line without one whom it asks; None where nobody else is asked there."""
    if all(each.task != task for each in waiting.on):
        return waiting
    rest = replace(waiting, on=tuple(each for each in waiting.on if each.task != task))
    return rest if rest.people or rest.to_come else None
