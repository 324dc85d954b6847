"""Evolve, of where the lines of a case stand: the rounds they enter and leave, and the lines these open."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar, assert_never

from licensing.history.case import Case
from licensing.history.events import (
    LineJoined,
    LineOpened,
    LineWithdrawn,
    MovingEvent,
    StepCompleted,
    StepEntered,
)
from licensing.history.kept import counted
from licensing.history.places import Line
from licensing.history.rounds import OpenedLine, Round

Value = TypeVar("Value")


def moved(case: Case, version: int, event: MovingEvent) -> Case:
    """The case after a line entered or left a step, was opened, joined or withdrawn."""
    match event:
        case StepEntered():
            entered = Round(event.where, event.definition, event.at)
            return replace(
                case,
                version=version,
                rounds=(*case.rounds, entered),
                open={**case.open, event.where.line: event.where},
            )
        case StepCompleted():
            left = replace(case.round_at(event.where), outcome=event.outcome, completed_at=event.at)
            return replace(
                case,
                version=version,
                rounds=case.rounds_with(left),
                open=_without(case.open, event.where.line),
                taken=counted(case.taken, left, 1),
            )
        case LineOpened():
            opened = OpenedLine(event.where, record=event.record, called=event.called)
            return replace(
                case,
                version=version,
                # Opened again, it comes after those that were opened meanwhile.
                lines={**_without(case.lines, event.line), event.line: opened},
            )
        case LineJoined():
            joined = replace(case.lines[event.line], outcome=event.outcome, joined_at=event.at)
            return replace(case, version=version, lines={**case.lines, event.line: joined})
        case LineWithdrawn():
            withdrawn = replace(case.lines[event.line], withdrawn=True)
            return replace(
                case,
                version=version,
                lines={**case.lines, event.line: withdrawn},
                open=_without(case.open, event.line),
            )
        case _:
            assert_never(event)


def _without(lines: Mapping[Line, Value], line: Line) -> Mapping[Line, Value]:
    return {other: value for other, value in lines.items() if other != line}
