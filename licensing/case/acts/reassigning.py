"""Reassigning: a task that nobody can decide where it lies is asked of another role.

What its step needs stays: the same question, outcomes and time. Whoever may not decide it by what she decided before
may not do so in the new role either, so somebody else has to be there who can.
"""

from licensing.case.acts.reasons import check_order
from licensing.case.acts.tasks import open_task
from licensing.case.authority import mandate_to_decide
from licensing.case.commands import Reassign
from licensing.case.course import Course
from licensing.case.refusals.reassigning import (
    applicants_own,
    asked_there_already,
    nobody_can_decide,
)
from licensing.city.people import Officer
from licensing.history.events import TaskReassigned
from licensing.history.task import Task
from licensing.words.errors import CommandRefused
from licensing.words.folding import legible


def reassign(course: Course, command: Reassign) -> None:
    """Ask another role.

    Raises:
        CommandRefused: `no-such-task`, `already-decided` or `already-ended`; `applicants-task`; `invalid-form` without
            who ordered it and why; `already-there` where it lies with that role; `nobody-to-decide`.
    """
    task = open_task(course, command.task)
    if task.asked is None:
        raise applicants_own()
    by, reason = legible(command.ordered_by).strip(), legible(command.reason).strip()
    check_order(by=by, reason=reason)
    if command.to == task.asked:
        raise asked_there_already(command.to)
    course.tell(TaskReassigned(course.now, task.id, task.asked, command.to, by, reason))
    same = [each for each in course.case.tasks_at(task.where) if each.is_open and each.asked == command.to]
    able = [each for each in command.people.values() if _can_decide(course, course.case.tasks[task.id], each)]
    # Nobody answers twice in one round: what lies with the role needs as many people.
    if len(able) < len(same):
        raise nobody_can_decide(command.to)


def _can_decide(course: Course, task: Task, officer: Officer) -> bool:
    try:
        mandate_to_decide(course.process, course.case, task, officer)
    except CommandRefused:
        return False
    return True
