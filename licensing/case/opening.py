"""Opening: what a step asks is asked from a day on, and until then its line waits for that day.

The day is worked out anew whenever it is asked for, from what the case says and the calendar of today, so an answer
that is corrected and a day decreed off both move it. That the day has come is told by what is asked then
(`TaskOpened`), and from there on nothing moves it any more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from licensing.case.consulting import awaits_register
from licensing.city.people import AgencyRole
from licensing.clock.calendar import ONE_DAY
from licensing.clock.calendars import Calendars
from licensing.history.case import Case
from licensing.history.places import At
from licensing.process.graph import Process
from licensing.process.needs import Ask


@dataclass(frozen=True, slots=True)
class Early:
    """A round that asks nobody yet: whom it will ask, the first day on which it does, and the instant that day begins.

    `day` is None where nobody knows the moment (any more): it opens at once.
    """

    where: At
    asks: tuple[Ask, ...]
    day: date | None
    at: datetime


def waiting(process: Process, case: Case) -> Iterator[At]:
    """The open rounds that wait for their day, in the order their lines came there."""
    for where in case.open.values():
        is_tied = process.step(where.step).opens is not None and not case.tasks_at(where)
        if is_tied and not awaits_register(process, case, where):
            yield where


def early(process: Process, case: Case, calendar: Calendars) -> Iterator[Early]:
    """The same, with the day of each by a calendar."""
    for where in waiting(process, case):
        yield from opening_of(process, case, where, calendar)


def opening_of(process: Process, case: Case, where: At, calendar: Calendars) -> tuple[Early, ...]:
    """When a round asks, as the case stands; nothing where its step is not tied to a day."""
    step = process.step(where.step)
    if step.opens is None:
        return ()
    asks = asked_at(process, case, where)
    agencies = {ask.role.agency for ask in asks if ask.role}
    days = calendar.of(agencies.pop()) if len(agencies) == 1 else calendar.city
    day = step.opens.day(process.facts(case, where.line), days)
    at = case.round_at(where).entered_at if day is None else days.end_of(day - ONE_DAY, "midnight")
    return (Early(where, asks, day, at),)


def asked_at(process: Process, case: Case, where: At) -> tuple[Ask, ...]:
    """Those whom a round asks, now or once its day has come."""
    step, facts = process.step(where.step), process.facts(case, where.line)
    return tuple(need for need in step.kind.opens(step.needs, facts) if isinstance(need, Ask))


def roles_to_come(process: Process, case: Case) -> Iterator[AgencyRole]:
    """The roles that will be asked once a day has come: whoever holds one may look at the case before."""
    for where in waiting(process, case):
        roles = (ask.asked(process.facts(case, where.line)) for ask in asked_at(process, case, where))
        yield from (role for role in roles if role is not None)
