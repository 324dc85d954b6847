"""Correcting: what the applicant is asked to mend, and her answer to it."""

from dataclasses import dataclass
from datetime import datetime

from licensing.case.commands import Correct
from licensing.case.dossier import standing_in
from licensing.case.refusals.tasks import already_ended, no_such_task
from licensing.city.people import Tracker
from licensing.forms.answers import Typed
from licensing.history.case import Case
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
    return tuple(task for task in file.case.open_tasks if task.asked is None and not _is_request(file, task))


def _is_request(file: CaseFile, task: Task) -> bool:
    return file.step(task.where).is_request


def correction_of(file: CaseFile, named: str | None = None) -> Task:
    """The task an answer is for: the one that is named, or the only one that is open.

    Raises:
        CommandRefused: `no-such-task` when nothing is asked or ever was under this name; `which-correction` when
            several are asked and none is named.
    """
    if named is not None:
        task = file.case.tasks.get(TaskId(named))
        if task is None or task.asked is not None or _is_request(file, task):
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
    process = file.process
    check_given(
        process,
        process.form.over(process.form.typed(case.answers), given.typed),
        given.received,
        kept=case.documents,
        beside=case.beside,
        standing=standing_in(process, case),
    )
    if not given.typed and not files:
        raise nothing_corrected()
    command = Correct(task.id, given.typed, files, given.seen)
    return cases.handle(Tracker(case.application), case.application, command, now=now)
