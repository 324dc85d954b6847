"""Open tasks compared with the register: in which roles nobody answers, now or at a step ahead, and of whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from licensing.city.people import AgencyRole, Officer, Service
from licensing.city.register import AgencyRegister
from licensing.city.roster import Roster
from licensing.city.stranding import Stranded, Why, stranded, why_nobody
from licensing.ports import Archive, CaseFile, Cases, InboxRow
from licensing.process.graph import Process
from licensing.process.needs import Ask
from licensing.words.identifiers import ApplicationNumber, Digest, OfficerId, StepId
from licensing.words.sentences import Sentence

EVERY: Final = 1_000_000
AT_A_TIME: Final = 200
"""Applications read together."""


@dataclass(frozen=True, slots=True)
class InVain:
    """A role in which nobody answers, and the tasks that ask it, most urgent first."""

    found: Stranded
    rows: tuple[InboxRow, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """A role in which nobody answers and a step that asks it, with the applications that have yet to come there."""

    found: Stranded
    step: StepId
    name: Sentence
    applications: tuple[ApplicationNumber, ...]


Lost = InVain | Ahead


def waiting_in_vain(
    cases: Cases, register: AgencyRegister, people: Roster, *, on: date
) -> tuple[InVain, ...]:
    """The open tasks that nobody can decide, by the role they ask."""
    asked: Mapping[AgencyRole, int] = cases.asked_roles()
    found = stranded(asked, register, people.appointed(on).values())
    return tuple(InVain(each, tasks_asking(cases, each.role)) for each in found)


def tasks_asking(cases: Cases, role: AgencyRole) -> tuple[InboxRow, ...]:
    """The open tasks that ask a role, under exactly this name."""
    rows = cases.open_tasks(Service(), agency=role.agency, role=role.role, limit=EVERY)
    return tuple(row for row in rows if row.asked == role)


def stranding_ahead(
    cases: Cases, archive: Archive, register: AgencyRegister, people: Roster, *, on: date
) -> tuple[Ahead, ...]:
    """The steps that open applications have yet to come to and that nobody will answer.

    Only versions that open cases run on are looked at, and cases are read only where one of them asks a role that
    nobody holds: those too that ask nobody now, for they come there all the same.
    """
    there = tuple(people.appointed(on).values())
    gone: dict[Digest, Mapping[StepId, frozenset[AgencyRole]]] = {}
    open_there = list[ApplicationNumber]()
    for definition, applications in cases.open_cases().items():
        if roles := roles_gone(archive.process(definition), register, there):
            gone[definition] = roles
            open_there += applications
    return _gathered(_files(cases, open_there), gone, register, there)


def ahead_of(
    cases: Cases,
    applications: list[ApplicationNumber],
    register: AgencyRegister,
    people: Mapping[OfficerId, Officer],
) -> tuple[Ahead, ...]:
    """The same of some applications, for whoever has just moved their tasks."""
    there = tuple(people.values())
    files = tuple(_files(cases, applications))
    gone = {file.case.definition: roles_gone(file.process, register, there) for file in files}
    return _gathered(iter(files), gone, register, there)


def roles_gone(
    process: Process, register: AgencyRegister, people: tuple[Officer, ...]
) -> Mapping[StepId, frozenset[AgencyRole]]:
    """The steps that ask roles in which nobody answers, with those; what depends on a place is left to the day."""
    found: dict[StepId, frozenset[AgencyRole]] = {}
    for step in process.steps.values():
        roles = (ask.role for ask in step.asks if ask.role and _why(ask, ask.role, register, people))
        found[step.id] = frozenset(roles)
    return {id: roles for id, roles in found.items() if roles}


def steps_ahead(process: Process, step: StepId) -> frozenset[StepId]:
    """The steps that can follow a step, on its line, on those it opens, and after the lines it stands in."""
    reached, ahead = set[StepId](), [*process.above(step)]
    follow = [to for id in ahead for to in _next(process, id, opens=id == step)]
    while follow:
        id = follow.pop()
        if id not in reached:
            reached.add(id)
            follow += _next(process, id, opens=True)
    return frozenset(reached)


def _next(process: Process, id: StepId, *, opens: bool) -> Iterator[StepId]:
    step = process.step(id)
    yield from (exit.to for exit in step.exits.values() if exit.to is not None)
    if opens:
        yield from (member.start for member in step.members)


def _why(ask: Ask, role: AgencyRole, register: AgencyRegister, people: tuple[Officer, ...]) -> Why | None:
    now = register.former.role(role)
    has_places = any((each.agency, each.role) == (now.agency, now.role) for each in register.roles())
    return None if ask.at is not None and has_places else why_nobody(role, register, people)


def _files(cases: Cases, applications: list[ApplicationNumber]) -> Iterator[CaseFile]:
    for start in range(0, len(applications), AT_A_TIME):
        yield from cases.views(Service(), applications[start : start + AT_A_TIME]).values()


def _gathered(
    files: Iterator[CaseFile],
    gone: Mapping[Digest, Mapping[StepId, frozenset[AgencyRole]]],
    register: AgencyRegister,
    people: tuple[Officer, ...],
) -> tuple[Ahead, ...]:
    found: dict[tuple[AgencyRole, StepId], tuple[Sentence, list[ApplicationNumber]]] = {}
    for file in files:
        asking = gone.get(file.case.definition, {})
        to_come = {id for at in file.case.open.values() for id in steps_ahead(file.process, at.step)}
        strands = [(role, id) for id in to_come & asking.keys() for role in asking[id]]
        for role, id in strands:
            name = file.process.step(id).name
            found.setdefault((role, id), (name, []))[1].append(file.case.application)
    return tuple(
        Ahead(Stranded(role, len(numbers), why), step, name, tuple(numbers))
        for (role, step), (name, numbers) in sorted(found.items(), key=lambda each: str(each[0]))
        if (why := why_nobody(role, register, people))
    )
