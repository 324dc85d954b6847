"""The states that can be reached, and which of them lead to an end whatever the conditions turn out to be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from licensing.city.people import AgencyRole
from licensing.definition.soundness.people import Crew, MemberPath, Person
from licensing.definition.soundness.stands import Done, Reached
from licensing.definition.soundness.truths import Truths
from licensing.process.protocol import LAPSED, PAID
from licensing.words.identifiers import OutcomeId, StepId

State = tuple[Truths, int, Crew]
"""The fixed conditions that hold, the number of where the lines stand, and what keeps people out."""


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody answers at a step; nobody did where `person` is None: the applicant let time pass.

    `is_made`: nobody was asked; the document that the step makes is there, or a system has answered.
    """

    step: StepId
    outcome: OutcomeId
    role: AgencyRole | None = None
    person: Person | None = None
    is_made: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether it happens though nobody acts."""
        return self.is_made or (self.role is None and self.outcome in (LAPSED, PAID))


@dataclass(frozen=True, slots=True)
class Came:
    """How a state was first come to."""

    before: int
    acts: tuple[Act, ...]
    left: MemberPath | None


@dataclass(frozen=True, slots=True)
class Move:
    """What somebody can do in a state; `sure` is what follows at the least, one of them for each way conditions go."""

    acts: tuple[Act, ...]
    sure: tuple[int, ...]

    @property
    def is_silent(self) -> bool:
        return all(act.is_silent for act in self.acts)


@dataclass(slots=True)
class Space:
    """The states that can be reached, numbered in the order of the shortest ways to them."""

    states: list[State] = field(default_factory=list[State])
    lines: list[Reached] = field(default_factory=list[Reached])
    came: list[Came | None] = field(default_factory=list["Came | None"])
    moves: list[tuple[Move, ...]] = field(default_factory=list[tuple[Move, ...]])
    after: list[frozenset[int]] = field(default_factory=list[frozenset[int]])
    silent: list[frozenset[int]] = field(default_factory=list[frozenset[int]])

    def is_end(self, n: int) -> bool:
        return isinstance(self.lines[n], Done)

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


def ways_from(space: Space, start: int) -> Mapping[int, tuple[Act, ...]]:
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
