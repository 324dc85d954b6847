"""Deciding: the tasks of an officer, and what she does with one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from licensing.case import deciding as core
from licensing.case.acts.opening import is_to_come
from licensing.case.authority import has_interest, mandate_to_decide
from licensing.case.commands import Claim, Decide, Release, Retract
from licensing.case.refusals.applications import invalid_form
from licensing.case.refusals.tasks import no_such_task, not_yet_open
from licensing.city.people import Officer
from licensing.clock.calendars import Calendars
from licensing.forms.answers import Typed
from licensing.forms.reading import read_form
from licensing.history.case import Case
from licensing.history.named import Named
from licensing.history.task import Task
from licensing.history.verdicts import Verdict
from licensing.ports import CaseFile, Cases
from licensing.process.protocol import Exit
from licensing.process.rounds import offered
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId, TaskId
from licensing.words.sentences import Sentence
from portal.acts.files import Received
from portal.acts.names import unknown_answers
from portal.acts.once import ReadOnce


def nobody() -> Mapping[OfficerId, Officer]:
    """Where nobody says who is there."""
    return {}


@dataclass(frozen=True, slots=True)
class Intent:
    """What an officer means to decide, what she found and names to be corrected, and the files she took in.

    `seen` is the version she decided from; None to decide whatever changed. `people` says who is there today, and is
    asked only where an answer names some of them. `out_of_turn` is why those are not waited for whose turn it is.
    """

    outcome: OutcomeId
    reason: str = ""
    typed: Typed = field(default_factory=dict[str, tuple[str, ...]])
    seen: int | None = None
    named: tuple[Named, ...] = ()
    received: Received = field(default_factory=lambda: Received({}, {}))
    people: Callable[[], Mapping[OfficerId, Officer]] = nobody
    checks: tuple[Verdict, ...] = ()
    out_of_turn: str = ""


class Hold(Protocol):
    """`claim`, `release` or `retract`."""

    def __call__(self, cases: Cases, officer: Officer, task: TaskId, *, now: datetime) -> Case: ...


def application_of(task: TaskId) -> ApplicationNumber:
    """The application a task belongs to: its name's first part."""
    return ApplicationNumber(task.partition(".")[0])


def decide(
    cases: Cases,
    officer: Officer,
    task: TaskId,
    intent: Intent,
    *,
    now: datetime,
    file: Callable[[], CaseFile] | None = None,
) -> Case:
    """Decide a task.

    Args:
        file: reads the case as it stands, where it may have been read already.

    Raises:
        CommandRefused: `invalid-form` for answers nobody asks for, or the core's.
    """
    command = command_of(file or ReadOnce(cases, officer, application_of(task)), task, intent)
    return cases.handle(officer, application_of(task), command, now=now)


def command_of(read: Callable[[], CaseFile], task: TaskId, intent: Intent) -> Decide:
    """The decision she means to make.

    Args:
        read: reads the case; asked only where something was answered.

    Raises:
        CommandRefused: `invalid-form` for answers nobody asks for.
    """
    people = nobody()
    if intent.typed or intent.received.wrong:
        file = read()
        _check_given(file, task, intent)
        people = intent.people() if names_people(file, task) else people
    return Decide(
        task,
        intent.outcome,
        intent.reason,
        intent.typed,
        intent.seen,
        intent.named,
        intent.received.files,
        people,
        intent.checks,
        intent.out_of_turn,
    )


def claim(cases: Cases, officer: Officer, task: TaskId, *, now: datetime) -> Case:
    """Take a task, so that no colleague works on it meanwhile. Raises CommandRefused."""
    return cases.handle(officer, application_of(task), Claim(task), now=now)


def release(cases: Cases, officer: Officer, task: TaskId, *, now: datetime) -> Case:
    """Give a task back, one's own or for a colleague of the same role. Raises CommandRefused."""
    return cases.handle(officer, application_of(task), Release(task), now=now)


def retract(cases: Cases, officer: Officer, task: TaskId, *, now: datetime) -> Case:
    """Take a decision of hers back. Raises CommandRefused."""
    return cases.handle(officer, application_of(task), Retract(task), now=now)


def names_people(file: CaseFile, task: TaskId) -> bool:
    """Whether an answer of a task's form names people of the city."""
    form = file.step(task_of(file, task).where).form
    return any(field.people is not None for field in form.fields)


def may_retract(file: CaseFile, task: Task, officer: Officer, *, now: datetime, calendar: Calendars) -> bool:
    """Whether she could take her decision back now, as the core answers."""
    if task.decision is None:
        return False
    try:
        core.decide(file.process, file.case, Retract(task.id), by=officer, now=now, calendar=calendar)
    except CommandRefused:
        return False
    return True


def task_of(file: CaseFile, id: TaskId) -> Task:
    """The task of a case. Raises CommandRefused `no-such-task`, and `too-early` where its day has not come."""
    task = file.case.tasks.get(id)
    if task is None:
        raise not_yet_open(None) if is_to_come(file.process, file.case, id) else no_such_task()
    return task


def is_hers(task: Task, officer: Officer) -> bool:
    """Whether the task asks a role she holds, and her where it asks somebody by name."""
    return task.is_for(officer)


def may_decide(case: Case, task: Task, officer: Officer) -> bool:
    """Whether a decision of hers could succeed; whether it does is the core's to say."""
    held_by_other = task.claimed_by is not None and task.claimed_by.officer != officer.id
    goes_on = task.is_open and case.suspended is None and not has_answered(case, task, officer)
    return goes_on and is_hers(task, officer) and not held_by_other


def has_conflict(file: CaseFile, officer: Officer) -> bool:
    """Whether she has an interest in a case, so that none of it is hers to decide."""
    return has_interest(file.process, file.case, officer)


def kept_apart(file: CaseFile, task: Task, officer: Officer) -> Sentence | None:
    """Why she does not decide here though her role is asked: what she decided before; None where nothing keeps her."""
    try:
        mandate_to_decide(file.process, file.case, task, officer)
    except CommandRefused as refused:
        return refused.sentence if refused.code == "four-eyes" else None
    return None


def open_tasks(file: CaseFile, officer: Officer) -> tuple[Task, ...]:
    """The tasks of a case that wait for her."""
    if has_conflict(file, officer):
        return ()
    return tuple(
        task
        for task in file.case.open_tasks
        if is_hers(task, officer) and not has_answered(file.case, task, officer)
    )


def has_answered(case: Case, task: Task, officer: Officer) -> bool:
    """Whether she has answered the question of a task already, as one of several who do."""
    others = (other.decision for other in case.tasks_at(task.where))
    return any(decision.by.officer == officer.id for decision in others if decision)


def _check_given(file: CaseFile, id: TaskId, intent: Intent) -> None:
    """What only the portal can know to be wrong; beside files, with what is wrong with the answers."""
    task = task_of(file, id)
    step = file.step(task.where)
    unknown = unknown_answers(intent.typed, step.form)
    if unknown and not intent.received.wrong:
        raise invalid_form(unknown)
    if intent.received.wrong:
        _, wrong = read_form(
            step.form, intent.typed, file.process.facts(file.case, task.where.line), prefix=step.id
        )
        raise invalid_form({**wrong, **intent.received.wrong, **unknown})


def offered_exits(file: CaseFile, task: Task) -> dict[OutcomeId, Exit]:
    """The outcomes that can be chosen in a task now."""
    step = file.step(task.where)
    return {outcome: step.exits[outcome] for outcome in offered(file.process, file.case, step)}
