"""Contesting: the applicant objects to how her case ended, and the objection is decided on a line of its own.

While it is not decided she can take it back. The decision then stands as if she had not objected, and whatever waited
for hers goes on.
"""

from datetime import datetime

from licensing.case.acts.reasons import read_reason
from licensing.case.commands import Contest, TakeBackObjection
from licensing.case.course import Course
from licensing.case.refusals.interruptions import (
    act_reason_missing,
    contested_already,
    contested_too_early,
    contested_too_late,
    not_contestable,
    not_offered,
    nothing_contested,
    signed_already,
)
from licensing.clock.calendars import Calendars
from licensing.clock.moments import Limit, is_past
from licensing.history.case import Case
from licensing.history.events import DecisionContested, ObjectionTakenBack
from licensing.process.anytime import Remedy
from licensing.process.graph import Process
from licensing.process.protocol import WITHDRAWN
from licensing.words.identifiers import StepId


def contest(course: Course, command: Contest) -> None:
    """Open the case again at the step that is for the objection.

    Raises:
        CommandRefused: `not-offered`, `not-now` or `invalid-form`.
    """
    case, remedies = course.case, course.process.remedies
    remedy = remedies.get(command.remedy)
    if remedy is None:
        raise not_offered()
    if case.ended_where is None or case.ending is None:
        raise contested_too_early()
    if command.remedy in case.contested:
        raise contested_already()
    if case.ending not in remedy.after or next_remedy(course.process, case) != command.remedy:
        raise not_contestable()
    due = contested_until(case, remedy, course.calendar)
    if due is not None and is_past(due, course.now):
        raise contested_too_late(due)
    reason = read_reason(command.reason, missing=act_reason_missing())
    course.tell(DecisionContested(course.now, case.ended_where, command.remedy, reason))
    course.reopen(command.remedy)


def take_back_objection(course: Course, command: TakeBackObjection) -> None:
    """End the case again as it had ended, with nothing decided about what was raised.

    Raises:
        CommandRefused: `not-offered`, `not-now` or `invalid-form`.
    """
    case, where = course.case, course.case.main
    if not course.process.remedies:
        raise not_offered()
    if where is None or where.step not in case.contested:
        raise nothing_contested()
    if any(case.round_at(at).numbering for at in case.open.values()):
        raise signed_already()
    reason = read_reason(command.reason, missing=None)
    course.tell(ObjectionTakenBack(course.now, where, where.step, reason))
    course.stand(where, WITHDRAWN)


def next_remedy(process: Process, case: Case) -> StepId | None:
    """What the applicant could raise next against how her case ended, in the order the law gives."""
    rest = [each for each in process.remedies if each not in case.contested]
    if case.ending is None or not rest or case.ending not in process.remedies[rest[0]].after:
        return None
    return rest[0]


def contested_until(case: Case, remedy: Remedy, calendar: Calendars) -> datetime | None:
    """The instant from which it is too late; None while the case has not ended."""
    return None if case.ended_at is None else Limit(remedy.within, case.ended_at, None).due(calendar)
