"""Retracting: whoever decided takes a wrong click back, on the record, while nothing else has happened.

Everything her decision opened is withdrawn and her step begins anew; where her round still goes on, because others are
asked too, she is simply asked again. What cannot be undone is not: a line that has ended, a number that was drawn, what
others have taken up or answered. Notices that were sent stay sent; the history says that the decision was taken back.
"""

from licensing.case.authority import mandate_to_hold
from licensing.case.commands import Retract
from licensing.case.course import Course
from licensing.case.refusals.interruptions import (
    not_offered,
    not_your_decision,
    retracted_too_late,
    something_happened,
    suspended,
)
from licensing.case.refusals.tasks import no_such_task
from licensing.city.mandates import Acted
from licensing.city.people import Party
from licensing.clock.moments import Limit, is_past
from licensing.history.events import DecisionRetracted
from licensing.history.places import At, is_within
from licensing.history.task import Decision, Task
from licensing.process.protocol import RETRACTED


def retract(course: Course, command: Retract, by: Party) -> None:
    """Take a decision back.

    Raises:
        CommandRefused: `not-offered`, `no-such-task`, `not-yours`, `suspended` or `not-now`.
    """
    within = course.process.anytime.retract
    if within is None:
        raise not_offered()
    task = course.case.tasks.get(command.task)
    if task is None:
        raise no_such_task()
    acted = mandate_to_hold(task, by).acted()
    decision = _hers(task, acted)
    if course.case.suspended is not None:
        raise suspended(course.case.suspended)
    due = Limit(within, decision.at, acted.role.agency).due(course.calendar)
    if is_past(due, course.now):
        raise retracted_too_late(due)
    if course.case.last_act != task.id:
        raise something_happened()
    _take_back(course, task, acted)


def _hers(task: Task, acted: Acted) -> Decision:
    if task.decision is None or task.decision.by.officer != acted.officer:
        raise not_your_decision()
    return task.decision


def _take_back(course: Course, task: Task, acted: Acted) -> None:
    where, case = task.where, course.case
    here = case.open.get(where.line)
    if here == where:
        course.tell(DecisionRetracted(course.now, task.id, acted, ()))
        return
    others = any(other.decision for other in case.tasks_at(where) if other.id != task.id)
    if here is None or others:
        raise something_happened()
    course.tell(DecisionRetracted(course.now, task.id, acted, _since(course, where)))
    course.turn(here, RETRACTED, where.step)


def _since(course: Course, where: At) -> tuple[At, ...]:
    """A round and all that its line, and the lines below, went through after it."""
    rounds = [round.where for round in course.case.rounds]
    return tuple(at for at in rounds[rounds.index(where) :] if is_within(at.line, where.line))
