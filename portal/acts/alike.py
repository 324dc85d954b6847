"""Alike: applications that are probably the same one twice, told to whoever may know of the other.

Officers are told of those they may see. An applicant is told of the one whose number and PIN she has proved and of no
other, whatever she types: to a stranger who types somebody else's NIK nothing is said, neither that there is an
application nor that there is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from licensing.case.resembling import answers_alike, numbers_in, resembles
from licensing.city.people import Officer, Service, Tracker
from licensing.forms.answers import Typed
from licensing.forms.reading import read_form
from licensing.ports import CaseFile, Cases, Found
from licensing.process.graph import Process
from licensing.register.licences import Status
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from portal.acts.kinds import Asking
from portal.acts.licences import Issued, licences_of
from portal.acts.verify import today

MOST: Final = 10
"""So many are told of; whoever has more is found by a search."""
FOUND_BY_EACH: Final = 50
"""So many cases are looked at for each number of a case."""
HOLDING: Final[frozenset[Status]] = frozenset(("not-yet-in-force", "in-force", "suspended"))
"""A licence that is worth this is one that its holder need not apply for again."""


@dataclass(frozen=True, slots=True)
class Alike:
    """An application that goes on, or whose licence holds; `licence` is None while it goes on."""

    application: ApplicationNumber
    applicant: str
    submitted_at: datetime
    licence: Issued | None


def alike_to(cases: Cases, who: Officer | Service, file: CaseFile, now: datetime) -> tuple[Alike, ...]:
    """What a case is probably once more, as far as whoever asks may see it, newest first."""
    return tuple(islice(_alike(cases, who, file, now), MOST))


def hers_alike(
    cases: Cases, proved: Tracker | None, process: Process, asked_for: Asking, typed: Typed, now: datetime
) -> Alike | None:
    """What an applicant has already, where she has proved it; None where what she typed is for another or elsewhere.

    Args:
        typed: what she has filled in so far; nothing yet is for the same and at the same place.
    """
    if proved is None or (asked_for.kind is not None and asked_for.kind.about is not None):
        return None
    try:
        file = cases.view(proved, proved.application)
    except CommandRefused:
        return None
    if file.case.permit != process.permit:
        return None
    answers, _ = read_form(process.form, typed, asked_for.beside(now))
    is_hers = not numbers_in(process.form, answers)
    if not is_hers and not answers_alike(process.form, answers, file.process.form, file.case.answers):
        return None
    return _told(cases, file, now)


def _alike(cases: Cases, who: Officer | Service, file: CaseFile, now: datetime) -> Iterator[Alike]:
    found = tuple(dict.fromkeys(_candidates(cases, who, file)))
    for start in range(0, len(found), MOST):
        # Read a few at a time: whoever has many shops has many applications that are not alike.
        several = found[start : start + MOST]
        seen = cases.views(who, several)
        for other in (seen[each] for each in several if each in seen):
            if resembles(file.process, file.case, other.process, other.case):
                told = _told(cases, other, now)
                yield from () if told is None else (told,)


def _candidates(cases: Cases, who: Officer | Service, file: CaseFile) -> Iterator[ApplicationNumber]:
    """Cases that are found by a number that stands in this one, in one search."""
    numbers = tuple(numbers_in(file.process.form, file.case.answers))
    found = cases.search(who, *numbers, limit=FOUND_BY_EACH * len(numbers)) if numbers else ()
    yield from (each.application for each in found if _may_count(each, file))


def _may_count(found: Found, file: CaseFile) -> bool:
    is_other = found.permit == file.case.permit and found.application != file.case.application
    return is_other and (found.ending is None or found.licence_number is not None)


def _told(cases: Cases, file: CaseFile, now: datetime) -> Alike | None:
    """One of them; None where it came to nothing, or its licence holds no more."""
    case = file.case
    applicant = file.process.applicant_of(case.answers).name
    if case.ending is None:
        return Alike(case.application, applicant, case.submitted_at, None)
    issued = licences_of(cases, case, on=today(now))
    held = next((each for each in issued if each.status in HOLDING), None)
    return Alike(case.application, applicant, case.submitted_at, held) if held else None
