"""Everything that can happen to a case: each person, each outcome, each silence, in every order.

A state is where the lines stand, which of the fixed conditions hold, and what keeps people out of what. A state is
good when an end can be reached from it whatever the conditions turn out to be: people may do what helps, conditions
do not. Where this walks further than a case could go, it is towards more states and fewer ways out, never the other
way round: conditions that may hold or not, answers the applicant may change but need not, and more people of one kind
than `People.most`. How often a step was entered is not counted, so loops come back to where they were.

A line in which nobody can keep anybody out, nothing depends on conditions and silence means nothing is looked at by
itself, and beside other lines only by what it can still end with.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from licensing.city.people import AgencyRole
from licensing.definition.soundness.graph import along, dead_ends, marks_ahead, onward
from licensing.definition.soundness.people import ANYBODY, Crew, People, Person, Place
from licensing.definition.soundness.stands import Done, Lines, Reached, Stand, Told, TooMany
from licensing.definition.soundness.truths import Conditions, Truths, conditions_at
from licensing.process.graph import Process
from licensing.process.protocol import CORRECTED, LAPSED, Ask
from licensing.words.identifiers import OutcomeId, StepId

MOST_MOVES = 150_000
"""Moves that are walked before a process counts as too large to be proved: some seconds."""

State = tuple[Truths, Reached, Crew]


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody answers at a step; nobody did where `person` is None: the applicant let time pass."""

    step: StepId
    outcome: OutcomeId
    role: AgencyRole | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """How a state was first come to."""

    before: int
    acts: tuple[Act, ...]
    left: Place | None


@dataclass(frozen=True, slots=True)
class Move:
    """What somebody can do in a state; `sure` is what follows at the least, one of them for each way conditions go."""

    acts: tuple[Act, ...]
    sure: tuple[int, ...]

    @property
    def is_silent(self) -> bool:
        return all(act.role is None and act.outcome == LAPSED for act in self.acts)


@dataclass(slots=True)
class Space:
    """The states that can be reached, numbered in the order of the shortest ways to them."""

    states: list[State] = field(default_factory=list[State])
    came: list[Came | None] = field(default_factory=list["Came | None"])
    moves: list[tuple[Move, ...]] = field(default_factory=list[tuple[Move, ...]])
    after: list[frozenset[int]] = field(default_factory=list[frozenset[int]])
    silent: list[frozenset[int]] = field(default_factory=list[frozenset[int]])

    def is_end(self, n: int) -> bool:
        return isinstance(self.states[n][1], Done)

    def good(self, ends: Iterable[int] | None = None) -> frozenset[int]:
        """The states from which one of the ends can be reached, whatever the conditions turn out to be."""
        good = {n for n in range(len(self.states)) if self.is_end(n)} if ends is None else set(ends)
        waits: dict[int, list[tuple[int, int]]] = {}
        missing: dict[tuple[int, int], int] = {}
        for n, moves in enumerate(self.moves):
            for m, move in enumerate(moves):
                missing[n, m] = len(move.sure)
                for to in move.sure:
                    waits.setdefault(to, []).append((n, m))
        ahead = list(good)
        while ahead:
            for n, m in waits.get(ahead.pop(), ()):
                missing[n, m] -= 1
                if not missing[n, m] and n not in good:
                    good.add(n)
                    ahead.append(n)
        return frozenset(good)

    def way(self, n: int) -> tuple[tuple[int, Came], ...]:
        """The shortest way to a state: each state on it but the first, with how it was come to."""
        way: list[tuple[int, Came]] = []
        came = self.came[n]
        while came is not None:
            way.append((n, came))
            n = came.before
            came = self.came[n]
        return tuple(reversed(way))


@dataclass(frozen=True, slots=True)
class Short:
    """A way a line told in short can go: to fewer ends, or to one of them."""

    to: Told | Done
    acts: tuple[Act, ...]


