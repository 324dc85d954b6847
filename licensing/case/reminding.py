"""Reminding: the holder of a licence is told some time before its last day, once for each of these times.

A reminder is owed by the case that issued the licence. Whether the licence still is what it was, the register knows:
whoever sends the reminder asks there, and sends none for a licence that was renewed or revoked meanwhile.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from dateutil.relativedelta import relativedelta

from licensing.clock.calendar import WIB
from licensing.clock.spans import Span
from licensing.history.case import Case
from licensing.history.effects import Notify
from licensing.process.graph import Process
from licensing.words.identifiers import EffectKey

MORNING = time(8, tzinfo=WIB)
"""When reminders go out."""


@dataclass(frozen=True, slots=True)
class Reminder:
    at: datetime
    effect: Notify


def reminders(process: Process, case: Case) -> Iterator[Reminder]:
    """Those that have not been told yet, of the licences this case issued and has not changed itself."""
    by_number = {licence.number: licence for licence in case.licences.values()}
    for made in case.made:
        makes, licence = process.step(made.where.step).makes, by_number.get(made.number)
        if makes is None or made.kind != "licence" or licence is None or licence.valid_until is None:
            continue
        for span in makes.reminders if licence.standing == "issued" else ():
            day = licence.valid_until - _length(span)
            at = datetime.combine(day, MORNING)
            key = EffectKey(
                f"{case.application}.{made.where.step}.{made.where.round}.remind-{str(span).replace(' ', '-')}"
            )
            if at > made.made_at and key not in case.owed and key not in case.performed:
                yield Reminder(at, Notify(key, made.where, "expiring"))


def _length(span: Span) -> relativedelta:
    match span.unit:
        case "day" | "working day":
            return relativedelta(days=span.amount)
        case "month":
            return relativedelta(months=span.amount)
        case "year":
            return relativedelta(years=span.amount)
