"""Submitting: the applicant opens the case, or an officer does where a kind is for her to open."""

from licensing.case.acts.holding import take_holds
from licensing.case.commands import Submit
from licensing.case.course import Course
from licensing.case.dossier import asked_documents, read_dossier
from licensing.case.refusals.authority import not_yours
from licensing.case.refusals.register import (
    licence_not_hers,
    licence_not_so,
    no_such_kind,
    not_opened_by_you,
    too_early,
)
from licensing.city.mandates import Acted, Mandate
from licensing.city.people import Officer, Party
from licensing.clock.calendar import WIB
from licensing.forms.moments import submission
from licensing.forms.row_files import with_rows_of
from licensing.history.effects import Notify
from licensing.history.events import ApplicationSubmitted
from licensing.history.places import MAIN, At
from licensing.process.graph import Process
from licensing.process.kinds import Kind
from licensing.register.concerned import KIND, Concerned, seen
from licensing.words.identifiers import EffectKey


def submit(course: Course, command: Submit, by: Party) -> None:
    """Keep what is asked of the form and the documents, hold what is scarce, and begin.

    Raises:
        CommandRefused: `invalid-form`, `no-such-kind`, `not-yours`, `licence-not-hers`, `licence-not-so` or
            `too-early`.
    """
    process, kind = course.process, _kind(course.process, command)
    named = kind.id if kind else ""
    opened_by = _opened_by(kind, by)
    about = _licence(course, kind, command, by) if kind and kind.about else None
    beside = {**submission(course.now), KIND: named, **seen(about)}
    standing = process.standing(named, command.copied)
    typed = with_rows_of(process.form, command.typed, command.documents)
    answers = read_dossier(process, typed, command.documents, beside=beside, standing=standing)
    documents = asked_documents(process, typed, answers, command.documents, beside=beside)
    course.tell(
        ApplicationSubmitted(
            course.now,
            command.application,
            process.permit,
            process.digest,
            answers,
            documents,
            named,
            about,
            opened_by,
        )
    )
    take_holds(course)
    received = EffectKey(f"{command.application}.received.notify")
    course.owe(Notify(received, At(MAIN, process.start_of(course.case), 1), "received"))
    course.begin()


def _kind(process: Process, command: Submit) -> Kind | None:
    kind = process.kinds.get(command.kind or process.usual)
    if kind is None and (process.kinds or command.kind):
        raise no_such_kind({id: each.label for id, each in process.kinds.items() if id})
    return kind


def _opened_by(kind: Kind | None, by: Party) -> Acted | None:
    """The officer who opens the case; None for an applicant."""
    if kind is None or kind.by is None:
        if isinstance(by, Officer):
            raise not_opened_by_you(kind.label) if kind else not_yours()
        return None
    if not isinstance(by, Officer) or not by.holds(kind.by):
        raise not_opened_by_you(kind.label)
    return Mandate(by, kind.by).acted()


def _licence(course: Course, kind: Kind, command: Submit, by: Party) -> Concerned:
    """The licence as the register has it, where this can be asked for it now; an officer need prove nothing."""
    about, wanted = command.about, kind.about
    is_hers = about is not None and (isinstance(by, Officer) or command.proved == about.application)
    if about is None or wanted is None or not is_hers or about.permit not in wanted.permits:
        raise licence_not_hers()
    if about.status not in wanted.states:
        raise licence_not_so(about.number, about.status, wanted.states)
    opens = wanted.opens_on(about.valid_until)
    if opens is not None and course.now.astimezone(WIB).date() < opens:
        raise too_early(about.number, opens)
    return about
