"""Guesses at one account, wherever they come from: after some wrong ones, each has to wait longer than the one before.

The wait never grows beyond a minute, so that the right person is not kept out by somebody who guesses; where she is
known, by her browser or her address, she does not wait at all. Counted in this process's memory.
"""

from dataclasses import dataclass, field
from threading import Lock

from portal.door.throttle import TooMany

FREE_GUESSES = 5
LONGEST_SECONDS = 60
FORGOTTEN_AFTER_SECONDS = 60 * 60
MOST_ACCOUNTS = 20_000


@dataclass(frozen=True, slots=True)
class _Guesses:
    wrong: int
    last: int


@dataclass(frozen=True, slots=True)
class Patience:
    """Instants are seconds since 1970. An account that there is not is counted as one that there is."""

    _guessed: dict[str, _Guesses] = field(default_factory=dict[str, _Guesses])
    _lock: Lock = field(default_factory=Lock)

    def begin(self, account: str, now: int) -> None:
        """Count a guess as wrong before it is looked at: many at once are one after another.

        Raises:
            TooMany: it comes too early after the last one.
        """
        with self._lock:
            before = self._guessed.pop(account, None)
            if before is None or now - before.last > FORGOTTEN_AFTER_SECONDS:
                before = _Guesses(0, 0)
            early = before.last + wait_after(before.wrong) - now
            self._guessed[account] = before if early > 0 else _Guesses(before.wrong + 1, now)
            while len(self._guessed) > MOST_ACCOUNTS:
                del self._guessed[next(iter(self._guessed))]
        if early > 0:
            raise TooMany(early)

    def take_back(self, account: str) -> None:
        """Do not count the last guess: nobody could tell whether it was right."""
        with self._lock:
            if before := self._guessed.get(account):
                self._guessed[account] = _Guesses(max(0, before.wrong - 1), before.last)

    def forget(self, account: str) -> None:
        """Start anew: it was the right person."""
        with self._lock:
            self._guessed.pop(account, None)


def wait_after(wrong: int) -> int:
    """Seconds until the next guess may come: none at first, then 1, 2, 4 and so on, at most a minute."""
    return 0 if wrong < FREE_GUESSES else min(LONGEST_SECONDS, 2 ** min(wrong - FREE_GUESSES, 30))
