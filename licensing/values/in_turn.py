"""Facts while something is looked at one by one: a record of a list, or one of several answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from licensing.values.types import Fact, Facts, Row


@dataclass(frozen=True, slots=True, eq=False)
class InTurn(Mapping[str, Fact]):
    """What is looked at, and behind it everything else, of which no more is asked than a term needs."""

    here: Row
    facts: Facts

    def __getitem__(self, name: str) -> Fact:
        return self.here[name] if name in self.here else self.facts[name]

    def __iter__(self) -> Iterator[str]:
        yield from self.here
        yield from (name for name in self.facts if name not in self.here)

    def __len__(self) -> int:
        return sum(1 for _ in self)
