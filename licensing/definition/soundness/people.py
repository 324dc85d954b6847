"""Who is there to decide, and what each has decided, as far as it can ever keep somebody out.

Four eyes and one answer per person look at what people did over the whole case. Kept of each person is only which
steps that still ask a role of hers she is barred from, and in which open rounds she has answered; people of the same
roles are interchangeable. Whoever can never be kept out of anything is not kept track of at all.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from licensing.city.people import AgencyRole, Officer
from licensing.city.register import AgencyRegister
from licensing.definition.soundness.graph import stands_for
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.words.identifiers import StepId

MemberPath = tuple[int, ...]
"""A line, by which member is opened below which: () is the main line."""


class Record(NamedTuple):
    """What keeps a person out: the steps she is barred from (bits), and the lines whose open round she answered in."""

    barred: int = 0
    answered: tuple[MemberPath, ...] = ()

    def after(self, left: MemberPath | None, ahead: int) -> "Record":
        """What still matters once a line has been left, with all below it, and when only these steps are ahead."""
        rest = self.answered
        if rest and left is not None:
            rest = tuple(place for place in rest if place[: len(left)] != left)
        return (
            self if rest == self.answered and not self.barred & ~ahead else Record(self.barred & ahead, rest)
        )

    def without(self, bits: int) -> "Record":
        """The record without what keeps her out of these."""
        return Record(self.barred & ~bits, self.answered)


Crew = tuple[tuple[Record, ...], ...]
"""The records of everybody who is kept track of, in order, group by group."""


@dataclass(frozen=True, slots=True)
class Group:
    """People of the same roles.

    `bars` says what deciding a step bars them from; `answering` steps ask two of them at once.
    """

    officers: tuple[Officer, ...]
    bars: Mapping[StepId, int]
    answering: frozenset[StepId]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who decides: one of a group with this record, or, where `group` is None, anybody who holds the role."""

    group: int | None
    record: Record
    becomes: Record


ANYBODY = Person(None, Record(), Record())


@dataclass(frozen=True, slots=True)
class People:
    """Everybody registered, seen from one process.

    Attributes:
        groups: those who are kept track of.
        free: roles for which there is always somebody: held by people nothing ever keeps out, or by nobody at all
            (which is a fault of its own).
        bits: the steps somebody can be barred from.
        of_records: by the steps that open a line for each record of a list, the bits that stand for one record only.
        most: of so many people with the same record or more, nobody counts how many they are.
    """

    groups: tuple[Group, ...]
    free: Mapping[AgencyRole, Officer | None]
    bits: Mapping[StepId, int]
    most: int
    of_records: Mapping[StepId, int]

    def begin(self) -> Crew:
        return tuple((Record(),) * min(len(group.officers), self.most) for group in self.groups)

    def plain(self) -> frozenset[AgencyRole]:
        """Roles that somebody can always answer for, and that nobody holds who could be kept out."""
        kept_out = (group.officers[0] for group in self.groups)
        held = frozenset(role for officer in kept_out for role in officer.roles)
        return frozenset(self.free) - held

    def who(self, crew: Crew, step: StepId, role: AgencyRole, place: MemberPath) -> Iterator[Person]:
        """Who can decide here now, one for each difference it makes."""
        if role in self.free:
            yield ANYBODY
        for n, group in enumerate(self.groups):
            if not group.officers[0].holds(role):
                continue
            for record in dict.fromkeys(crew[n]):
                if record.barred & self.bits.get(step, 0) or place in record.answered:
                    continue
                answered = record.answered
                if step in group.answering:
                    answered = tuple(sorted((*answered, place)))
                yield Person(n, record, Record(record.barred | group.bars.get(step, 0), answered))

    def decided(self, crew: Crew, person: Person) -> tuple[Crew, ...]:
        """The crew once she has decided: first as if nobody else were like her, then what else it can be."""
        n = person.group
        if n is None or person.becomes == person.record:
            return (crew,)
        records = list(crew[n])
        if records.count(person.becomes) < self.most:
            records.append(person.becomes)
        others = [(*crew[:n], tuple(sorted(records)), *crew[n + 1 :])]
        records.remove(person.record)
        one_less = (*crew[:n], tuple(sorted(records)), *crew[n + 1 :])
        is_many = len(self.groups[n].officers) > self.most and crew[n].count(person.record) == self.most
        return (one_less, *others) if is_many else (one_less,)


