"""Changing a licence: what the document that was made says of the licence, in the case that made it."""

from typing import assert_never

from licensing.case.acts.holding import let_go_of_own
from licensing.case.course import Course
from licensing.history.case import Case
from licensing.history.events import (
    LicenceAmended,
    LicenceEvent,
    LicenceIssued,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
)
from licensing.history.places import At
from licensing.history.rounds import Numbering
from licensing.process.made import Made
from licensing.words.identifiers import LicenceId


def change_licence(course: Course, where: At, makes: Made, numbering: Numbering) -> None:
    """Tell what became of the licence; a new one is told before the one it takes the place of."""
    if makes.kind == "licence":
        licence = LicenceId(f"{course.case.application}.{where.step}.{where.round}")
        since = numbering.valid_from or numbering.issued_on
        key = makes.key.of(course.process.facts(course.case)) if makes.key else None
        course.tell(
            LicenceIssued(course.now, licence, numbering.number, since, numbering.valid_until, key=key)
        )
    about = course.case.about if makes.sets == "renewed" else course.process.concerned(course.case)
    if makes.sets is None or about is None:
        return
    at, changed, reason = course.now, about.licence, _reason(course.case)
    event: LicenceEvent
    match makes.sets:
        case "renewed":
            event = LicenceRenewed(
                at, changed, LicenceId(f"{course.case.application}.{where.step}.{where.round}")
            )
        case "amended":
            since = numbering.valid_from if makes.number.moves_first_day else None
            event = LicenceAmended(at, changed, numbering.valid_until or about.valid_until, since)
        case "suspended":
            event = LicenceSuspended(at, changed, reason)
        case "reinstated":
            event = LicenceReinstated(at, changed)
        case "revoked":
            event = LicenceRevoked(at, changed, reason)
        case _:
            assert_never(makes.sets)
    course.tell(event)
    let_go_of_own(course)


def _reason(case: Case) -> str:
    """What was written last of why; empty where nobody wrote why."""
    decided = [task.decision for task in case.tasks.values() if task.decision and task.decision.reason]
    return max(decided, key=lambda decision: decision.at).reason if decided else ""
