"""Evolve, of what interrupts a case: the moves that follow from it are told by events of their own."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from licensing.clock.running import Clock
from licensing.history.case import Case, Suspension
from licensing.history.events import (
    ApplicationCancelled,
    ApplicationResumed,
    ApplicationSuspended,
    ApplicationWithdrawn,
    DecisionContested,
    DecisionRetracted,
    InterestDeclared,
    InterruptingEvent,
    ObjectionTakenBack,
    TimeRestarted,
)
from licensing.history.kept import counted
from licensing.history.owing_money import debts_after
from licensing.history.places import is_within
from licensing.history.task import Decision


def interrupted(case: Case, version: int, event: InterruptingEvent) -> Case:  # noqa: PLR0911 one arm per event
    """The case after one of these events."""
    match event:
        case ApplicationWithdrawn() | ApplicationCancelled():
            return replace(case, version=version)
        case ApplicationSuspended():
            return replace(case, version=version, suspended=Suspension(event.at, event.by, event.reason))
        case ApplicationResumed():
            return replace(case, version=version, suspended=None)
        case DecisionContested():
            return replace(
                case,
                version=version,
                ending=None,
                debts=debts_after(case.debts, case.ending, event),
                ended_as=case.ending,
                contested=(*case.contested, event.remedy),
            )
        case ObjectionTakenBack():
            rest = tuple(each for each in case.contested if each != event.remedy)
            return replace(case, version=version, contested=rest)
        case DecisionRetracted():
            before = case.tasks[event.task]
            # Otherwise whoever sends back and takes it back, over and over, would stop the clock without any limit.
            clock = _gone_on(case.clock, before.decision, event.at)
            lines = {
                line: replace(opened, clock=_gone_on(opened.clock, before.decision, event.at))
                if is_within(before.where.line, line)
                else opened
                for line, opened in case.lines.items()
            }
            task = replace(
                before,
                changed=version,
                status="withdrawn" if event.undone else "open",
                ended_at=event.at if event.undone else None,
                claimed_by=None,
                decision=None,
            )
            rounds = tuple(
                replace(round, retracted=True) if round.where in event.undone else round
                for round in case.rounds
            )
            taken = case.taken
            for round in case.rounds:
                taken = counted(taken, round, -1) if round.where in event.undone else taken
            tasks = {**case.tasks, task.id: task}
            return replace(
                case, version=version, rounds=rounds, tasks=tasks, taken=taken, clock=clock, lines=lines
            )
        case TimeRestarted():
            task = replace(case.tasks[event.task], changed=version, due=event.due, counted_from=event.at)
            return replace(case, version=version, tasks={**case.tasks, task.id: task})
        case InterestDeclared():
            return replace(case, version=version, interests=(*case.interests, event.by.officer))
        case _:
            assert_never(event)


def _gone_on(clock: Clock | None, decision: Decision | None, at: datetime) -> Clock | None:
    """A clock without the time it stood still for a decision that is taken back."""
    return clock.taken_back(decision.at, at) if clock and decision else clock
