"""Guesses at secrets, counted where every process sees them; what is guessed, and by whom, is in no key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

FREE_GUESSES: Final = 5
LONGEST_SECONDS: Final = 60
FORGOTTEN_AFTER_SECONDS: Final = 60 * 60


@dataclass(frozen=True, slots=True)
class Window:
    """At most so many within so many seconds from the first."""

    key: str
    most: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Growing:
    """After some, each has to wait longer than the one before; never longer than a minute.

    So a guess keeps the right person out for a minute at most; who goes on guessing can make her wait again, unless
    she comes from where she is known.
    """

    key: str


Try = Window | Growing


class Guesses(Protocol):
    """Counts; a try is known by its key, which belongs to one kind of counting."""

    def begin(self, tries: Sequence[Try], *, now: datetime) -> int:
        """Count a guess as wrong before it is looked at: many at once are one after another.

        The tries are counted in order, up to the first that refuses. Where a window does, those before it are not
        counted: whoever is told to wait at one account uses up nobody else's tries, and no account's after it.

        Returns:
            Seconds to wait; 0 where the guess may be looked at.
        """
        ...

    def take_back(self, tries: Sequence[Try]) -> None:
        """Do not count the last guess; those before it stay counted."""
        ...

    def forget(self, tries: Sequence[Try], *, taken_back: Sequence[Try] = (), now: datetime) -> None:
        """Start anew, and do not count the last guess of others, in one go."""
        ...


def wait_after(wrong: int) -> int:
    """Seconds until the next guess may come: none at first, then 1, 2, 4 and so on, at most a minute."""
    return 0 if wrong < FREE_GUESSES else min(LONGEST_SECONDS, 2 ** min(wrong - FREE_GUESSES, 30))
