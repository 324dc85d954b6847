"""Random histories, told to memory and to PostgreSQL side by side: nobody can tell one from the other."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import Phase, given, settings

from licensing.case.commands import (
    Answer,
    Claim,
    Command,
    Correct,
    Decide,
    Free,
    Release,
    ReportEffect,
    Retract,
    Submit,
)
from licensing.city.people import Officer, Party, Service, Tracker
from licensing.history.chain import write_events
from licensing.ports import Cases, Deadlines
from licensing.scenarios.memory_deadlines import MemoryDeadlines
from licensing.scenarios.scenario import Scenario
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, EffectKey, TaskId
from tests.licensing.histories import ACTS, STARTS, Act, Start, act, bundle, city, process, set_out
from tests.ports.conftest import in_memory
from tests.storage.conftest import connected

Heard = tuple[Command, Party, datetime]


@dataclass(slots=True)
class Overheard(Scenario):
    """A scenario that remembers what was asked of it."""

    heard: list[Heard] = field(default_factory=list[Heard])

    def tell(self, command: Command, *, by: Party) -> None:
        self.heard.append((command, by, self.now))
        Scenario.tell(self, command, by=by)


class Side:
    """One of the two: as people use it, and as Izin does. A plain class, so that no failure prints what it holds."""

    def __init__(self, people: Cases, izin: Cases, deadlines: Deadlines) -> None:
        self.people, self.izin, self.deadlines = people, izin, deadlines

    def of(self, party: Party) -> Cases:
        return self.izin if isinstance(party, Service) else self.people


@pytest.fixture(scope="module")
def sides(database_url: str) -> Iterator[tuple[Side, Side]]:
    calendar = city().calendar
    memory = in_memory(calendar)
    with ExitStack() as opened:
        worker, portal = (
            opened.enter_context(closing(connected(database_url, role, calendar)))
            for role in ("izin_worker", "izin_portal")
        )
        for archive in (memory.archive, worker.archive):
            for name in ("every_kind", "further_kinds"):
                archive.publish(process(name), bundle(name), now=datetime.fromisoformat("2026-03-01T00:00Z"))
        yield (
            Side(memory.cases, memory.cases, MemoryDeadlines(memory.cases)),
            Side(portal.cases, worker.cases, worker.deadlines),
        )


# Records only grow: what fails is told as it was found, not told again and again until it is short.
@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@given(acts=ACTS, start=STARTS)
def test_memory_and_postgresql_are_told_apart_by_nothing(
    sides: tuple[Side, Side], acts: list[Act], start: Start
) -> None:
    story = Overheard(city(), process(start.process))
    set_out(story, start)
    for each in acts:
        act(story, each)
    for memory, postgresql in zip(*(tell(side, story) for side in sides), strict=True):
        assert memory == postgresql


def tell(side: Side, story: Overheard) -> list[object]:
    """Everything that one side answers to a story, and what everybody sees of it in the end."""
    (opening, _, at), *others = story.heard
    assert isinstance(opening, Submit)
    try:
        number = side.people.submit(story.process, opening.typed, opening.documents, now=at).application
    except CommandRefused as refused:
        # What this one would hold, another application of this run holds; or it is barred by how one ended.
        return [str(refused)]
    told: list[object] = [number]
    for command, party, now in others:
        told.append(answer(side, number, renamed(command, opening.application, number), party, now))
    officers = tuple(story.register.officers.values())
    told += (seen(side, party, number) for party in (*officers, Tracker(number), Service()))
    told += (side.people.licence(made.verification) for made in side.izin.view(Service(), number).case.made)
    told += (side.deadlines.due(now=story.now + timedelta(days=days)) for days in (0, 10, 1000))
    return told


def answer(side: Side, number: ApplicationNumber, command: Command, party: Party, now: datetime) -> object:
    by = Tracker(number) if isinstance(party, Tracker) else party
    try:
        return side.of(by).handle(by, number, command, now=now).version
    except CommandRefused as refused:
        return str(refused), refused.fields


def renamed(command: Command, old: ApplicationNumber, new: ApplicationNumber) -> Command:
    """The same command for the application as it is numbered here."""
    match command:
        case Claim() | Release() | Free() | Decide() | Correct() | Answer() | Retract():
            return replace(command, task=TaskId(command.task.replace(old, new)))
        case ReportEffect():
            return replace(command, effect=EffectKey(command.effect.replace(old, new)))
        case _:
            return command


def seen(side: Side, party: Party, number: ApplicationNumber) -> object:
    cases = side.of(party)
    inbox = cases.inbox(party, limit=1000) if isinstance(party, Officer) else ()
    found = [cases.search(party, text, limit=1000) for text in ("", "503", number[-5:])]
    return inbox, cases.open_tasks(party, limit=1000), found, history(cases, party, number)


def history(cases: Cases, party: Party, number: ApplicationNumber) -> str:
    """The events as the party sees them, without the codes that nobody can guess."""
    try:
        file = cases.view(party, number)
    except CommandRefused as refused:
        return str(refused)
    text = write_events(file.events)
    for round in file.case.rounds:
        for numbering in (round.numbering, *round.also.values()):
            text = text if numbering is None else text.replace(numbering.verification, "code")
    return text
