"""What is owed to the outside, and the turns at performing it.

How long leases last, and what waits, is by the clock of the records, which all workers share; `now` is for whoever
has to look at another instant.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from licensing.case.commands import ReportEffect
from licensing.history.effects import Effect
from licensing.ports.cases import CaseFile
from licensing.words.identifiers import ApplicationNumber, Digest, PermitId


@dataclass(frozen=True, slots=True)
class Push:
    """One application's turn: the effects claimed for it, and how much of its history Prefect has shown so far.

    `shown` is the version up to which operators have seen its events; `effects` may be empty when only that is behind.
    """

    application: ApplicationNumber
    permit: PermitId
    definition: Digest
    shown: int
    version: int
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """How a worker's turn at an application ended.

    Args:
        seen: the version it has looked at; what happened later has nothing to wait for.
        shown: the version up to which operators see its events in Prefect.
        trouble: what kept something owed from being performed, None when all of it was.
        waits: how long what is still owed or unshown waits for its next turn.
    """

    application: ApplicationNumber
    seen: int
    shown: int
    trouble: str | None = None
    waits: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why what an application owes is not performed yet.

    Args:
        message: for operators.
        retry_at: when it is tried again; None while a worker is at it.
    """

    message: str
    retry_at: datetime | None


@dataclass(frozen=True, slots=True)
class Owing:
    """Effects that were not performed yet, and since when the oldest of them is owed."""

    effects: int
    oldest: datetime | None


HANDED_OVER: Final = "handed over"
"""Who holds what waits for a run that anybody may take up; no worker is called so."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """An application that owes something which was tried and not done.

    Args:
        since: when the oldest of it came to be owed.
        trouble: a line for each effect that failed, each beginning with what it is called in Prefect.
        retry_at: when it is tried again; None while a worker is at it.
    """

    application: ApplicationNumber
    permit: PermitId
    effects: tuple[Effect, ...]
    since: datetime
    trouble: str
    retry_at: datetime | None


class Outbox(Protocol):
    """Owed effects, written with the decision that owes them. A claim is a lease: it ends by itself."""

    def claim(
        self, worker: str, *, limit: int, lease_seconds: int, now: datetime | None = None
    ) -> tuple[Push, ...]:
        """Take up to `limit` applications with something owed; skips what others hold.

        Half of them are those that have waited longest. The others are what somebody waits for now, so that a backlog
        is not in her way: those that owe more than letters, and then those that came to owe something last.
        An application in which something stands that this release does not know is left to a worker that does.
        """
        ...

    def claim_named(
        self, worker: str, applications: tuple[ApplicationNumber, ...], *, lease_seconds: int
    ) -> tuple[Push, ...]:
        """The same for given applications: a run that an operator retries, or that was made for whoever takes it up.

        Those that a worker holds are left out; those that are held for runs which nobody has taken up yet
        (`HANDED_OVER`) are not.
        """
        ...

    def renew(self, worker: str, applications: tuple[ApplicationNumber, ...], *, lease_seconds: int) -> None:
        """Lengthen the leases this worker still has; one that has ended meanwhile stays ended."""
        ...

    def holders(self) -> tuple[str, ...]:
        """The workers that hold a claim, whether or not they still live."""
        ...

    def living(self) -> tuple[str, ...]:
        """Those of them whose claims have not run out."""
        ...

    def revoke(self, workers: tuple[str, ...]) -> None:
        """End the claims of workers that are known to be dead, before their leases do."""
        ...

    def report(
        self, worker: str, reports: Mapping[ApplicationNumber, tuple[ReportEffect, ...]], *, now: datetime
    ) -> Mapping[ApplicationNumber, tuple[Effect, ...]]:
        """Record performed effects of many applications in one transaction.

        Returns:
            What each application owes next, already claimed by the same worker.
        """
        ...

    def release(self, worker: str, ended: Sequence[Turn], *, now: datetime | None = None) -> None:
        """Give claims back; where something happened since, the next turn need not wait."""
        ...

    def note_trouble(self, worker: str, application: ApplicationNumber, message: str) -> None:
        """Say what went wrong while this worker goes on trying."""
        ...

    def trouble(self, application: ApplicationNumber) -> Trouble | None:
        """Why something owed is not performed yet, None while nothing has failed."""
        ...

    def stuck(self) -> tuple[Stuck, ...]:
        """Everything that was tried and is owed still, the oldest first."""
        ...

    def try_now(
        self, applications: Sequence[ApplicationNumber], *, now: datetime | None = None
    ) -> tuple[ApplicationNumber, ...]:
        """Let what these owe have its turn at once; those that a worker is at are left out.

        Returns:
            Those that have it.
        """
        ...

    def files(self, applications: tuple[ApplicationNumber, ...]) -> Mapping[ApplicationNumber, CaseFile]:
        """The applications as they stand, read together. Unknown ones are left out."""
        ...

    def left(self) -> tuple[ApplicationNumber, ...]:
        """Applications that a worker could not read and left to another release; `trouble` says why."""
        ...

    def backlog(self, *, now: datetime | None = None) -> int:
        """How many applications wait to be claimed."""
        ...

    def owing(self) -> Owing:
        """How much is owed, whether or not a worker is at it."""
        ...

    def wait(self, seconds: float) -> bool:
        """Block until something may be owed (NOTIFY) or the time is over; True when woken."""
        ...
