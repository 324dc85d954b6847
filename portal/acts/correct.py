"""Correcting: what the applicant is asked to mend, and her answer to it."""

from dataclasses import dataclass
from datetime import datetime

from licensing.case.commands import Correct
from licensing.city.people import Tracker
from licensing.forms.answers import Typed
from licensing.history.case import Case, Task
from licensing.ports import CaseFile, Cases
from portal.acts.dossier import check_given
from portal.acts.files import Received
from portal.acts.refusals import nothing_corrected


@dataclass(frozen=True, slots=True)
class Correction:
    """What the applicant changes; what she leaves out stays as it was.

    `seen` is the version of the case she answered from, None where she saw none.
    """

    typed: Typed
    received: Received
    seen: int | None = None


def correction_of(file: CaseFile) -> Task | None:
    """The open task that asks the applicant, None when nobody asks her."""
    return next((task for task in file.case.tasks.values() if task.is_open and task.asked is None), None)


def correct(cases: Cases, file: CaseFile, task: Task, given: Correction, *, now: datetime) -> Case:
    """Answer a correction, as the applicant.

    Raises:
        CommandRefused: `invalid-form` with every field and file that is wrong, `nothing-corrected`, or the core's.
    """
    case, files = file.case, given.received.files
    standing = file.process.form.typed(case.answers)
    check_given(file.process, given.typed, given.received, standing=standing, kept=case.documents)
    if not given.typed and not files:
        raise nothing_corrected()
    command = Correct(task.id, given.typed, files, given.seen)
    return cases.handle(Tracker(case.application), case.application, command, now=now)
