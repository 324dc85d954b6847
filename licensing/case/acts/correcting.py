"""Correcting: the applicant answers what she was asked to correct."""

from licensing.case.acts.interrupting import check_goes_on
from licensing.case.acts.tasks import check_fresh, open_task
from licensing.case.commands import Correct
from licensing.case.course import Course
from licensing.case.dossier import asked_documents, read_dossier
from licensing.case.refusals import not_yours, too_late
from licensing.case.timing import lapses_at
from licensing.clock.moments import is_past
from licensing.forms.answers import Answers
from licensing.history.case import Task
from licensing.history.events import CorrectionReceived


def correct(course: Course, command: Correct) -> None:
    """Keep what she changed of what is asked, and what her change left without a question."""
    task = open_task(course, command.task)
    if task.asked is not None:
        raise not_yours()
    check_goes_on(course)
    check_in_time(course, task)
    check_fresh(course, task, command.seen)
    process, case = course.process, course.case
    typed = {**process.form.typed(case.answers), **command.typed}
    documents = {**case.documents, **command.documents}
    answers = read_dossier(process, typed, documents)
    changed: Answers = {id: answer for id, answer in answers.items() if case.answers.get(id) != answer}
    cleared: Answers = {id: "" for id, answer in case.answers.items() if id not in answers and answer != ""}
    sent = asked_documents(process, answers, command.documents)
    course.tell(CorrectionReceived(course.now, task.id, {**changed, **cleared}, sent))
    course.settle(task.where.line)


def check_in_time(course: Course, task: Task) -> None:
    """Silence has not ended the task, whether or not anybody has looked since.

    Raises:
        CommandRefused: `already-ended`.
    """
    ends = lapses_at(course.process, task, course.calendar)
    if ends is not None and is_past(ends, course.now):
        raise too_late()
