"""Time: what takes its course when nobody acts."""

from datetime import datetime

from licensing.case.acts.granting import grant
from licensing.case.acts.opening import open_what_has_come
from licensing.case.clocking import keep_time, move_time
from licensing.case.course import Course
from licensing.case.prompting import has_come, prompts
from licensing.case.reminding import reminders
from licensing.case.running_out import grants_at
from licensing.case.timing import lapses_at, moved
from licensing.clock.moments import is_past
from licensing.history.events import DueMoved, TaskLapsed
from licensing.history.task import Task


def pass_time(course: Course) -> None:
    """Move deadlines to where the calendar of today puts them, then let what is over take its course.

    What has come opens after that. While the case is suspended nothing lapses, and nothing opens.
    """
    for task in course.case.open_tasks:
        due = moved(task, course.calendar, course.now)
        if due is not None:
            course.tell(DueMoved(course.now, task.id, due))
    move_time(course)
    catch_up(course)
    open_what_has_come(course)
    for each in tuple(reminders(course.process, course.case)):
        if course.case.suspended is None and is_past(each.at, course.now):
            course.owe(each.effect)
    for each in has_come(prompts(course.process, course.case, course.calendar), course.now):
        course.owe(each.effect)


def catch_up(course: Course) -> None:
    """Let silence take its course where its time is over, the applicant's and the authority's, longest due first.

    Whoever acts later than that acts on what it has come to, whether or not anybody has looked since. One can end what
    others were asked and ask anew, so each looks at the case that the one before it left.
    """
    while course.case.suspended is None and (over := _over(course)) is not None:
        due, task = over
        if task is None:
            grant(course, due)
        else:
            course.tell(TaskLapsed(course.now, task.id))
            course.settle(task.where.line)
        keep_time(course)


def _over(course: Course) -> tuple[datetime, Task | None] | None:
    """What silence ended first, and when: a task, or the authority's own time; None while none has."""
    process, case, calendar = course.process, course.case, course.calendar
    lapsing = ((lapses_at(process, task, calendar), task) for task in case.open_tasks)
    ends = (*lapsing, (grants_at(process, case, calendar), None))
    over = [(at, task) for at, task in ends if at is not None and is_past(at, course.now)]
    return min(over, key=lambda each: each[0], default=None)
