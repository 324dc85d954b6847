"""How the parts of a running Izin do, as anybody may be told: not a word of addresses, names or secrets."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PartHealth:
    """One part, by its name.

    Args:
        wrong: what is wrong with it; None where nothing is.
        is_needed: whether pages cannot be served without it. What else is away, waits.
    """

    name: str
    wrong: str | None
    is_needed: bool = False


class Health(Protocol):
    """Looks at the parts, each within a time limit, and not more often than every few seconds."""

    def parts(self) -> tuple[PartHealth, ...]:
        """How each part does, in a fixed order."""
        ...
