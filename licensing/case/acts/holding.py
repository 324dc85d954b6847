"""Holding: what is scarce and nobody else can have while the case is open, or while its licence is valid.

Whether somebody else holds it is not known here: the records keep holds apart, in the transaction that tells of them.
"""

from datetime import date

from licensing.case.course import Course
from licensing.history.case import Case, Hold
from licensing.history.events import HoldReleased, HoldTaken
from licensing.history.extents import Days, Share
from licensing.process.graph import Process
from licensing.process.kinds import LICENCES, Wanted
from licensing.register.concerned import Concerned


def take_holds(course: Course, *, licence: Concerned | None = None) -> None:
    """Hold what the case as it stands asks for, and let go of what it no longer does.

    Args:
        licence: the one the case is about, where others changed it since the case last looked.
    """
    case = course.case
    wanted = wanted_by(course.process, case)
    for pool in case.holds:
        if pool not in wanted:
            course.tell(HoldReleased(course.now, pool))
    for pool, each in wanted.items():
        hold = case.holds.get(pool)
        anew = licence if pool == LICENCES else None
        if hold is None or not _is_as_wanted(hold, each) or anew is not None:
            course.tell(HoldTaken(course.now, pool, each.key, anew, extent=each.extent))


def take_own(course: Course, licence: Concerned | None) -> None:
    """Hold the licence the case has issued, from the signature that changes it until the register follows.

    Args:
        licence: as it stands, where others changed it since the case last looked.
    """
    own = course.case.own
    if own is not None:
        course.tell(HoldTaken(course.now, LICENCES, str(own.id), licence))


def move_days(course: Course, since: date | None, until: date | None) -> None:
    """Hold other days with the licence the case has issued: each end moves by as much as the licence's does.

    Args:
        since: its first day as it was just signed; until: its last, None for no end.
    """
    own = course.case.own
    if own is None or since is None or until is None or own.valid_until is None:
        return
    for pool, hold in course.case.holds.items():
        if isinstance(hold.extent, Days):
            first = hold.extent.first + (since - own.valid_from)
            days = Days(first, max(first, hold.extent.last + (until - own.valid_until)))
            if days != hold.extent:
                course.tell(HoldTaken(course.now, pool, hold.key, extent=days))


def let_go_of_own(course: Course) -> None:
    """The licence the case has issued says what was signed: whoever has to do with it may hold it."""
    own, hold = course.case.own, course.case.holds.get(LICENCES)
    if own is not None and hold is not None and hold.key == own.id:
        course.tell(HoldReleased(course.now, LICENCES))


def wanted_by(process: Process, case: Case) -> dict[str, Wanted]:
    """What a case has to hold, by pool: the licence it may change, and what it reserves."""
    kind, facts = process.kinds.get(case.kind), process.facts(case)
    wanted = {LICENCES: Wanted(str(case.about.licence))} if kind and kind.changes and case.about else {}
    reserved = ((each.pool, each.wanted(facts)) for each in process.reservations)
    return wanted | {pool: each for pool, each in reserved if each is not None}


def _is_as_wanted(hold: Hold, wanted: Wanted) -> bool:
    """Whether nothing else is asked for; a number that was raised or lowered since changes nothing of what is held."""
    match hold.extent, wanted.extent:
        case Share(takes=held), Share(takes=asked):
            return (hold.key, held) == (wanted.key, asked)
        case held, asked:
            return (hold.key, held) == (wanted.key, asked)
