"""Awaited: of whom a page tells that she is awaited, once each."""

from dataclasses import replace

from licensing.history.task import Task
from licensing.ports import CaseFile
from licensing.telling import HasEnded, HeldUp, Joined, Waiting

Standing = tuple[Waiting | Joined, ...]


def awaited_task(file: CaseFile, held: HeldUp | HasEnded) -> Task | None:
    """What the one who is awaited is asked; None where nobody is asked by a task."""
    return file.case.tasks[held.task] if isinstance(held, HeldUp) and held.task else None


def line_of(standing: Standing, held: HeldUp | HasEnded) -> Waiting | None:
    """The line on which the one who is awaited is asked; None where Izin is at work."""
    if not isinstance(held, HeldUp) or not held.is_others_turn:
        return None
    lines = (each for each in standing if isinstance(each, Waiting))
    return next((each for each in lines if each.where == held.where), None)


def beside(standing: Standing, held: HeldUp | HasEnded) -> Standing:
    """The lines that do not wait for the applicant, while one goes on, without the one awaited who is told already."""
    others = [each for each in standing if isinstance(each, Joined) or not each.is_applicants_turn]
    if not any(isinstance(each, Waiting) for each in others):
        return ()
    if not isinstance(held, HeldUp) or not held.is_others_turn:
        return tuple(others)
    told = (_without(each, held) if isinstance(each, Waiting) else each for each in others)
    return tuple(each for each in told if each is not None)


def _without(waiting: Waiting, held: HeldUp) -> Waiting | None:
    """A line without the one who is told already; None where nobody else is asked there."""
    if waiting.where != held.where:
        return waiting
    rest = replace(
        waiting, on=tuple(each for each in waiting.on if (each.task, each.who) != (held.task, held.on))
    )
    return rest if rest.people or rest.to_come else None
