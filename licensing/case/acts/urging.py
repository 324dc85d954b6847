"""Urging: a superior who was told that time runs out reminds those who are asked."""

from licensing.case.acts.tasks import open_task
from licensing.case.authority import check_no_interest
from licensing.case.commands import Urge
from licensing.case.course import Course
from licensing.case.refusals.on_time import not_escalated
from licensing.city.mandates import mandate_of
from licensing.city.people import Officer, Party
from licensing.history import effects
from licensing.history.events import TaskUrged
from licensing.history.task import Task
from licensing.words.identifiers import EffectKey


def urge(course: Course, command: Urge, by: Party) -> None:
    """Remind the agency of a task, on the record; pressed again while that mail is owed it changes nothing.

    Raises:
        CommandRefused: `no-such-task`, `already-decided` or `already-ended`; `not-yours` where it was not escalated to
            her; `conflict-of-interest`.
    """
    task = open_task(course, command.task)
    told = (each.to for each in course.case.escalated if task.id in each.tasks)
    mandates = (mandate_of(by, role) for role in told if isinstance(by, Officer))
    mandate = next((each for each in mandates if each is not None), None)
    if mandate is None or task.asked is None:
        raise not_escalated()
    check_no_interest(course.process, course.case, mandate.officer)
    key = _key(course, task)
    if key is not None:
        course.tell(TaskUrged(course.now, task.id, mandate.acted()))
        course.owe(effects.Urge(key, task.where, task.id, task.asked.agency, "urged"))


def _key(course: Course, task: Task) -> EffectKey | None:
    """The next mail's key; None while the one before it is owed."""
    name, case = f"{task.id}.urged-", course.case
    if any(key.startswith(name) for key in case.owed):
        return None
    return EffectKey(f"{name}{sum(key.startswith(name) for key in case.performed) + 1}")