@dataclass(slots=True)
class Explorer:
    """One process with the people registered. `walked` counts moves over all of its lines."""

    process: Process
    people: People
    conditions: Conditions
    lines: Lines
    leaving: Mapping[StepId, int]
    shorts: dict[Told, tuple[Short, ...]] = field(default_factory=dict[Told, tuple[Short, ...]])
    walked: int = 0

    def main(self) -> Space:
        """The whole case.

        Raises:
            TooMany: it is too large.
        """
        first = self.process.start
        crew = self.people.begin()
        return self._explore(
            [
                (truths, line, crew)
                for truths in self.conditions.combinations
                for line in self.lines.arrive(first, truths)
            ]
        )

    def shorten(self) -> None:
        """Look at the lines that do not interact by themselves, from the inside out."""
        coupled = _coupled_lines(self.process, self.people, self.conditions)
        for step in reversed(tuple(self.process.steps.values())):
            for member in step.members:
                if member.start in self.process.steps and (step.id, member.name) not in coupled:
                    self._shorten(member.start)

    def _shorten(self, start: StepId) -> None:
        space = self._explore([(0, line, self.people.begin()) for line in self.lines.arrive(start, 0)])
        ends: list[set[Done]] = [set() for _ in space.states]
        for end in filter(space.is_end, range(len(space.states))):
            done = space.states[end][1]
            for n in space.good([end]):
                if isinstance(done, Done):
                    ends[n].add(done)
        told = [Told(start, frozenset(each)) for each in ends]
        first: dict[Told, int] = {}
        for n, each in enumerate(told):
            if not space.is_end(n):
                first.setdefault(each, n)
        for each, n in first.items():
            ways = _ways_from(space, n)
            targets = {to for m in range(len(told)) if told[m] == each for to in space.after[m]}
            reached: dict[Told | Done, tuple[Act, ...]] = {}
            for to in (*sorted(ways, key=lambda n: len(ways[n])), *sorted(targets)):
                line = space.states[to][1]
                target = line if isinstance(line, Done) else told[to]
                if target != each and (to in targets or isinstance(line, Done)):
                    reached.setdefault(target, ways.get(to, ()))
            self.shorts[each] = tuple(Short(to, acts) for to, acts in reached.items())
        if told and not space.is_end(0):
            self.lines.short = {**self.lines.short, start: told[0]}

    def _explore(self, starts: list[State]) -> Space:
        space = Space()
        number: dict[State, int] = {}

        def found(state: State, came: Came | None) -> int:
            known = number.get(state)
            if known is None:
                known = number[state] = len(space.states)
                space.states.append(state)
                space.came.append(came)
            return known

        for start in starts:
            line = start[1]
            found(self._kept(*start, None), None) if not isinstance(line, Done) else found(
                (0, line, ()), None
            )
        n = 0
        while n < len(space.states):
            moves: list[Move] = []
            after: set[int] = set()
            silent: set[int] = set()
            for acts, sure, other in self._moves(space.states[n]):
                self.walked += 1
                if self.walked > MOST_MOVES:
                    raise TooMany
                sure_numbers = tuple(dict.fromkeys(found(state, Came(n, acts, left)) for state, left in sure))
                numbers = {*sure_numbers, *(found(state, Came(n, acts, left)) for state, left in other)}
                move = Move(acts, sure_numbers)
                moves.append(move)
                after |= numbers
                if move.is_silent:
                    silent |= numbers
            space.moves.append(tuple(moves))
            space.after.append(frozenset(after))
            space.silent.append(frozenset(silent))
            n += 1
        return space

    def _moves(self, state: State) -> "Iterator[Walked]":
        root = state[1]
        if isinstance(root, Stand):
            yield from self._moves_at(state, root, root, ())

    def _moves_at(self, state: State, root: Stand, stand: Stand, place: Place) -> "Iterator[Walked]":
        for n, ask in self._awaited(stand):
            if ask.role is None:
                yield from self._applicant_moves(state, root, stand, place, n)
        yield from self._officer_moves(state, root, stand, place)
        for index, line in stand.lines:
            below = (*place, index)
            match line:
                case Stand():
                    yield from self._moves_at(state, root, line, below)
                case Told():
                    for short in self.shorts[line]:
                        reached = self._settled(root, below, short.to, state[0], state[2])
                        yield (
                            (short.acts, reached, [])
                            if isinstance(short.to, Done)
                            else (short.acts, [], reached)
                        )

    def _awaited(self, stand: Stand) -> Iterator[tuple[int, Ask]]:
        needs = self.process.steps[stand.step].needs
        return ((n, need) for n in stand.asks if isinstance(need := needs[n], Ask))

    def _officer_moves(self, state: State, root: Stand, stand: Stand, place: Place) -> "Iterator[Walked]":
        """Everybody's answer to everything; of those whom anybody can answer for only the first, for they are alike."""
        truths, _, crew = state
        anybody = False
        for n, ask in self._awaited(stand):
            for person in self.people.who(crew, stand.step, ask.role, place) if ask.role else ():
                if person == ANYBODY and anybody:
                    continue
                anybody = anybody or person == ANYBODY
                for outcome in self.process.steps[stand.step].exits:
                    changed = _answered(stand, n, outcome)
                    first, *rest = self.people.decided(crew, person)
                    sure = self._settled(root, place, changed, truths, first)
                    other = [
                        each for more in rest for each in self._settled(root, place, changed, truths, more)
                    ]
                    yield (Act(stand.step, outcome, ask.role, person),), sure, other

    def _applicant_moves(
        self, state: State, root: Stand, stand: Stand, place: Place, n: int
    ) -> "Iterator[Walked]":
        """She can always answer with what is true of her, and perhaps with something else."""
        truths, _, crew = state
        exits = self.process.steps[stand.step].exits
        if CORRECTED in exits:
            changed = _answered(stand, n, CORRECTED)
            sure = self._settled(root, place, changed, truths, crew)
            others = (each for each in self.conditions.combinations if each != truths)
            other = [left for each in others for left in self._settled(root, place, changed, each, crew)]
            yield (Act(stand.step, CORRECTED),), sure, other
        if LAPSED in exits:
            changed = _answered(stand, n, LAPSED)
            yield (Act(stand.step, LAPSED),), self._settled(root, place, changed, truths, crew), []

    def _settled(
        self, root: Stand, place: Place, changed: Reached, truths: Truths, crew: Crew
    ) -> list[tuple[State, Place | None]]:
        return [
            (self._kept(truths, reached, crew, left), left)
            for reached, left in self.lines.settle(root, place, changed, truths)
        ]

    def _kept(self, truths: Truths, line: Reached, crew: Crew, left: Place | None) -> State:
        """The state with nothing in it that does not matter any more."""
        if isinstance(line, Done):
            return (0, line, ())
        return (truths, line, after(crew, left, self.ahead(line)))

    def ahead(self, line: Reached) -> int:
        """The steps that may still ask somebody who is barred from them."""
        if not isinstance(line, Stand) or not self.people.groups:
            return 0
        own = self.people.bits.get(line.step, 0) if line.asks else 0
        ahead = own | self.leaving[line.step]
        for _, below in line.lines:
            ahead |= self.ahead(below)
        return ahead


