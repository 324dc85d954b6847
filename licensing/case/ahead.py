"""The cases whose turn it is before another's."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from licensing.words.identifiers import ApplicationNumber

MOST_NAMED: Final = 20


@dataclass(frozen=True, slots=True)
class Ahead:
    """Which it is, and when it came (`turns.comes_at`)."""

    application: ApplicationNumber
    comes_at: datetime


@dataclass(frozen=True, slots=True)
class AllAhead:
    """How many there are, and of at most `MOST_NAMED` which they are: who came first, first."""

    named: tuple[Ahead, ...] = ()
    count: int = 0

    @property
    def first(self) -> Ahead | None:
        return self.named[0] if self.named else None

    @property
    def others(self) -> int:
        """How many there are beside the first."""
        return max(self.count - 1, 0)

    @staticmethod
    def of(ahead: tuple[Ahead, ...]) -> "AllAhead":
        """All there are, in their order."""
        return AllAhead(ahead[:MOST_NAMED], len(ahead))


NOBODY: Final = AllAhead()
