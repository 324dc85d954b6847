"""Declaring an interest: an officer who is asked says that a case is her own business (UU 30/2014, pasal 42-43).

What she holds of the case, or is asked by name, is given back to its role. It is never refused because nobody else is
left: whoever has an interest may not decide, and the head, who reads of it in the history, gives the role to somebody
else.
"""

from licensing.case.acts.paying import payment_of
from licensing.case.acts.reasons import read_reason
from licensing.case.authority import check_no_interest
from licensing.case.commands import DeclareInterest
from licensing.case.course import Course
from licensing.case.refusals.interruptions import act_reason_missing, not_your_act
from licensing.city.mandates import Mandate, mandate_of
from licensing.city.people import Officer, Party
from licensing.history.events import InterestDeclared, TaskFreed, TaskReleased


def declare_interest(course: Course, command: DeclareInterest, by: Party) -> None:
    """Take no part in the case any more.

    Raises:
        CommandRefused: `not-yours` where nothing is hers to do, `conflict-of-interest` where that is known already, or
            `invalid-form` without a reason.
    """
    mandate = _asked_as(course, by)
    check_no_interest(course.process, course.case, mandate.officer)
    acted = mandate.acted()
    reason = read_reason(command.reason, missing=act_reason_missing())
    course.tell(InterestDeclared(course.now, acted, reason))
    for task in course.case.open_tasks:
        if task.claimed_by is not None and task.claimed_by.officer == acted.officer:
            course.tell(TaskReleased(course.now, task.id, acted))
        if task.member is not None and task.member.officer == acted.officer:
            course.tell(TaskFreed(course.now, task.id, task.member))


def _asked_as(course: Course, by: Party) -> Mandate:
    """In which role she is asked now, may act at any time, or books money of the case."""
    at_any_time = course.process.unasked if course.case.main else ()
    booked = (payment_of(course.process, debt) for debt in course.case.debts)
    roles = [
        *(task.asked for task in course.case.open_tasks),
        *at_any_time,
        *(each.confirm for each in booked if each),
    ]
    for role in roles:
        mandate = mandate_of(by, role) if role and isinstance(by, Officer) else None
        if mandate is not None:
            return mandate
    raise not_your_act()
