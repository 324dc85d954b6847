"""How often something may be tried: signing in, guessing a PIN, sending applications.

Counted in this process's memory, by client address and by what is tried; guesses at secrets are counted elsewhere, by
the limits that stand here (`guessing`). Said no to with `TooMany`, which says when to come back.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil
from time import time

from limits import RateLimitItem, RateLimitItemPerDay, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from licensing.words.errors import CommandRefused, StorageFailed

SIGN_IN_BY_OFFICER = RateLimitItemPerMinute(5, namespace="officer")
SIGN_IN_BY_ADDRESS = RateLimitItemPerMinute(30, namespace="sign-in")
TRACK_BY_APPLICATION = RateLimitItemPerMinute(5, namespace="application")
TRACK_BY_ADDRESS = RateLimitItemPerMinute(30, namespace="track")
LOST_PIN_BY_ADDRESS = RateLimitItemPerHour(20, namespace="lost-pin")
LOST_PIN_BY_PAIR = RateLimitItemPerHour(5, namespace="lost-pin-pair")
SUBMIT_BY_ADDRESS = RateLimitItemPerHour(120, namespace="submit")
FILES_BY_ADDRESS = RateLimitItemPerHour(1200, namespace="files")
"""Files taken in with forms, sent in the end or not."""
DRAFTS_BY_ADDRESS = RateLimitItemPerHour(120, namespace="drafts")
"""Drafts begun; going on with one is counted apart, because a page saves it while somebody types."""
SAVES_BY_ADDRESS = RateLimitItemPerHour(6000, namespace="saves")
CONTACT_BY_ADDRESS = RateLimitItemPerDay(30, namespace="contact")
VERIFY_BY_ADDRESS = RateLimitItemPerMinute(120, namespace="verify")


class TooMany(Exception):
    """Tried too often; `seconds` until it may be tried again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"too many tries, wait {seconds} s")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Throttle:
    _limiter: FixedWindowRateLimiter = field(default_factory=lambda: FixedWindowRateLimiter(MemoryStorage()))

    def count(self, *tries: tuple[RateLimitItem, str], cost: int = 1) -> None:
        """Count one try, or `cost` of them, for each limit and who it is counted for; none of them pass any limit.

        Raises:
            TooMany: one of the limits is reached.
        """
        for limit, who in tries if cost else ():
            if not self._limiter.hit(limit, who, cost=cost):
                ends = self._limiter.get_window_stats(limit, who).reset_time
                raise TooMany(max(1, ceil(ends - time())))

    @contextmanager
    def counting(self, *tries: tuple[RateLimitItem, str]) -> Generator[None]:
        """Count what is done in this block, and nothing where it is refused or the records do not answer.

        Raises:
            TooMany: one of the limits is reached.
        """
        self.count(*tries)
        try:
            yield
        except (CommandRefused, StorageFailed):
            self.take_back(*tries)
            raise

    def take_back(self, *tries: tuple[RateLimitItem, str]) -> None:
        """Do not count the last try; those before it stay counted."""
        for limit, who in tries:
            self._limiter.hit(limit, who, cost=-1)
