"""Correcting: the applicant answers what she was asked to correct."""

from collections.abc import Mapping

from licensing.case.acts.contacting import give_address
from licensing.case.acts.holding import take_holds
from licensing.case.acts.interrupting import check_goes_on
from licensing.case.acts.tasks import check_fresh, open_task
from licensing.case.commands import Correct
from licensing.case.course import Course
from licensing.case.dossier import asked_documents, read_dossier, standing_in
from licensing.case.naming import opened_by
from licensing.case.refusals.applications import invalid_form
from licensing.case.refusals.authority import not_yours
from licensing.case.refusals.naming import not_opened
from licensing.case.refusals.tasks import paid_by_money, too_late, wrong_answer
from licensing.case.timing import lapses_at
from licensing.clock.moments import is_past
from licensing.forms.answers import Answers, Typed
from licensing.forms.fields import Unreadable
from licensing.forms.files import replaced
from licensing.forms.form import Field, Form
from licensing.forms.row_files import rule_at, with_rows_of
from licensing.history.case import Case
from licensing.history.events import CorrectionReceived
from licensing.history.task import Task
from licensing.words.identifiers import FieldId


def correct(course: Course, command: Correct) -> None:
    """Keep what she changed of what is asked, and what her change left without a question."""
    task = open_task(course, command.task)
    if task.asked is not None:
        raise not_yours()
    if course.step_of(task).bill is not None:
        raise paid_by_money()
    if course.step_of(task).is_request:
        raise wrong_answer(is_request=True)
    check_goes_on(course)
    check_in_time(course, task)
    check_fresh(course, task, command.seen)
    process, case = course.process, course.case
    typed = process.form.over(process.form.typed(case.answers), command.typed)
    typed = with_rows_of(process.form, typed, command.documents)
    documents = replaced(case.documents, command.documents)
    _check_opened(course, task, command)
    standing = standing_in(process, case)
    answers = read_dossier(
        process, typed, documents, beside=case.beside, standing=standing, kept=case.answers
    )
    changed: Answers = {id: answer for id, answer in answers.items() if case.answers.get(id) != answer}
    cleared: Answers = {id: "" for id, answer in case.answers.items() if id not in answers and answer != ""}
    sent = asked_documents(process, typed, answers, command.documents, beside=case.beside)
    there = asked_documents(process, typed, answers, documents, beside=case.beside)
    rows = {name: file for name, file in there.items() if rule_at(process.form, name)}
    moved = {name: file for name, file in rows.items() if case.documents.get(name) != file}
    gone = tuple(name for name in case.documents if rule_at(process.form, name) and name not in rows)
    course.tell(CorrectionReceived(course.now, task.id, {**changed, **cleared}, {**sent, **moved}, gone))
    if process.applicant.email in {**changed, **cleared}:
        give_address(course, before=process.applicant_of(case.answers).email)
    take_holds(course)
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
    closed: list[str] = [each for each in command.documents if not opened.takes(each)]
    for each in command.typed:
        field = known.get(FieldId(each.partition(".")[0]))
        if field is None or (field.id not in opened.fields and not _is_as_it_stands(case, field, command)):
            closed.append(each)
    if closed:
        raise invalid_form(dict.fromkeys(closed, not_opened()))


def _is_as_it_stands(case: Case, field: Field, command: Correct) -> bool:
    """Nothing typed is the same as an answer that was cleared or never given; a list is compared as a whole."""
    if field.records is not None:
        return _rows(field, command.typed) == _rows(field, Form((field,)).typed(case.answers))
    try:
        answer = field.read(command.typed[field.id])
    except Unreadable:
        return False
    return ("" if answer is None else answer) == case.answers.get(field.id, "")


def _rows(field: Field, typed: Typed) -> Mapping[str, tuple[str, ...]]:
    """What stands in the rows of a list, by the names it is typed under."""
    return {
        name: tuple(texts) for name, texts in typed.items() if name.startswith(f"{field.id}.") and any(texts)
    }


def check_in_time(course: Course, task: Task) -> None:
    """Silence has not ended the task, whether or not anybody has looked since.

    Raises:
        CommandRefused: `already-ended`.
    """
    ends = lapses_at(course.process, task, course.calendar)
    if ends is not None and is_past(ends, course.now):
        raise too_late()