Walked = tuple[tuple[Act, ...], list[tuple[State, Place | None]], list[tuple[State, Place | None]]]
"""Acts, what follows at the least, and what else can follow."""


def after(crew: Crew, left: Place | None, ahead: int) -> Crew:
    """The crew with nothing kept that does not matter any more."""
    return tuple(tuple(sorted(record.after(left, ahead) for record in records)) for records in crew)


def explorer_of(process: Process, people: People, conditions: Conditions) -> Explorer:
    """An explorer that has looked at the lines that do not interact.

    Raises:
        TooMany: one of them is too large.
    """
    graph = onward(process)
    ahead = marks_ahead(graph, people.bits)
    lines = along(process)
    leaving: dict[StepId, int] = {}
    for id, step in process.steps.items():
        opened = {member.start for member in step.members} - lines[id]
        leaving[id] = 0
        for to in graph[id] - opened:
            leaving[id] |= ahead[to] | people.bits.get(to, 0)
    explorer = Explorer(process, people, conditions, Lines(process, conditions, dead_ends(process)), leaving)
    explorer.shorten()
    return explorer


def _answered(stand: Stand, ask: int, outcome: OutcomeId) -> Stand:
    asks = tuple(n for n in stand.asks if n != ask)
    return replace(stand, asks=asks, given=tuple(sorted((*stand.given, outcome))))


def _ways_from(space: Space, start: int) -> Mapping[int, tuple[Act, ...]]:
    """The shortest acts from a state to each that can be reached from it."""
    ways: dict[int, tuple[Act, ...]] = {start: ()}
    ahead = [start]
    for n in ahead:
        for move in space.moves[n]:
            for to in move.sure:
                if to not in ways:
                    ways[to] = (*ways[n], *move.acts)
                    ahead.append(to)
    return ways


def _coupled_lines(process: Process, people: People, conditions: Conditions) -> frozenset[tuple[StepId, str]]:
    """The lines that cannot be told in short, as step and member."""
    barred = 0
    touched: set[StepId] = set()
    for group in people.groups:
        touched |= group.bars.keys() | group.answering
        for bits in group.bars.values():
            barred |= bits
    touched |= {id for id, bit in people.bits.items() if bit & barred}
    coupled: set[tuple[StepId, str]] = set()
    for id, step in process.steps.items():
        speaks = any(ask.role is None for ask in step.asks) and bool(conditions.fixed)
        if id in touched or speaks or LAPSED in step.exits or any(conditions_at(step)):
            for each in process.above(id):
                block = process.steps[each].block
                if block is not None:
                    coupled.add((block.opened_by, block.member))
    return frozenset(coupled)
