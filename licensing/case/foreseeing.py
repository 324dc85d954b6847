"""Foreseeing: the document that a decision would lead to, as it would be printed, before anybody has decided.

The decision is thought through as it would be made, by the same rules, and thrown away: nothing is told, kept, held or
numbered. Where the number would stand it says that there is none yet, and its code is known to no register.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from licensing.case.acts.numbering import awaited_numbers
from licensing.case.commands import AssignNumber, Decide
from licensing.case.deciding import course_of
from licensing.city.people import Party, Service
from licensing.clock.calendar import WIB
from licensing.clock.calendars import Calendars
from licensing.history.case import Case
from licensing.history.effects import Render
from licensing.history.places import At
from licensing.history.rounds import Numbering
from licensing.process.graph import Process
from licensing.process.step import Step

NO_NUMBER: Final = "(nomor diberikan saat terbit)"
NO_CODE: Final = "PRATINJAU"


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A case as it would stand, and what would be printed of it."""

    process: Process
    case: Case
    effect: Render


def may_lead_to_document(process: Process, step: Step) -> bool:
    """Whether a decision at a step can lead straight to a document."""
    return any(process.step(exit.to).makes is not None for exit in step.exits.values() if exit.to is not None)


def foreseen(
    process: Process, case: Case, command: Decide, *, by: Party, now: datetime, calendar: Calendars
) -> Foreseen | None:
    """The document that a decision would lead to at once; None where it leads to none, or others decide before.

    Raises:
        CommandRefused: whatever would refuse the decision, or the document after it.
    """
    decided = course_of(process, case, command, by=by, now=now, calendar=calendar).case
    awaited = next((each for each in awaited_numbers(process, decided) if not each.part), None)
    if awaited is None:
        return None
    year = now.astimezone(WIB).year
    numbering = AssignNumber(awaited.where, sequence=0, year=year, verification=NO_CODE)
    made = course_of(process, decided, numbering, by=Service(), now=now, calendar=calendar).case
    owed = (each for each in made.owed.values() if isinstance(each, Render))
    effect = next((each for each in owed if each.where == awaited.where and not each.part), None)
    return Foreseen(process, _unnumbered(made, awaited.where), effect) if effect else None


def _unnumbered(case: Case, where: At) -> Case:
    """The same case without the number that was made up for it."""
    rounds = tuple(
        replace(each, numbering=_without(each.numbering)) if each.where == where else each
        for each in case.rounds
    )
    return replace(case, rounds=rounds)


def _without(numbering: Numbering | None) -> Numbering | None:
    return replace(numbering, number=NO_NUMBER, verification=NO_CODE) if numbering else None
