"""A circuit breaker: whom nobody answers is left alone for a while, and then asked once to see.

Of this process alone: each worker learns by itself, which costs a system that is down a few calls each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

FAILURES: Final = 5
REST_SECONDS: Final = 30.0
LONGEST_REST_SECONDS: Final = 3_600.0


@dataclass(slots=True)
class Breaker:
    """Closed while answers come; opens after failures in a row.

    Args:
        clock: seconds that only grow.
    """

    clock: Callable[[], float]
    failures: int = FAILURES
    rest_seconds: float = REST_SECONDS
    _failed: int = 0
    _rests_until: float | None = None
    _is_trying: bool = False

    def waits(self) -> float | None:
        """Seconds until it may be asked again, None where it may be now; the first to ask then is the one to try."""
        if self._rests_until is None:
            return None
        left = self._rests_until - self.clock()
        if left > 0 or self._is_trying:
            return max(left, 1.0)
        self._is_trying = True
        return None

    def answered(self) -> None:
        """It was there, whatever it said."""
        self._failed, self._rests_until, self._is_trying = 0, None, False

    def failed(self) -> None:
        """It gave no answer."""
        self._failed += 1
        if self._is_trying or self._failed >= self.failures:
            self._rests_until = self.clock() + self.rest_seconds
        self._is_trying = False

    def told_to_wait(self, seconds: float) -> None:
        """It asked to be left alone for so long."""
        self._rests_until, self._is_trying = self.clock() + min(seconds, LONGEST_REST_SECONDS), False

    def given_up(self) -> None:
        """Nobody waited for what it would have said: that says nothing about it."""
        self._is_trying = False
