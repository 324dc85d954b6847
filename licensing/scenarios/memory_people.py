"""`People` in memory."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

from licensing.city.entries import Entry
from licensing.city.roster import Roster


@dataclass(slots=True)
class MemoryPeople:
    """`transaction` is held while something is recorded; a lock, where several threads come at once."""

    known: Roster = field(default_factory=Roster)
    transaction: AbstractContextManager[object] = field(default_factory=nullcontext[None])

    def roster(self) -> Roster:
        return self.known

    def record(self, decide: Callable[[Roster], tuple[Entry, ...]]) -> tuple[Entry, ...]:
        with self.transaction:
            made = decide(self.known)
            self.known = replace(self.known, entries=(*self.known.entries, *made))
            return made
