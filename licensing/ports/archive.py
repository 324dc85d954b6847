"""Every bundle ever published."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from licensing.process.bundle import Bundle
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
    """Every bundle ever published, by digest."""

    def publish(self, process: Process, bundle: Bundle, *, now: datetime) -> tuple[Published, bool]:
        """Archive a checked definition with all it uses; the flag says whether it is a new version.

        Publishing the newest again is no change; publishing an older one again makes it the newest.
        """
        ...

    def versions(self) -> tuple[Published, ...]:
        """Every version, by permit, newest first."""
        ...

    def process(self, digest: Digest) -> Process:
        """The process of an archived bundle; kept in memory once read."""
        ...

    def bundle(self, digest: Digest) -> Bundle:
        """What a case on that digest is read and printed with; kept in memory once read.

        Raises:
            StorageFailed: it is not what was published, or a part of it is missing.
        """
        ...

    def newest(self, permit: PermitId) -> Process:
        """The version that takes new applications. Raises CommandRefused `no-such-permit`."""
        ...
