"""The proof that nothing recorded was changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from licensing.words.identifiers import ApplicationNumber


@dataclass(frozen=True, slots=True)
class Breach:
    """A place where the records are not what was written."""

    application: ApplicationNumber | None
    sequence: int | None
    message: str


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What was looked at, and what is not as it was written.

    `people` are the entries about them, `decrees` those about working days, `postings` the rows of the books.
    """

    applications: int
    events: int
    heads: int
    breaches: tuple[Breach, ...]
    people: int = 0
    decrees: int = 0
    receipts: int = 0
    postings: int = 0


class Audit(Protocol):
    """The hash chains over every history, what is recorded about people, and decrees; and their daily heads."""

    def seal(self, *, now: datetime) -> bool:
        """Write the head over all commits not yet under one, if there are any."""
        ...

    def export(self) -> Iterator[str]:
        """Every commit and head as one JSON text per line, enough to verify without the database."""
        ...

    def verify(self) -> AuditReport:
        """Check the whole chain, and every snapshot against its history."""
        ...

    def compare(self, most: int) -> tuple[Breach, ...]:
        """Replay some cases, chosen by chance, and compare their snapshots. One that is false is forgotten."""
        ...
