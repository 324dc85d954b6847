"""Calling: which rounds wait for what an outside system says, until when, and whom they ask where it says nothing.

A round owes its call for exactly as long as the answer counts. What ends that, be it the answer, its time or somebody
who leaves the step, is told of the effect; so whatever comes later finds nothing that it could change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from licensing.case.keys import effect_key
from licensing.city.people import AgencyRole
from licensing.clock.calendars import Calendars
from licensing.clock.moments import Limit
from licensing.history.case import Case
from licensing.history.effects import Call, Unanswered
from licensing.history.events import EffectPerformed
from licensing.history.places import At
from licensing.process.calling import Calling as Asks
from licensing.process.graph import Process
from licensing.process.needs import Ask


@dataclass(frozen=True, slots=True)
class Calling:
    """A round that waits for a system, and the instant from which on its answer counts no more."""

    effect: Call
    until: datetime

    @property
    def where(self) -> At:
        return self.effect.where


def calls_at(case: Case, where: At) -> tuple[Call, ...]:
    """The call that a round still owes."""
    return tuple(each for each in case.owed.values() if isinstance(each, Call) and each.where == where)


def call_of(case: Case, where: At, call: Asks) -> Call:
    """What a round owes to ask its system."""
    return Call(effect_key(case.application, where, "call"), where, call.shape.id)


def ended_at(case: Case, where: At, now: datetime) -> tuple[EffectPerformed, ...]:
    """That a round's system is not asked any more, because the round is left without its answer."""
    return tuple(EffectPerformed(now, each.key, Unanswered("unneeded")) for each in calls_at(case, where))


def calling(process: Process, case: Case, calendar: Calendars) -> Iterator[Calling]:
    """Every round that waits for a system."""
    for effect in case.owed.values():
        if isinstance(effect, Call):
            yield Calling(effect, _until(process, case, effect, calendar))


def roles_standing_by(process: Process, case: Case) -> Iterator[AgencyRole]:
    """The roles that answer by hand where a system does not: whoever holds one may look at the case before."""
    for effect in case.owed.values():
        if isinstance(effect, Call):
            facts = process.facts(case, effect.where.line)
            asks = (need for need in process.step(effect.where.step).needs if isinstance(need, Ask))
            roles = (ask.asked(facts) for ask in asks)
            yield from (role for role in roles if role is not None)


def _until(process: Process, case: Case, effect: Call, calendar: Calendars) -> datetime:
    """By the calendar of today; at once where the step of the history has no call any more."""
    entered, call = case.round_at(effect.where).entered_at, process.step(effect.where.step).call
    return entered if call is None else Limit(call.within, entered, call.shape.agency).due(calendar)
