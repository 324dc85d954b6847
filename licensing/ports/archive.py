"""Every definition text ever published."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from licensing.process.graph import Process
from licensing.words.identifiers import Digest, PermitId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Published:
    """A version of a permit type: versions count from 1, the newest takes new applications."""

    permit: PermitId
    version: int
    digest: Digest
    name: Sentence
    published_at: datetime


class Archive(Protocol):
    """Every definition text ever published, by digest."""

    def publish(self, process: Process, text: str, *, now: datetime) -> tuple[Published, bool]:
        """Archive a checked definition; the flag says whether it was new. Publishing the newest again is no change."""
        ...

    def versions(self) -> tuple[Published, ...]:
        """Every version, by permit, newest first."""
        ...

    def process(self, digest: Digest) -> Process:
        """The process of an archived text; kept in memory once read."""
        ...

    def newest(self, permit: PermitId) -> Process:
        """The version that takes new applications. Raises CommandRefused `no-such-permit`."""
        ...
