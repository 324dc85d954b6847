"""The people of the city and their mandates, as they were recorded."""

from collections.abc import Callable
from typing import Protocol

from licensing.city.entries import Entry
from licensing.city.roster import Roster


class People(Protocol):
    """Everything recorded about people. Nothing of it is ever changed, only added to."""

    def roster(self) -> Roster:
        """Everybody, as recorded up to this moment by any process; cheap enough to ask with every request."""
        ...

    def record(self, decide: Callable[[Roster], tuple[Entry, ...]]) -> tuple[Entry, ...]:
        """Add what `decide` makes of the roster as it stands, all or nothing; nobody else adds meanwhile.

        Raises:
            Whatever `decide` raises; then nothing is added.
        """
        ...