def people_of(process: Process, register: AgencyRegister) -> People:
    """The people registered, seen from a process."""
    asked = {ask.role for step in process.steps.values() for ask in step.asks if ask.role}
    alike: dict[frozenset[AgencyRole], list[Officer]] = defaultdict(list)
    for officer in register.officers.values():
        if roles := asked.intersection(officer.roles):
            alike[frozenset(roles)].append(officer)
    watch = _watched_by(process)
    bits = _bits(process, watch)
    groups: list[Group] = []
    free: dict[AgencyRole, Officer | None] = {}
    for roles, officers in alike.items():
        group = Group(tuple(officers), _bars(process, watch, bits, roles), _answering(process, roles))
        if group.bars or group.answering:
            groups.append(group)
        else:
            free.update(dict.fromkeys(roles, officers[0]))
    held = frozenset[AgencyRole]().union(*alike)
    free.update(dict.fromkeys(asked - held))
    counting = {id for group in groups for id in (*group.bars, *group.answering)}
    most = 1 + sum(len(process.steps[id].asks) for id in counting)
    barred: dict[StepId, int] = defaultdict(int)
    of_records: dict[StepId, int] = defaultdict(int)
    for (id, opener), bit in bits.items():
        barred[id] |= bit
        for each in process.above(opener) if opener else ():
            of_records[each] |= bit if process.steps[each].is_each else 0
    return People(tuple(groups), free, barred, most, of_records)


Barred = tuple[StepId, StepId | None]
"""A step somebody can be barred from, and the step on whose lines for records she decided what bars her, so that it
bars her for one record only; None for none.
"""


def _bits(process: Process, watch: Mapping[StepId, tuple[StepId, ...]]) -> Mapping[Barred, int]:
    barred = dict.fromkeys((to, _shared(process, id, to)) for id, steps in watch.items() for to in steps)
    return {each: 1 << n for n, each in enumerate(barred)}


def _shared(process: Process, step: StepId, other: StepId) -> StepId | None:
    """The innermost step on whose line for one record both stand."""
    around = process.records_above(other)
    return next((each for each in process.records_above(step) if each in around), None)


def _watched_by(process: Process) -> Mapping[StepId, tuple[StepId, ...]]:
    """For each step, those whose not_by names it or a step in whose lines it stands."""
    within = stands_for(process)
    watched: dict[StepId, dict[StepId, None]] = defaultdict(dict)
    for id, step in process.steps.items():
        for other in step.not_by:
            for each in within.get(other, ()):
                watched[each][id] = None
    return {id: tuple(steps) for id, steps in watched.items()}


def _bars(
    process: Process,
    watch: Mapping[StepId, tuple[StepId, ...]],
    bits: Mapping[Barred, int],
    roles: frozenset[AgencyRole],
) -> Mapping[StepId, int]:
    asked = {id: not roles.isdisjoint(_roles(step)) for id, step in process.steps.items()}
    bars = {
        id: sum({bits[to, _shared(process, id, to)] for to in steps if asked[to]})
        for id, steps in watch.items()
        if asked[id]
    }
    return {id: barred for id, barred in bars.items() if barred}


def _answering(process: Process, roles: frozenset[AgencyRole]) -> frozenset[StepId]:
    """The steps that ask two of these roles at once, or two people of one."""
    return frozenset(
        id
        for id, step in process.steps.items()
        if len(roles & _roles(step)) > 1 or any(ask.seat > 1 and ask.role in roles for ask in step.asks)
    )


def _roles(step: Step) -> frozenset[AgencyRole]:
    return frozenset(ask.role for ask in step.asks if ask.role)
