"""What keeps a case's time fair, for officers: consent to sending an application back, and more time.

Whether either is possible is the core's answer: it is asked with the command itself, and what it would tell is dropped.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from licensing.case.capping import consent_needed
from licensing.case.commands import AskConsent, ExtendTime
from licensing.case.deciding import decide
from licensing.case.refusals.consenting import why_needed
from licensing.city.people import AgencyRole, Officer
from licensing.clock.calendars import Calendars
from licensing.history.case import Case
from licensing.history.consented import Consent
from licensing.history.task import Decision, Task
from licensing.ports import CaseFile, Cases
from licensing.process.capping import CONSENTED
from licensing.process.extending import Extending
from licensing.process.returning import can_send_back
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, TaskId
from licensing.words.sentences import Sentence
from portal.acts.decide import application_of

Stage = Literal["needed", "asked", "given", "refused"]


@dataclass(frozen=True, slots=True)
class Consenting:
    """How consent stands to sending an application back from a task, and why it needs any.

    `by` has to consent; `answer` is how it ended.
    """

    by: AgencyRole
    why: Sentence
    stage: Stage
    asked: Consent | None = None
    answer: Decision | None = None
    may_ask: bool = False


def ask_consent(cases: Cases, officer: Officer, task: TaskId, *, reason: str, now: datetime) -> Case:
    """Ask for consent. Raises CommandRefused."""
    return cases.handle(officer, application_of(task), AskConsent(task, reason), now=now)


def extend(
    cases: Cases, officer: Officer, application: ApplicationNumber, command: ExtendTime, *, now: datetime
) -> Case:
    """Give a case more time. Raises CommandRefused."""
    return cases.handle(officer, application, command, now=now)


def check_to_ask(
    file: CaseFile, officer: Officer, task: TaskId, *, now: datetime, calendar: Calendars
) -> None:
    """Whether she could ask now, with a reason. Raises CommandRefused."""
    decide(file.process, file.case, AskConsent(task, "-"), by=officer, now=now, calendar=calendar)


def consenting(
    file: CaseFile, task: Task, officer: Officer, *, now: datetime, calendar: Calendars
) -> Consenting | None:
    """What she has to know before she sends an application back; None where she needs nobody's consent."""
    process, case = file.process, file.case
    capping = process.time_limit.capping if process.time_limit else None
    needed = consent_needed(process, case, calendar, now)
    if (
        capping is None
        or needed is None
        or not task.is_open
        or not can_send_back(process, case, file.step(task.where))
    ):
        return None
    why, asked = why_needed(needed, capping), case.consents.get(task.id)
    answer = case.tasks[asked.asks].decision if asked else None
    may_ask = _may_ask(file, officer, task.id, now, calendar)
    if asked is None:
        return Consenting(capping.by, why, "needed", may_ask=may_ask)
    if answer is None:
        return Consenting(capping.by, why, "asked", asked)
    stage: Stage = "given" if answer.outcome == CONSENTED else "refused"
    return Consenting(capping.by, why, stage, asked, answer, may_ask)


def asked_here(file: CaseFile, id: TaskId) -> tuple[TaskId, Consent] | None:
    """What a task of whoever may consent is about: the task it was asked for, and the question; None for any other."""
    return next(((of, asked) for of, asked in file.case.consents.items() if asked.asks == id), None)


def extendable(file: CaseFile, officer: Officer, *, now: datetime, calendar: Calendars) -> Extending:
    """What she could add to a case's time now.

    Raises:
        CommandRefused: she cannot.
    """
    limit = file.process.time_limit
    rule = limit.extending if limit else None
    reason = next(iter(rule.reasons)) if rule else ""
    command = ExtendTime(reason, 1, "-")
    decide(file.process, file.case, command, by=officer, now=now, calendar=calendar)
    if rule is None:
        raise AssertionError("the core extends what no rule says")
    return rule


def may_extend(file: CaseFile, officer: Officer, *, now: datetime, calendar: Calendars) -> bool:
    """Whether she could add to a case's time now."""
    try:
        extendable(file, officer, now=now, calendar=calendar)
    except CommandRefused:
        return False
    return True


def _may_ask(file: CaseFile, officer: Officer, task: TaskId, now: datetime, calendar: Calendars) -> bool:
    try:
        check_to_ask(file, officer, task, now=now, calendar=calendar)
    except CommandRefused:
        return False
    return True
