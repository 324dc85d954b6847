"""Answering: what the applicant is asked beside her application, and her answer to it."""

from dataclasses import dataclass
from datetime import datetime

from licensing.case.acts.answering import answered_last, read_answer
from licensing.case.acts.opening import is_to_come
from licensing.case.commands import Answer
from licensing.case.refusals.applications import invalid_form
from licensing.case.refusals.tasks import already_ended, no_such_task, not_yet_open
from licensing.city.people import Tracker
from licensing.forms.files import StoredFile
from licensing.history.case import Case
from licensing.history.task import Task
from licensing.ports import CaseFile, Cases
from licensing.process.step import Step
from licensing.words.identifiers import DocumentId, TaskId
from licensing.words.sentences import Sentence
from portal.acts.answers import Shown, shown_answers
from portal.acts.correct import Correction
from portal.acts.names import unknown_answers


def requests_of(file: CaseFile) -> tuple[Task, ...]:
    """The open tasks that request something of the applicant."""
    return tuple(
        task for task in file.case.open_tasks if task.asked is None and file.step(task.where).is_request
    )


@dataclass(frozen=True, slots=True)
class Answered:
    """What the applicant answered to a request when she last did. Files are named as the case keeps them."""

    step: Step
    answers: tuple[tuple[Sentence, Shown], ...]
    files: tuple[tuple[DocumentId, Sentence, StoredFile], ...]


def answered(file: CaseFile) -> tuple[Answered, ...]:
    """Every request that was answered, in the order of the definition."""
    return tuple(_answered(file, step) for step in file.process.steps.values() if _was_answered(file, step))


def _was_answered(file: CaseFile, step: Step) -> bool:
    return any(task.where.step == step.id and task.answers is not None for task in file.case.tasks.values())


def _answered(file: CaseFile, step: Step) -> Answered:
    case = file.case
    facts = file.process.facts(case)
    kept = ((step.file_id(name), rule.label) for rule in step.documents for name in rule.names)
    return Answered(
        step,
        shown_answers(step.form, answered_last(case, step), prefix=step.id, facts=facts),
        tuple((id, label, case.documents[id]) for id, label in kept if id in case.documents),
    )


def request_of(file: CaseFile, named: str) -> Task:
    """The request of this name, open or not. Raises CommandRefused `no-such-task`, `too-early` before its day."""
    task = file.case.tasks.get(TaskId(named))
    if task is None and is_to_come(file.process, file.case, TaskId(named)):
        raise not_yet_open(None)
    if task is None or task.asked is not None or not file.step(task.where).is_request:
        raise no_such_task()
    return task


def answer(cases: Cases, file: CaseFile, task: Task, given: Correction, *, now: datetime) -> Case:
    """Answer a request, as the applicant.

    Raises:
        CommandRefused: `already-ended` whatever else is wrong with the answer, `invalid-form` with every field and
            file that is wrong, or the core's.
    """
    if not task.is_open:
        raise already_ended(task, file.step(task.where))
    step, case, files = file.step(task.where), file.case, given.received.files
    unknown = unknown_answers(given.typed, step.form)
    if unknown or given.received.wrong:
        typed = step.form.over(step.form.typed(answered_last(case, step)), given.typed)
        _, wrong = read_answer(file.process, case, step, typed, files)
        raise invalid_form({**wrong, **given.received.wrong, **unknown})
    command = Answer(task.id, given.typed, files, given.seen)
    return cases.handle(Tracker(case.application), case.application, command, now=now)
