"""Claims: which worker holds which applications, and for how long.

The dispatcher hands what it claimed over to the run it starts; a run that an operator retries, or that a stock
Prefect worker executes, claims its applications by name. A claim is a lease: whoever dies loses it by itself.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from licensing.ports import HANDED_OVER, Outbox, Push, Turn
from licensing.words.identifiers import ApplicationNumber

MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one worker, named `<host>-<place>-<pid>`.

    Args:
        waiting: runs that hold claims but give their place to others meanwhile.
        stopped: runs that an operator has cancelled; they notice within a second.
    """

    outbox: Outbox
    worker: str
    lease_seconds: int
    waiting: set[UUID] = field(default_factory=set[UUID])
    stopped: set[UUID] = field(default_factory=set[UUID])
    handed: dict[UUID, tuple[Push, ...]] = field(default_factory=dict[UUID, tuple[Push, ...]])

    def claim(self, limit: int) -> tuple[Push, ...]:
        """Take what has waited longest, and what somebody waits for now."""
        return self.outbox.claim(self.worker, limit=limit, lease_seconds=self.lease_seconds)

    def hand_over(self, run: UUID, pushes: tuple[Push, ...]) -> None:
        """Leave claimed applications for the run that is about to start."""
        self.handed[run] = pushes

    def take(self, run: UUID, applications: tuple[ApplicationNumber, ...]) -> tuple[Push, ...]:
        """What a run has to push; nothing when others are at it."""
        handed = self.handed.pop(run, None)
        if handed is not None:
            return handed
        return self.outbox.claim_named(self.worker, applications, lease_seconds=self.lease_seconds)

    def hold_for_runs(self, applications: tuple[ApplicationNumber, ...]) -> None:
        """Go on holding applications for runs that nobody has taken up: what a worker has taken is left to it.

        Where a lease ran out while no dispatcher lived, it is taken anew.
        """
        self.outbox.claim_named(HANDED_OVER, applications, lease_seconds=self.lease_seconds)

    def renew(self, applications: tuple[ApplicationNumber, ...]) -> None:
        self.outbox.renew(self.worker, applications, lease_seconds=self.lease_seconds)

    def note_trouble(self, application: ApplicationNumber, message: str) -> None:
        self.outbox.note_trouble(self.worker, application, message)

    def left(self, *, among: Collection[ApplicationNumber] | None = None) -> list[str]:
        """Why applications are left to a worker of another release, a sentence for each of the first few.

        Args:
            among: the applications it is asked of; None for all there are.
        """
        numbers = [number for number in self.outbox.left() if among is None or number in among]
        troubles = [self.outbox.trouble(number) for number in numbers[:MOST_TOLD]]
        more = [f"And {len(numbers) - MOST_TOLD} more."] if len(numbers) > MOST_TOLD else []
        return [*(trouble.message for trouble in troubles if trouble), *more]

    def release(self, ended: Sequence[Turn]) -> None:
        """Give applications back."""
        if ended:
            self.outbox.release(self.worker, ended)
