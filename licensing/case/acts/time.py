"""Time: what takes its course when nobody acts."""

from licensing.case.course import Course
from licensing.history.case import Task
from licensing.history.events import TaskLapsed
from licensing.process.protocol import LAPSED


def pass_time(course: Course) -> None:
    """Let every question whose time is over lapse, where the process says what silence means."""
    for task in course.case.open_tasks:
        if _has_lapsed(course, task):
            course.tell(TaskLapsed(course.now, task.id))
            course.settle(task.where.line)


def _has_lapsed(course: Course, task: Task) -> bool:
    if not course.case.tasks[task.id].is_open or task.due is None:
        return False
    return LAPSED in course.step_of(task).exits and task.due <= course.now
