"""Kinds of application: what can be asked for, about which licence, and what the form is filled in with.

Somebody asks about a licence from its own case: she has proved its number and PIN, or is an officer who may see it.
Nobody else is shown a word of it.
"""

from dataclasses import dataclass, field
from datetime import datetime

from licensing.case.refusals.register import licence_not_hers, no_such_kind
from licensing.city.people import Officer, Tracker
from licensing.forms.answers import Typed
from licensing.forms.moments import submission
from licensing.history.case import Case
from licensing.ports import Cases, Purpose
from licensing.process.graph import Process
from licensing.process.kinds import Kind
from licensing.register.concerned import KIND, Concerned, seen
from licensing.values.types import Facts
from licensing.words.errors import CommandRefused
from portal.acts.verify import today


@dataclass(frozen=True, slots=True)
class Asking:
    """What a form is for. `copied` is what it is filled in with, `about` the licence as its case has it."""

    purpose: Purpose = field(default_factory=Purpose)
    kind: Kind | None = None
    about: Concerned | None = None
    copied: Typed = field(default_factory=dict[str, tuple[str, ...]])

    def beside(self, now: datetime) -> Facts:
        """What conditions see beside the answers."""
        return {**submission(now), KIND: self.purpose.kind, **seen(self.about)}


def offered(process: Process) -> tuple[Kind, ...]:
    """What applicants can choose from, in the order it is written; nothing where there is only one thing to ask for."""
    return tuple(kind for kind in process.kinds.values() if kind.id and kind.by is None)


def open_to(process: Process, officer: Officer) -> tuple[Kind, ...]:
    """What an officer can open herself."""
    return tuple(kind for kind in process.kinds.values() if kind.by is not None and officer.holds(kind.by))


def asks_as(kind: Kind | None, officer: Officer | None, tracker: Tracker | None) -> Officer | Tracker | None:
    """As what somebody asks who has proved both: an officer opens officers' kinds, and is an applicant otherwise."""
    is_officers = kind is None or kind.by is not None
    return officer if officer is not None and (is_officers or tracker is None) else tracker


def asking(
    cases: Cases, process: Process, kind: str, licence: str, *, by: Officer | Tracker | None, now: datetime
) -> Asking:
    """What somebody asks for.

    Args:
        by: who asks, as far as she has proved it: an officer, or the applicant of the case that issued the licence.

    Raises:
        CommandRefused: `no-such-kind` or `licence-not-hers`.
    """
    found = process.kinds.get(kind or process.usual)
    if found is None:
        if kind or process.kinds:
            raise no_such_kind({each.id: each.label for each in offered(process)})
        return Asking()
    officer = by if isinstance(by, Officer) and found.by is not None else None
    if found.about is None:
        return Asking(Purpose(found.id, by=officer), found)
    if isinstance(by, Officer) and officer is None:
        # That she may read a case does not make her its applicant.
        raise licence_not_hers()
    case = _issuer(cases, licence, by)
    about = case and _concerned(cases, case, licence, now)
    if case is None or about is None:
        raise licence_not_hers()
    standing = process.standing(kind, case.answers)
    purpose = Purpose(kind, licence, None if officer else case.application, officer, standing)
    return Asking(purpose, found, about, process.copied(kind, case.answers))


def follow_ups(permits: tuple[Process, ...], case: Case) -> tuple[tuple[Process, Kind], ...]:
    """What the holder of a case's licence can ask about it, among these permit types."""
    return tuple(
        (process, kind)
        for process in permits
        for kind in process.kinds.values()
        if kind.about is not None and kind.by is None and case.permit in kind.about.permits
    )


def _issuer(cases: Cases, licence: str, by: Officer | Tracker | None) -> Case | None:
    """The case that issued the licence, where the party may see it."""
    match by:
        case Tracker():
            number = by.application
        case Officer():
            found = (each for each in cases.search(by, licence) if each.licence_number == licence)
            number = next((each.application for each in found), None)
        case None:
            return None
    if number is None:
        return None
    try:
        case = cases.view(by, number).case
    except CommandRefused:
        return None
    return (
        case
        if any(each.number == licence and each.part_of is None for each in case.licences.values())
        else None
    )


def _concerned(cases: Cases, case: Case, number: str, now: datetime) -> Concerned | None:
    """The licence as the public register has it, for what the form shows."""
    made = next((each for each in case.made if each.kind == "licence" and each.number == number), None)
    entry = cases.licence(made.verification) if made else None
    if entry is None or entry.licence is None:
        return None
    return Concerned(
        entry.licence.id,
        case.permit,
        case.application,
        number,
        entry.holder,
        entry.licence.valid_from,
        entry.licence.valid_until,
        entry.licence.status(on=today(now)),
    )
