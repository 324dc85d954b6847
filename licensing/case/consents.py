"""Consents: what was consented to counts for one decision, and for nobody who asked for it or gave it herself."""

from licensing.case.capping import Needed, consent_needed
from licensing.case.course import Course
from licensing.case.refusals.consenting import consent_missing, consent_refused, own_consent
from licensing.history.events import StepCompleted, TaskWithdrawn
from licensing.history.task import Task
from licensing.process.capping import CONSENTED
from licensing.process.protocol import WITHDRAWN
from licensing.process.returning import sends_back
from licensing.words.identifiers import OfficerId, OutcomeId


def check_consent(course: Course, task: Task, outcome: OutcomeId, *, officer: OfficerId) -> None:
    """Nobody sends an application back without the consent that this needs now.

    Raises:
        CommandRefused: `consent-needed`, or `four-eyes` where she gave it herself.
    """
    limit = course.process.time_limit
    needed, capping = needed_now(course), limit.capping if limit else None
    if needed is None or capping is None:
        return
    if not sends_back(course.process, course.case, course.step_of(task), outcome):
        return
    asked = course.case.consents.get(task.id)
    given = course.case.tasks[asked.asks].decision if asked else None
    if asked is None or given is None:
        raise consent_missing(needed, capping, is_asked=asked is not None)
    if given.outcome != CONSENTED:
        raise consent_refused(given)
    if given.by.officer == officer:
        raise own_consent()


def end_consents(course: Course) -> None:
    """Whoever is asked for consent to a decision that nobody can make any more need not answer."""
    case = course.case
    for of, asked in case.consents.items():
        task, decided = case.tasks[asked.asks], case.tasks.get(of)
        if task.is_open and (decided is None or not decided.is_open):
            course.tell(TaskWithdrawn(course.now, task.id))
            course.tell(StepCompleted(course.now, task.where, WITHDRAWN))


def needed_now(course: Course) -> Needed | None:
    """Why sending the case back needs consent now; None where it does not."""
    return consent_needed(course.process, course.case, course.calendar, course.now)
