"""Advancing: commands decided one after another, with the numbers that come to be awaited drawn on the way.

The one driver of `decide`: the records call it inside a transaction, the scenarios in memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
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
from licensing.history.places import At
from licensing.process.graph import Process
from licensing.process.numbers import series_of
from licensing.register.concerned import Concerned


@dataclass(frozen=True, slots=True)
class Drawn:
    """A number drawn for a document: its place in the series, and the unguessable code of its QR."""

    sequence: int
    verification: str


Series = tuple[str, int]
"""What a number is counted in: a series, and its year."""


class Draw(Protocol):
    """Draws the next number of each series named, in that order: in a series from 1, without gaps."""

    def __call__(self, wanted: Sequence[Series], /) -> Sequence[Drawn]: ...


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
    drawing = _Drawing(process, now.astimezone(WIB).date(), draw, stands)
    waiting: list[tuple[Command, Party]] = [(command, by) for command in reversed(commands)]
    while waiting:
        command, party = waiting.pop()
        course = course_of(process, case, command, by=party, now=now, calendar=calendar)
        case = course.current
        told += course.events
        if case is not None:
            further = _consulted(process, case, look) or drawing.next(case)
            waiting += ((each, Service()) for each in further)
    return Advanced(case, tuple(told))


def _consulted(process: Process, case: Case, look: Look | None) -> Sequence[Consult]:
    """What the register says, for the first round that waits for it; one at a time, for the case goes on from there."""
    where = next(awaiting_register(process, case), None)
    return () if where is None else (Consult(where, look_up(process, case, look)),)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Draws what one place awaits in one go; `ahead` are those not given yet, by their place and part."""

    process: Process
    day: date
    draw: Draw
    stands: Stands | None
    ahead: dict[tuple[At, str], Drawn] = field(default_factory=dict[tuple[At, str], Drawn])

    def next(self, case: Case) -> Sequence[AssignNumber]:
        """The next awaited number; given one at a time, for a number may lead on to another."""
        awaited = next(awaited_numbers(self.process, case), None)
        if awaited is None:
            return ()
        where, part, licence = awaited.where, awaited.part, None
        if self.stands is not None and changes_licence(case, self.process.step(where.step).makes, part):
            licence = self.stands(case)
        if (where, part) not in self.ahead:
            self._draw(case, where)
        drawn = self.ahead.pop((where, part))
        return (AssignNumber(where, drawn.sequence, self.day.year, drawn.verification, part, licence),)

    def _draw(self, case: Case, where: At) -> None:
        """All numbers that a place awaits: nothing comes between them, and all are given or none."""
        together = [each for each in awaited_numbers(self.process, case) if each.where == where]
        facts = self.process.facts(case, where.line)
        drawn = self.draw([(series_of(each.rule, facts, self.day), self.day.year) for each in together])
        for each, number in zip(together, drawn, strict=True):
            self.ahead[each.where, each.part] = number
