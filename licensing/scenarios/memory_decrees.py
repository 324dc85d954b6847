"""`Decrees` in memory."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from licensing.city.almanac import Almanac
from licensing.city.decrees import Decree


@dataclass(slots=True)
class MemoryDecrees:
    """`transaction` is held while something is recorded; a lock, where several threads come at once."""

    known: Almanac = field(default_factory=Almanac)
    transaction: AbstractContextManager[object] = field(default_factory=nullcontext[None])

    def almanac(self) -> Almanac:
        return self.known

    def record(self, decide: Callable[[Almanac], tuple[Decree, ...]]) -> tuple[Decree, ...]:
        with self.transaction:
            made = decide(self.known)
            self.known = self.known.with_decrees(made)
            return made
