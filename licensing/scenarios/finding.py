"""Verdicts nobody said: whoever decides in a scenario finds right what she is not said to find otherwise."""

from licensing.case.judging import to_judge
from licensing.history.case import Case
from licensing.history.named import Named
from licensing.history.task import Task
from licensing.history.verdicts import Verdict
from licensing.process.graph import Process


def all_right(
    process: Process,
    case: Case,
    task: Task,
    named: tuple[Named, ...] = (),
    *,
    found: tuple[Verdict, ...] = (),
) -> tuple[Verdict, ...]:
    """What was found where a task asks, and that all else is right which is checked there and not named."""
    otherwise = {each.what for each in (*named, *found)}
    asked = to_judge(process, case, process.step(task.where.step))
    return (*found, *(Verdict(what, is_right=True) for what in asked if what not in otherwise))
