"""Opening: before the day a step waits for nobody can answer; once it has come, `acts.time` asks."""

from licensing.case.course import Course
from licensing.case.keys import task_id
from licensing.case.opening import asked_at, early, waiting
from licensing.case.refusals.tasks import not_yet_open
from licensing.history.case import Case
from licensing.history.places import At
from licensing.process.graph import Process
from licensing.words.identifiers import TaskId


def check_come(course: Course, id: TaskId) -> None:
    """A task that is not there is none of those that will be.

    Raises:
        CommandRefused: `too-early`.
    """
    for each in early(course.process, course.case, course.calendar):
        if each.day is not None and id in tasks_to_come(course.process, course.case, each.where):
            raise not_yet_open(each.day)


def is_to_come(process: Process, case: Case, id: TaskId) -> bool:
    """Whether a task will be asked once its day has come."""
    return any(id in tasks_to_come(process, case, where) for where in waiting(process, case))


def tasks_to_come(process: Process, case: Case, where: At) -> frozenset[TaskId]:
    """What a round that waits for its day will ask, by the names it will have."""
    roles = ((ask.asked(process.facts(case, where.line)), ask.seat) for ask in asked_at(process, case, where))
    return frozenset(
        task_id(case.application, where, role.agency if role else "applicant", seat=seat)
        for role, seat in roles
    )
