"""Interrupting: a case is given up, or stands still for a while, wherever its lines stand.

What is signed is not undone: once a number is drawn for a document that ends the case, or a licence is issued, nobody
can stop it any more, nor while an objection to it is decided. Whoever suspends a case stops people and the applicant's
time; what Izin owes is performed.
"""

from typing import assert_never

from licensing.case.acts.contesting import contest, take_back_objection
from licensing.case.acts.declaring import declare_interest
from licensing.case.acts.reasons import read_reason
from licensing.case.acts.retracting import retract
from licensing.case.authority import check_no_interest, mandate_in
from licensing.case.commands import (
    Cancel,
    Contest,
    DeclareInterest,
    Interruption,
    Resume,
    Retract,
    Suspend,
    TakeBackObjection,
    Withdraw,
)
from licensing.case.course import Course
from licensing.case.refusals.interruptions import (
    act_reason_missing,
    ended_already,
    not_offered,
    not_suspended,
    past_boundary,
    signed_already,
    suspended,
)
from licensing.case.refusals.on_time import granted_already
from licensing.case.timing import restarted
from licensing.city.mandates import Acted
from licensing.city.people import AgencyRole, Party
from licensing.history.events import (
    ApplicationCancelled,
    ApplicationResumed,
    ApplicationSuspended,
    ApplicationWithdrawn,
    TimeRestarted,
)
from licensing.history.places import At
from licensing.process.anytime import Boundary
from licensing.process.protocol import CANCELLED, WITHDRAWN


def interrupt(course: Course, command: Interruption, by: Party) -> None:
    """Do what one of these commands asks.

    Raises:
        CommandRefused: `not-offered`, `not-yours`, `conflict-of-interest`, `not-now`, `suspended` or `invalid-form`.
    """
    match command:
        case Withdraw():
            _withdraw(course, command)
        case Cancel():
            _cancel(course, command, by)
        case Suspend():
            _suspend(course, command, by)
        case Resume():
            _resume(course, command, by)
        case Contest():
            contest(course, command)
        case TakeBackObjection():
            take_back_objection(course, command)
        case Retract():
            retract(course, command, by)
        case DeclareInterest():
            declare_interest(course, command, by)
        case _:
            assert_never(command)


def check_goes_on(course: Course) -> None:
    """The case is not suspended.

    Raises:
        CommandRefused: `suspended`.
    """
    if course.case.suspended is not None:
        raise suspended(course.case.suspended)


def _withdraw(course: Course, command: Withdraw) -> None:
    rule = course.process.anytime.withdraw
    if rule is None:
        raise not_offered()
    where = _stoppable(course, rule.until)
    reason = read_reason(command.reason, missing=None)
    course.tell(ApplicationWithdrawn(course.now, where, reason))
    course.turn(where, WITHDRAWN, rule.to)


def _cancel(course: Course, command: Cancel, by: Party) -> None:
    rule = course.process.anytime.cancel
    if rule is None:
        raise not_offered()
    acted = _acted(course, rule.by, by)
    _check_undecided(course)
    where = _stoppable(course, rule.until)
    reason = read_reason(command.reason, missing=act_reason_missing() if rule.needs_reason else None)
    course.tell(ApplicationCancelled(course.now, where, acted, reason))
    course.turn(where, CANCELLED, rule.to)


def _suspend(course: Course, command: Suspend, by: Party) -> None:
    rule = course.process.anytime.suspend
    if rule is None:
        raise not_offered()
    acted = _acted(course, rule.by, by)
    _check_undecided(course)
    where = _stoppable(course, None)
    check_goes_on(course)
    reason = read_reason(command.reason, missing=act_reason_missing() if rule.needs_reason else None)
    course.tell(ApplicationSuspended(course.now, where, acted, reason))


def _resume(course: Course, command: Resume, by: Party) -> None:
    """Go on, and give back the whole time to everybody who is asked: what passed meanwhile is nobody's fault."""
    rule = course.process.anytime.suspend
    if rule is None:
        raise not_offered()
    acted = _acted(course, rule.resumed_by, by)
    where = course.case.main
    if course.case.suspended is None or where is None:
        raise not_suspended()
    course.tell(ApplicationResumed(course.now, where, acted, read_reason(command.reason, missing=None)))
    for task in course.case.open_tasks:
        due = restarted(task, course.calendar, course.now)
        if due is not None:
            course.tell(TimeRestarted(course.now, task.id, due))


def _acted(course: Course, role: AgencyRole | None, by: Party) -> Acted:
    """Who acts, in this role, on a case that is none of her own business."""
    mandate = mandate_in(role, by)
    check_no_interest(course.process, course.case, mandate.officer)
    return mandate.acted()


def _check_undecided(course: Course) -> None:
    """No office stops what the law has granted."""
    if course.case.granted is not None:
        raise granted_already(course.case.granted)


def _is_numbered(course: Course, at: At) -> bool:
    """Whether a document is signed there; a bill decides nothing, so whoever is billed can still give up."""
    return course.process.step(at.step).bill is None and course.case.round_at(at).numbering is not None


def _stoppable(course: Course, until: Boundary | None) -> At:
    """Where the main line stands, while the case can still be stopped."""
    case = course.case
    where = case.main
    if where is None:
        raise ended_already()
    if (
        where.step in course.process.remedies
        or case.licences
        or any(_is_numbered(course, at) for at in case.open.values())
    ):
        raise signed_already()
    last = case.latest(until.step) if until else None
    if until and last and last.outcome in until.for_good:
        raise past_boundary(course.process.step(until.step).name)
    return where
