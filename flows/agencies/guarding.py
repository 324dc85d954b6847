"""What stands before every connector: how many calls at once, how often, and the breaker.

All of it counts in this process; how many calls the whole city has under way with an agency is Prefect's limit
`agency:<id>`. Waiting for one's turn is part of the call's patience, so that nothing waits for ever.
"""

import asyncio
import math
import time
from dataclasses import dataclass, field
from typing import Final

from limits import RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from flows.agencies.breaker import Breaker
from flows.agencies.connector import Connector, NotAsked, TooMany
from licensing.forms.answers import Answers
from licensing.history.effects import Answered, Refused
from licensing.systems.shape import Shape
from licensing.systems.system import System
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey

PATIENCE_SECONDS: Final = 20.0
"""How long a call waits for its turn before whoever asks is told to come again."""


class Busy(NotAsked):
    """Its turn did not come in time."""


@dataclass(slots=True)
class Guarded:
    """One system's connector behind its limits; belongs to the event loop that first asks it."""

    system: System
    connector: Connector
    patience_seconds: float = PATIENCE_SECONDS
    breaker: Breaker = field(default_factory=lambda: Breaker(time.monotonic))
    _limiter: MovingWindowRateLimiter = field(
        default_factory=lambda: MovingWindowRateLimiter(MemoryStorage())
    )
    _places: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._places = asyncio.Semaphore(self.system.at_once)

    async def ask(self, shape: Shape, request: Answers, key: EffectKey) -> Answered | Refused:
        """Ask when it is this call's turn. Raises ConnectorFailed, also where its turn does not come."""
        try:
            async with asyncio.timeout(self.patience_seconds):
                await self._places.acquire()
        except TimeoutError:
            raise self._busy(f"{self.system.at_once} calls are under way already") from None
        try:
            return await self._asked(shape, request, key)
        finally:
            self._places.release()

    async def _asked(self, shape: Shape, request: Answers, key: EffectKey) -> Answered | Refused:
        waits = self.breaker.waits()
        if waits is not None:
            message = f"{self.system.id}: is left alone; it is asked again in {math.ceil(waits)} s."
            raise ConnectorFailed(message, retryable=True)
        try:
            await self._turn()
            said = await self.connector.ask(shape, request, key)
        except NotAsked:
            self.breaker.given_up()
            raise
        except TooMany as told:
            self.breaker.told_to_wait(told.again_in_seconds)
            raise
        except ConnectorFailed as failed:
            if failed.retryable:
                self.breaker.failed()
            else:
                self.breaker.answered()
            raise
        except BaseException:
            self.breaker.given_up()
            raise
        self.breaker.answered()
        return said

    async def _turn(self) -> None:
        if self.system.rate is None:
            return
        rate = RateLimitItemPerSecond(self.system.rate.calls, self.system.rate.seconds)
        ends = time.monotonic() + self.patience_seconds
        while not self._limiter.hit(rate, self.system.id):
            free = self._limiter.get_window_stats(rate, self.system.id).reset_time - time.time()
            if time.monotonic() + free > ends:
                raise self._busy(
                    f"it was asked {self.system.rate.calls} times in {self.system.rate.seconds} s"
                )
            await asyncio.sleep(max(free, 0.01))

    def _busy(self, why: str) -> Busy:
        return Busy(f"{self.system.id}: {why}. It is asked again later.", retryable=True)
