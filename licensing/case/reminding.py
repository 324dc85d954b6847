"""Reminding: the holder of a licence is told some time before its last day, once for each of these times.

A reminder is owed by the case that issued the licence, or gave it another last day. Whether the licence still is what
it was, the register knows: whoever sends the reminder asks there, and sends none for one renewed or revoked meanwhile.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from licensing.clock.calendar import WIB
from licensing.clock.spans import Span
from licensing.history.case import Case
from licensing.history.effects import Notify
from licensing.history.rounds import Document
from licensing.process.graph import Process
from licensing.register.licences import Licence
from licensing.words.identifiers import EffectKey

MORNING = time(8, tzinfo=WIB)
"""When reminders go out."""


@dataclass(frozen=True, slots=True)
class Reminder:
    at: datetime
    effect: Notify


def reminders(process: Process, case: Case) -> Iterator[Reminder]:
    """Those that have not been told yet, of the licences this case issued or gave another last day."""
    for made in case.made:
        makes, last = process.step(made.where.step).makes, last_day(process, case, made)
        if makes is None or last is None:
            continue
        for span in makes.reminders or _of_own(process, case, made):
            at = datetime.combine(last - span.length, MORNING)
            key = EffectKey(
                f"{case.application}.{made.where.step}.{made.where.round}.remind-{str(span).replace(' ', '-')}"
            )
            if at > made.made_at and key not in case.owed and key not in case.performed:
                yield Reminder(at, Notify(key, made.where, "expiring"))


def last_day(process: Process, case: Case, made: Document) -> date | None:
    """The last day that a document of a case gives a licence, as far as the case knows; None where it gives none.

    Of several that give the licence another one only the last counts.
    """
    makes = process.step(made.where.step).makes
    if makes is None or made.part:
        return None
    is_overtaken = any(_gives_another(process, later) for later in case.made[case.made.index(made) + 1 :])
    if _gives_another(process, made):
        numbering = None if is_overtaken else case.round_at(made.where).numbering
        return numbering.valid_until if numbering and _may_hold(case.own) else None
    licence = next((each for each in case.licences.values() if each.number == made.number), None)
    if licence is None or made.kind != "licence" or not _may_hold(licence):
        return None
    return None if is_overtaken and licence == case.own else licence.valid_until


def _may_hold(licence: Licence | None) -> bool:
    """Whether a licence may still be valid; of one that another case issued nobody knows here."""
    return licence is None or licence.standing in ("issued", "suspended")


def _of_own(process: Process, case: Case, made: Document) -> tuple[Span, ...]:
    """A new last day that says nothing of reminders is reminded of as the one before it was."""
    if case.own is None or not _gives_another(process, made):
        return ()
    issued = (each for each in case.made if each.number == case.own.number)
    makes = next((process.step(each.where.step).makes for each in issued), None)
    return makes.reminders if makes else ()


def _gives_another(process: Process, made: Document) -> bool:
    """Whether a document gives the licence it changes another last day, or none any more."""
    makes = process.step(made.where.step).makes
    return makes is not None and makes.sets == "amended" and bool(makes.number.validity) and not made.part
