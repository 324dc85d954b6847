"""Correcting: what the applicant is asked to mend, and her answer to it."""

from dataclasses import dataclass
from datetime import datetime

from licensing.case.commands import Correct
from licensing.case.dossier import standing_in
from licensing.case.refusals.tasks import already_ended, no_such_task
from licensing.city.people import Tracker
from licensing.forms.answers import Typed
from licensing.forms.fields import Unreadable
from licensing.forms.form import Field
from licensing.forms.reading import read_form
from licensing.history.case import Case
from licensing.history.evolving import replay
from licensing.history.task import Task
from licensing.ports import CaseFile, Cases
from licensing.telling.names import line_name, step_on_line
from licensing.words.identifiers import TaskId
from licensing.words.sentences import Sentence
from portal.acts.dossier import check_given
from portal.acts.files import Received
from portal.acts.refusals import nothing_corrected, which_correction


@dataclass(frozen=True, slots=True)
class Correction:
    """What the applicant changes; what she leaves out stays as it was.

    `seen` is the version of the case she answered from, None where she saw none.
    """

    typed: Typed
    received: Received
    seen: int | None = None


def corrections_of(file: CaseFile) -> tuple[Task, ...]:
    """The open tasks that ask the applicant to correct, each on a line of its own."""
    return tuple(task for task in file.case.open_tasks if task.asked is None and _is_correction(file, task))


def _is_correction(file: CaseFile, task: Task) -> bool:
    return file.step(task.where).is_correction


def correction_of(file: CaseFile, named: str | None = None) -> Task:
    """The task an answer is for: the one that is named, or the only one that is open.

    Raises:
        CommandRefused: `no-such-task` when nothing is asked or ever was under this name; `which-correction` when
            several are asked and none is named.
    """
    if named is not None:
        task = file.case.tasks.get(TaskId(named))
        if task is None or task.asked is not None or not _is_correction(file, task):
            raise no_such_task()
        return task
    match corrections_of(file):
        case ():
            raise no_such_task()
        case (only,):
            return only
        case several:
            raise which_correction({task.id: correction_name(file, task) for task in several})


def correction_name(file: CaseFile, task: Task) -> Sentence:
    """What a correction is called beside others: its line, and its step."""
    return step_on_line(line_name(file, task.where.line), file.step(task.where).name)


def correct(cases: Cases, file: CaseFile, task: Task, given: Correction, *, now: datetime) -> Case:
    """Answer a correction, as the applicant.

    Raises:
        CommandRefused: `already-ended` whatever else is wrong with the answer, `invalid-form` with every field and
            file that is wrong, `nothing-corrected`, or the core's.
    """
    if not task.is_open:
        raise already_ended(task, file.step(task.where))
    case, files = file.case, given.received.files
    process, typed = file.process, as_reached(file, given.typed, given.seen)
    check_given(
        process,
        process.form.over(process.form.typed(case.answers), typed),
        given.received,
        kept=case.documents,
        beside=case.beside,
        standing=standing_in(process, case),
    )
    if not files and not _changes(file, typed):
        raise nothing_corrected()
    command = Correct(task.id, typed, files, given.seen)
    return cases.handle(Tracker(case.application), case.application, command, now=now)


def as_reached(file: CaseFile, typed: Typed, seen: int | None) -> Typed:
    """What she typed, with how she is reached now where her page showed how she was reached before.

    She may have changed that since, on a page of its own; a correction that was open meanwhile takes nothing back.
    """
    form, contact, now = file.process.form, file.process.applicant, file.case.answers
    before = replay(file.events[:seen]) if seen else None
    if before is None:
        return typed
    moved = (
        field
        for field in form.fields
        if field.id in (contact.email, contact.phone) and before.answers.get(field.id) != now.get(field.id)
    )
    untouched = {each.id for each in moved if _is_still(each, typed, before)}
    return {**typed, **{id: texts for id, texts in form.typed(now).items() if id in untouched}}


def _is_still(field: Field, typed: Typed, before: Case) -> bool:
    """Whether a field is typed as the answer stood before."""
    try:
        answer = field.read(typed[field.id]) if field.id in typed else None
    except Unreadable:
        return False
    return answer is not None and answer == before.answers.get(field.id)


def _changes(file: CaseFile, typed: Typed) -> bool:
    """Whether it would be read otherwise than what stands; a page sends what stands along."""
    form, case = file.process.form, file.case
    standing = form.typed(case.answers)
    read = (read_form(form, each, case.beside)[0] for each in (standing, form.over(standing, typed)))
    return next(read) != next(read)
