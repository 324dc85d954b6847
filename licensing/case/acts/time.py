"""Time: what takes its course when nobody acts."""

from datetime import datetime, timedelta

from licensing.case.acts.granting import grant
from licensing.case.calling import Calling, calling
from licensing.case.clocking import keep_time, move_time
from licensing.case.course import Course
from licensing.case.line_clocks import seen_late
from licensing.case.opening import Early, early
from licensing.case.prompting import has_come, prompts
from licensing.case.reminding import reminders
from licensing.case.running_out import grants_at
from licensing.case.timing import lapses_at, moved
from licensing.clock.moments import is_past
from licensing.history.effects import Unanswered
from licensing.history.events import DueMoved, EffectPerformed, TaskLapsed
from licensing.history.task import Task


def pass_time(course: Course, spared: timedelta) -> None:
    """Move deadlines to where the calendar of today puts them, then let what is over or has come take its course.

    While the case is suspended nothing lapses, and nothing opens.
    """
    for task in course.case.open_tasks:
        due = moved(course.case, task, course.calendar, course.now)
        if due is not None:
            course.tell(DueMoved(course.now, task.id, due))
    move_time(course)
    catch_up(course, spared)
    for each in tuple(reminders(course.process, course.case)):
        if course.case.suspended is None and is_past(each.at, course.now):
            course.owe(each.effect)
    for each in has_come(prompts(course.process, course.case, course.calendar), course.now):
        course.owe(each.effect)


def catch_up(course: Course, spared: timedelta = timedelta()) -> None:
    """Let time take its course: silence that is over, the applicant's and the authority's, and days that have come.

    Longest due first. Whoever acts later than that acts on what it has come to, whether or not anybody has looked
    since. One can end what others were asked and ask anew, so each looks at the case that the one before it left. The
    case's own time counts from the instant at which each of them was due, not from when it is seen.
    """
    while course.case.suspended is None and (over := _over(course, course.now - spared)) is not None:
        due, what = over
        course.since = due
        match what:
            case Task():
                course.tell(TaskLapsed(course.now, what.id, seen_late(due, course.now)))
                course.settle(what.where.line)
            case Early():
                course.ask(what.where)
            case Calling():
                course.tell(EffectPerformed(course.now, what.effect.key, Unanswered("over")))
                course.ask_by_hand(what.where)
            case None:
                grant(course, due)
        keep_time(course)
    course.since = None


def _over(course: Course, by: datetime) -> tuple[datetime, Task | Early | Calling | None] | None:
    """What was due first by then: a task, a day, a system's answer, or None for the authority's own time."""
    process, case, calendar = course.process, course.case, course.calendar
    lapsing = ((lapses_at(process, task, calendar), task) for task in case.open_tasks)
    said = case.came_in or case.submitted_at
    coming = ((max(each.at, said), each) for each in early(process, case, calendar))
    calls = ((each.until, each) for each in calling(process, case, calendar))
    ends = (*lapsing, (grants_at(process, case, calendar), None), *coming, *calls)
    over = [(at, task) for at, task in ends if at is not None and is_past(at, by)]
    return min(over, key=lambda each: each[0], default=None)
