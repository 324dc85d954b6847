"""Telling a line in short: by what it can still end with, once it has been looked at by itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.definition.soundness.space import Act, Space, ways_from
from licensing.definition.soundness.stands import Done, InShort
from licensing.words.identifiers import StepId


@dataclass(frozen=True, slots=True)
class Short:
    """A way a line told in short can go: to fewer ends, or to one of them."""

    to: InShort | Done
    acts: tuple[Act, ...]


def told_in_short(space: Space, start: StepId) -> tuple[list[InShort], Mapping[InShort, tuple[Short, ...]]]:
    """Each state of the line told in short, and the ways on from each that is no end."""
    ends: list[set[Done]] = [set() for _ in space.states]
    for end in filter(space.is_end, range(len(space.states))):
        done = space.lines[end]
        for n in space.good([end]):
            if isinstance(done, Done):
                ends[n].add(done)
    told = [InShort(start, frozenset(each)) for each in ends]
    first: dict[InShort, int] = {}
    for n, each in enumerate(told):
        if not space.is_end(n):
            first.setdefault(each, n)
    shorts: dict[InShort, tuple[Short, ...]] = {}
    for each, n in first.items():
        ways = ways_from(space, n)
        targets = {to for m in range(len(told)) if told[m] == each for to in space.after[m]}
        reached: dict[InShort | Done, tuple[Act, ...]] = {}
        for to in (*sorted(ways, key=lambda n: len(ways[n])), *sorted(targets)):
            line = space.lines[to]
            target = line if isinstance(line, Done) else told[to]
            if target != each and (to in targets or isinstance(line, Done)):
                reached.setdefault(target, ways.get(to, ()))
        shorts[each] = tuple(Short(to, acts) for to, acts in reached.items())
    return told, shorts
