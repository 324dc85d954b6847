"""Correcting: the applicant answers what she was asked to correct."""

from collections.abc import Sequence

from licensing.case.acts.tasks import check_fresh, open_task
from licensing.case.commands import Correct
from licensing.case.course import Course
from licensing.case.dossier import asked_documents, read_dossier
from licensing.case.naming import opened_by
from licensing.case.refusals import invalid_form, not_opened, not_yours, too_late
from licensing.case.timing import lapses_at
from licensing.clock.moments import is_past
from licensing.forms.answers import Answers
from licensing.forms.fields import Unreadable
from licensing.forms.form import Field
from licensing.history.case import Case, Task
from licensing.history.events import CorrectionReceived
from licensing.words.identifiers import FieldId


def correct(course: Course, command: Correct) -> None:
    """Keep what she changed of what is asked, and what her change left without a question."""
    task = open_task(course, command.task)
    if task.asked is not None:
        raise not_yours()
    check_in_time(course, task)
    check_fresh(course, task, command.seen)
    process, case = course.process, course.case
    typed = {**process.form.typed(case.answers), **command.typed}
    documents = {**case.documents, **command.documents}
    _check_opened(course, task, command)
    answers = read_dossier(process, typed, documents)
    changed: Answers = {id: answer for id, answer in answers.items() if case.answers.get(id) != answer}
    cleared: Answers = {id: "" for id, answer in case.answers.items() if id not in answers and answer != ""}
    sent = asked_documents(process, answers, command.documents)
    course.tell(CorrectionReceived(course.now, task.id, {**changed, **cleared}, sent))
    course.settle(task.where.line)


def _check_opened(course: Course, task: Task, command: Correct) -> None:
    """She changes nothing that is not open to her; an answer sent as it stands is no change.

    Raises:
        CommandRefused: `invalid-form`, with a sentence for each answer and document.
    """
    if task.changes is None:
        return
    process, case = course.process, course.case
    opened = opened_by(process, case, task)
    known = {field.id: field for field in process.form.fields}
    closed: list[str] = [each for each in command.documents if each not in opened.documents]
    for each, texts in command.typed.items():
        field = known.get(FieldId(each))
        if field is None or (field.id not in opened.fields and not _is_as_it_stands(case, field, texts)):
            closed.append(each)
    if closed:
        raise invalid_form(dict.fromkeys(closed, not_opened()))


def _is_as_it_stands(case: Case, field: Field, texts: Sequence[str]) -> bool:
    """Nothing typed is the same as an answer that was cleared or never given."""
    try:
        answer = field.read(texts)
    except Unreadable:
        return False
    return ("" if answer is None else answer) == case.answers.get(field.id, "")


def check_in_time(course: Course, task: Task) -> None:
    """Silence has not ended the task, whether or not anybody has looked since.

    Raises:
        CommandRefused: `already-ended`.
    """
    ends = lapses_at(course.process, task, course.calendar)
    if ends is not None and is_past(ends, course.now):
        raise too_late()
