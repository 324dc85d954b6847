"""Evolve, of what the end of a case's time brought."""

from dataclasses import replace
from typing import assert_never

from licensing.history.case import Case
from licensing.history.events import DeemedApproved, Deescalated, Escalated, OnTimeEvent, TaskUrged
from licensing.history.granted import Escalation, Granted


def timed(case: Case, version: int, event: OnTimeEvent) -> Case:
    """The case after one of these events; a decision that led here stands once the case was granted."""
    match event:
        case Escalated():
            told = Escalation(event.rung, event.to, event.at, event.due, event.tasks)
            return replace(case, version=version, escalated=(*_without(case, event.rung), told))
        case Deescalated():
            return replace(case, version=version, escalated=_without(case, event.rung))
        case TaskUrged():
            return replace(case, version=version)
        case DeemedApproved():
            return replace(
                case,
                version=version,
                granted=Granted(event.due, event.how),
                clock=case.clock.stopped(event.due) if case.clock else None,
                last_act=None,
            )
        case _:
            assert_never(event)


def _without(case: Case, rung: int) -> tuple[Escalation, ...]:
    return tuple(each for each in case.escalated if each.rung != rung)
