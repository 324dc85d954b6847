"""What the city decrees about its working days, as it was recorded."""

from collections.abc import Callable
from typing import Protocol

from licensing.city.almanac import Almanac
from licensing.city.decrees import Decree


class Decrees(Protocol):
    """Everything decreed about working days. Nothing of it is ever changed, only added to."""

    def almanac(self) -> Almanac:
        """All of it, as recorded up to this moment by any process; cheap enough to ask with every request."""
        ...

    def record(self, decide: Callable[[Almanac], tuple[Decree, ...]]) -> tuple[Decree, ...]:
        """Add what `decide` makes of the almanac as it stands, all or nothing; nobody else adds meanwhile.

        Raises:
            Whatever `decide` raises; then nothing is added.
        """
        ...
