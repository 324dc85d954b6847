"""Incoming: what outside systems send by themselves, kept by their own keys, so that nothing is done twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from licensing.words.identifiers import Digest, SystemId


@dataclass(frozen=True, slots=True)
class Came:
    """A message of a system.

    Args:
        day: the day for which its key names it.
        key: the system's own, at most 200 characters.
        what: what it wants.
        digest: of its body, which is not kept.
    """

    system: SystemId
    day: date
    key: str
    what: str
    digest: Digest


@dataclass(frozen=True, slots=True)
class Done:
    """What it came to, in a code of the system's protocol, and the whole answer: without anything of a person."""

    outcome: str
    answer: str


@dataclass(frozen=True, slots=True)
class Told:
    """A message as whoever keeps the books reads of it; `outcome` "" where nobody finished it."""

    system: SystemId
    key: str
    at: datetime
    what: str
    outcome: str


class Incoming(Protocol):
    """What came."""

    def take(self, came: Came) -> Done | Literal["to-do", "other"]:
        """Note that something came, before anything is done for it.

        Returns:
            What it came to when it came before; `other` where something else has this key; else it is to be done,
            perhaps once more: whoever began with it may have died.
        """
        ...

    def done(self, came: Came, done: Done) -> Done:
        """Note what it came to. Returns what was noted first, which is what has to be answered."""
        ...

    def on(self, day: date) -> Sequence[Told]:
        """Everything that came for a day, oldest first; to whoever keeps the books."""
        ...
