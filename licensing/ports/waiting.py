"""Uploads that wait for the object store: how many, and getting them there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class FilesWaiting:
    """How much waits in all, and since when the oldest does."""

    files: int
    size_bytes: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class FilesMoved:
    """How many went to the store, and a sentence for each that did not; where it is silent, one for all of them."""

    files: int
    stuck: tuple[str, ...]


class WaitingFiles(Protocol):
    """What the object store did not take. `move` needs the role `izin_worker`."""

    def waiting(self) -> FilesWaiting:
        """How much waits."""
        ...

    def move(self) -> FilesMoved:
        """Put what waits into the store, oldest first, and let go of it there; may be done by many at once."""
        ...
