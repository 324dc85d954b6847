"""Advancing: commands decided one after another, with the numbers that come to be awaited drawn on the way.

The one driver of `decide`: the records call it inside a transaction, the scenarios in memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from licensing.case.acts.numbering import awaited_numbers
from licensing.case.acts.standing import changes_licence
from licensing.case.commands import AssignNumber, Command, Consult
from licensing.case.consulting import Look, awaiting_register, look_up
from licensing.case.deciding import course_of
from licensing.city.people import Party, Service
from licensing.clock.calendar import WIB
from licensing.clock.calendars import Calendars
from licensing.history.case import Case
from licensing.history.events import Event
from licensing.process.graph import Process
from licensing.process.numbers import series_of
from licensing.register.concerned import Concerned


@dataclass(frozen=True, slots=True)
class Drawn:
    """A number drawn for a document: its place in the series, and the unguessable code of its QR."""

    sequence: int
    verification: str


class Draw(Protocol):
    """Draws the next number of a series in a year, from 1, without gaps."""

    def __call__(self, series: str, year: int, /) -> Drawn: ...


class Stands(Protocol):
    """The licence a case is about as the register has it now, which nobody else changes before the case has.

    Raises:
        CommandRefused: `licence-busy`, while another case holds it.
    """

    def __call__(self, case: Case, /) -> Concerned | None: ...


@dataclass(frozen=True, slots=True)
class Advanced:
    """The case after some commands, and what they added to its history; nothing where they changed nothing."""

    case: Case | None
    events: tuple[Event, ...]


def advance(  # noqa: PLR0913 what a decision depends on, and where numbers come from
    process: Process,
    case: Case | None,
    commands: Sequence[Command],
    *,
    by: Party,
    now: datetime,
    calendar: Calendars,
    draw: Draw,
    stands: Stands | None = None,
    look: Look | None = None,
) -> Advanced:
    """Decide commands one after another; what is awaited in between, of the register or the counters, is told at once.

    Args:
        stands: asked before a decision about a licence is numbered; None where there is no other case.
        look: asked what the register holds when a case comes to a step that depends on it; None where it holds nothing.

    Raises:
        CommandRefused: one of the commands is not possible; none of them happened.
    """
    told: list[Event] = []
    waiting: list[tuple[Command, Party]] = [(command, by) for command in reversed(commands)]
    while waiting:
        command, party = waiting.pop()
        course = course_of(process, case, command, by=party, now=now, calendar=calendar)
        case = course.current
        told += course.events
        if case is not None:
            consulted = _consulted(process, case, look)
            further = consulted or _drawn(process, case, now, draw, stands)
            waiting += ((each, Service()) for each in further)
    return Advanced(case, tuple(told))


def _consulted(process: Process, case: Case, look: Look | None) -> Sequence[Consult]:
    """What the register says, for the first round that waits for it; one at a time, for the case goes on from there."""
    where = next(awaiting_register(process, case), None)
    return () if where is None else (Consult(where, look_up(process, case, look)),)


def _drawn(
    process: Process, case: Case, now: datetime, draw: Draw, stands: Stands | None
) -> Sequence[AssignNumber]:
    """The next awaited number, drawn; one at a time, for a number may lead on to another."""
    awaited = next(awaited_numbers(process, case), None)
    if awaited is None:
        return ()
    licence = None
    if stands is not None and changes_licence(case, process.step(awaited.where.step).makes, awaited.part):
        licence = stands(case)
    day = now.astimezone(WIB).date()
    drawn = draw(series_of(awaited.rule, process.facts(case, awaited.where.line), day), day.year)
    return (AssignNumber(awaited.where, drawn.sequence, day.year, drawn.verification, awaited.part, licence),)
