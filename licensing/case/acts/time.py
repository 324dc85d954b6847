"""Time: what takes its course when nobody acts."""

from licensing.case.acts.opening import open_what_has_come
from licensing.case.clocking import move_time
from licensing.case.course import Course
from licensing.case.reminding import reminders
from licensing.case.timing import lapses_at, moved
from licensing.clock.moments import is_past
from licensing.history.events import DueMoved, TaskLapsed
from licensing.history.task import Task


def pass_time(course: Course) -> None:
    """Move deadlines to where the calendar of today puts them, then let what is over lapse, longest due first.

    What has come opens after that. A lapse can end what others were asked and ask anew, so each looks at the case that
    the one before it left. While the case is suspended nothing lapses, and nothing opens.
    """
    for task in course.case.open_tasks:
        due = moved(task, course.calendar, course.now)
        if due is not None:
            course.tell(DueMoved(course.now, task.id, due))
    move_time(course)
    while course.case.suspended is None and (task := _lapsing(course)) is not None:
        course.tell(TaskLapsed(course.now, task.id))
        course.settle(task.where.line)
    open_what_has_come(course)
    for each in tuple(reminders(course.process, course.case)):
        if course.case.suspended is None and is_past(each.at, course.now):
            course.owe(each.effect)


def _lapsing(course: Course) -> Task | None:
    """The open task that silence ended first, None while no silence has ended one."""
    ends = ((lapses_at(course.process, task, course.calendar), task) for task in course.case.open_tasks)
    over = [(at, task) for at, task in ends if at is not None and is_past(at, course.now)]
    return min(over, key=lambda each: each[0])[1] if over else None
