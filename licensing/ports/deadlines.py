"""What time asks of the records: which applications it has something to do with, and what a changed calendar moves."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from licensing.words.identifiers import ApplicationNumber


@dataclass(frozen=True, slots=True)
class Recount:
    """What a changed calendar did: the deadlines that moved, and why some applications could not be counted again.

    Args:
        applications: how many have a deadline that moved.
        moved: how many deadlines did, of tasks and of cases' time.
        stuck: `<application>: <what is wrong>`; the next recount tries them again.
    """

    applications: int = 0
    moved: int = 0
    stuck: tuple[str, ...] = ()


class Deadlines(Protocol):
    """The open deadlines of all applications."""

    def due(self, *, now: datetime) -> tuple[ApplicationNumber, ...]:
        """The applications in which something falls due by itself (`case.timing.next_due`), longest due first.

        Where calendars changed and nothing was counted again, some may be named too early; waking them is harmless.
        """
        ...

    def timed(self) -> tuple[ApplicationNumber, ...]:
        """The applications that are counted again when the calendar changes."""
        ...

    def recount(self, *, now: datetime) -> Recount | None:
        """Count every open deadline again, where calendars count otherwise than when this was last done.

        Killed half way it may be called again: what it did stays done, and the rest is done then.

        Returns:
            None where calendars have not changed, so that there was nothing to count.
        """
        ...

    def recount_late(self, *, now: datetime) -> Recount | None:
        """Count again what a process that still knew another calendar wrote since the recount.

        Everything, where something was decreed since that nobody counted: whoever decreed it may have been stopped.

        Returns:
            None where there is nothing of the kind, or where the city counts by another register than is known here.
        """
        ...
