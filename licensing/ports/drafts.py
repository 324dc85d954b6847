"""Drafts: forms that nobody has sent yet, sealed by whoever keeps them here, and gone after a while."""

from datetime import datetime
from typing import Protocol


class Drafts(Protocol):
    """Forms as far as they were filled in. What they say, and whose they are, cannot be told from what is kept."""

    def keep(self, key: str, body: bytes, *, now: datetime, until: datetime) -> bool:
        """Keep a form under a key that nobody can guess, in the place of what was there; what is marked stays.

        Returns:
            Whether it was kept; False where a mark stands.
        """
        ...

    def mark(self, key: str, body: bytes, *, now: datetime, until: datetime) -> bool:
        """Put what stays of a form that was sent in its place, for good: nothing is kept over it until its time passes.

        Returns:
            Whether there was a form; else nothing is kept.
        """
        ...

    def read(self, key: str, *, now: datetime) -> bytes | None:
        """What is kept under a key; None where there is nothing, or its time has passed."""
        ...

    def discard(self, key: str) -> None:
        """Keep it no longer; nothing happens where there is none."""
        ...

    def forget(self, *, now: datetime) -> int:
        """Erase every form whose time has passed. Returns how many there were."""
        ...
