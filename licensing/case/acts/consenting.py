"""Consenting: beyond so many corrections, or in a case's last days, sending it back needs somebody's superior.

The officer asks, with a reason, and a task of its own asks whoever may consent; the case's clock runs meanwhile. What
is consented to is one decision: where her task ends in any other way, what was asked for it is not needed any more.
"""

from licensing.case.acts.interrupting import check_goes_on
from licensing.case.acts.reasons import read_reason
from licensing.case.acts.tasks import open_task
from licensing.case.authority import mandate_to_decide
from licensing.case.commands import AskConsent
from licensing.case.consents import needed_now
from licensing.case.course import Course
from licensing.case.keys import task_id
from licensing.case.refusals.authority import held_by_other
from licensing.case.refusals.consenting import asked_already, consented_already, no_consent_needed
from licensing.case.refusals.interruptions import act_reason_missing, not_offered
from licensing.city.people import Party
from licensing.history.events import ConsentAsked, StepEntered, TaskOpened
from licensing.history.places import At, Line
from licensing.history.task import Task
from licensing.process.capping import CONSENT, CONSENTED
from licensing.process.returning import can_send_back


def ask_consent(course: Course, command: AskConsent, by: Party) -> None:
    """Ask for consent to sending the application back from a task.

    Raises:
        CommandRefused: what would refuse her decision, `not-offered` where nothing leads back or nobody limits that,
            `not-now` where none is needed or she has asked, or `invalid-form` without a reason.
    """
    task = open_task(course, command.task)
    acted = mandate_to_decide(course.process, course.case, task, by).acted()
    check_goes_on(course)
    if task.claimed_by is not None and task.claimed_by.officer != acted.officer:
        raise held_by_other(task.claimed_by)
    limit = course.process.time_limit
    capping = limit.capping if limit else None
    if capping is None or not can_send_back(course.process, course.case, course.step_of(task)):
        raise not_offered()
    _check_to_ask(course, task)
    reason = read_reason(command.reason, missing=act_reason_missing())
    number = course.case.times(CONSENT) + 1
    where = At(Line(f"consent-{number}"), CONSENT, number)
    asks = task_id(course.case.application, where, capping.by.agency)
    course.tell(ConsentAsked(course.now, task.id, acted, reason, asks))
    course.tell(StepEntered(course.now, where, course.process.digest))
    course.tell(TaskOpened(course.now, asks, where, capping.by, None, task.due))


def _check_to_ask(course: Course, task: Task) -> None:
    if needed_now(course) is None:
        raise no_consent_needed()
    asked = course.case.consents.get(task.id)
    if asked is None:
        return
    given = course.case.tasks[asked.asks].decision
    if given is None:
        raise asked_already(asked.at)
    if given.outcome == CONSENTED:
        raise consented_already(given)
