"""The pulse of a service: since when it has answered nothing.

A part that hangs holds its port and its process, so nobody sees it end. It is asked every few seconds, with a time
limit; any answer counts, a refusal too: who says that its disk is full, or that another part is away, would not be
better for being started again. Nothing is held against it while this process itself stood still.
"""

import asyncio
from dataclasses import dataclass, field
from time import monotonic

from flows.services.service import Service

ASK_EVERY_SECONDS = 5.0
ANSWER_WITHIN_SECONDS = 8.0
LEAST_QUESTIONS = 3


@dataclass(slots=True)
class Pulse:
    """Of one process of a service, which was ready a moment ago."""

    service: Service
    answered: float = field(default_factory=monotonic)
    missed: int = 0

    async def feel(self) -> None:
        """Ask once."""
        ask = self.service.is_alive
        if ask is None:
            return
        try:
            answers = await asyncio.wait_for(ask(), ANSWER_WITHIN_SECONDS)
        except (TimeoutError, OSError):
            answers = False
        self.missed = 0 if answers else self.missed + 1
        if answers:
            self.answered = monotonic()

    @property
    def silent_for_seconds(self) -> float:
        """How long it has answered nothing."""
        return monotonic() - self.answered

    @property
    def hangs(self) -> bool:
        """Whether it was asked often enough, for long enough, in vain."""
        return self.missed >= LEAST_QUESTIONS and self.silent_for_seconds >= self.service.silent_for_seconds
