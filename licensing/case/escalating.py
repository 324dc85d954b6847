"""Escalating: up the ladder while somebody is awaited and time runs out, and down again when it does not any more.

Who is told follows from the case, the calendar and the instant alone; the events say when it came to be so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from licensing.case.course import Course
from licensing.case.running_out import on_time, runs_out
from licensing.clock.calendars import Calendars
from licensing.clock.moments import is_past
from licensing.history.case import Case
from licensing.history.effects import Urge
from licensing.history.events import Deescalated, Escalated
from licensing.history.task import Task
from licensing.process.graph import Process
from licensing.process.on_time import Rung
from licensing.words.identifiers import EffectKey


@dataclass(frozen=True, slots=True)
class Reached:
    """A rung that a case comes to at an instant as it stands, and what is awaited of others than whom it tells."""

    number: int
    rung: Rung
    at: datetime
    due: datetime
    tasks: tuple[Task, ...]


def rungs(process: Process, case: Case, calendar: Calendars) -> Iterator[Reached]:
    """Every rung a case comes to while its clock runs and an office is awaited, from the lowest up."""
    due = None if case.suspended or not on_time(process).ladder else runs_out(case, calendar)
    if due is None:
        return
    days = calendar.of(process.issuer)
    for number, rung in enumerate(on_time(process).ladder, start=1):
        tasks = tuple(task for task in case.open_tasks if task.asked not in (None, rung.to))
        if tasks:
            yield Reached(number, rung, rung.at(due, days), due, tasks)


def told_at(process: Process, case: Case, calendar: Calendars) -> Iterator[datetime]:
    """When somebody is to be told who has not been."""
    for each in rungs(process, case, calendar):
        if _untold(case, each):
            yield each.at


def keep_ladder(course: Course) -> None:
    """Come down from where nothing is awaited any more, and go up to where it now is."""
    process, now = course.process, course.now
    reached = [each for each in rungs(process, course.case, course.calendar) if is_past(each.at, now)]
    for stands in course.case.escalated:
        awaited = {task.id for each in reached if each.number == stands.rung for task in each.tasks}
        if awaited.isdisjoint(stands.tasks):
            course.tell(Deescalated(now, stands.rung, stands.to))
    for each in reached:
        if _untold(course.case, each):
            tasks = tuple(task.id for task in each.tasks)
            course.tell(Escalated(now, each.number, each.rung.to, each.due, tasks))
            _tell(course, each)


def _untold(case: Case, reached: Reached) -> bool:
    """Whether a task that is awaited was not told, or with another end of the time than counts now."""
    told = {
        task
        for each in case.escalated
        if each.rung == reached.number and each.due == reached.due
        for task in each.tasks
    }
    return any(task.id not in told for task in reached.tasks)


def _tell(course: Course, reached: Reached) -> None:
    """By mail once for each rung and end of the time; her inbox shows what else comes to it."""
    case, task, to = course.case, reached.tasks[0], reached.rung.to
    key = EffectKey(f"{case.application}.escalated-{reached.number}-{reached.due:%Y%m%d%H%M}")
    if key not in case.owed and key not in case.performed:
        course.owe(Urge(key, task.where, task.id, to.agency, "escalated"))
