"""Turns in memory: whose it is before an open task's."""

from collections.abc import Iterable

from licensing.case.ahead import NOBODY, AllAhead
from licensing.case.turns import asks_alike, in_turn, turn_of
from licensing.city.people import Officer
from licensing.ports import CaseFile
from licensing.words.identifiers import TaskId


def ahead_of(file: CaseFile, task: TaskId, officer: Officer, others: Iterable[CaseFile]) -> AllAhead:
    """The cases whose turn it is before that of an open task, of those she sees."""
    mine = file.case.tasks.get(task)
    if mine is None or not mine.is_open or mine.asked is None:
        return NOBODY
    waiting = (
        (other.process, other.case, each)
        for other in others
        for each in other.case.open_tasks
        if asks_alike(file.case, mine, other.case, each)
    )
    return AllAhead.of(in_turn(waiting, turn_of(file.case, mine), officer))
