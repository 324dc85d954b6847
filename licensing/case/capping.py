"""Capping: whether sending a case back to its applicant needs consent now, and why."""

from datetime import datetime
from typing import Literal

from licensing.clock.calendars import Calendars
from licensing.clock.measure import elapsed
from licensing.clock.moments import is_past
from licensing.clock.running import Clock
from licensing.clock.spans import Span
from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.process.protocol import ANSWERED, CORRECTED, LAPSED
from licensing.process.returning import sent_back_by
from licensing.process.step import Step

Needed = Literal["rounds", "last"]
"""All corrections are used up, or the case's time is nearly over."""


def consent_needed(process: Process, case: Case, calendars: Calendars, now: datetime) -> Needed | None:
    """Why consent is needed now; None where it is not, as once its time is over with: there is none to win."""
    capping = process.time_limit.capping if process.time_limit else None
    if capping is None or (case.clock is not None and case.clock.stopped_at is not None):
        return None
    if capping.at_most is not None and corrections(process, case) >= capping.at_most:
        return "rounds"
    last = capping.not_in_last
    is_last = last is not None and case.clock is not None and _is_in_last(last, case.clock, calendars, now)
    return "last" if is_last else None


def corrections(process: Process, case: Case) -> int:
    """How often the application was sent back to its applicant and that was not taken back, at all steps together.

    The first time that a request comes it is a part of the way, and no return.
    """
    return sum(_returns(process.step(id), case) for id in sent_back_by(process.steps))


def _returns(asking: Step, case: Case) -> int:
    over = sum(case.left_with(asking.id, each) for each in (CORRECTED, ANSWERED, LAPSED))
    times = over + sum(where.step == asking.id for where in case.open.values())
    return times if CORRECTED in asking.exits else max(0, times - 1)


def _is_in_last(last: Span, clock: Clock, calendars: Calendars, now: datetime) -> bool:
    """Whether no more than so much is left until the end that was told; once that is over it is."""
    if clock.due is None:
        return False
    stretches = calendars.of(clock.whose).stretches(last.unit, now)
    return is_past(clock.due, now) or elapsed(stretches, now, clock.due) <= last.amount
