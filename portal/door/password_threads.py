"""The few threads that check passwords, and who waits for them.

One check costs as much as some hundred pages, on purpose. Those where an officer is known wait for each other only,
not for strangers; of those no more than some may wait.
"""

import asyncio
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from portal.door.throttle import TooMany

MOST_STRANGERS_WAITING = 20
BUSY_SECONDS = 5
POLITE = 3
T = TypeVar("T")


def _give_way() -> None:
    """Let every other thread of the machine go before this one."""
    os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), POLITE)


def _pool(threads: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(threads, thread_name_prefix="passwords", initializer=_give_way)


def _half() -> int:
    return max(1, (os.cpu_count() or 1) // 2)


@dataclass(slots=True)
class PasswordThreads:
    """A pool for each, and how many strangers wait. Used from one event loop."""

    known: ThreadPoolExecutor = field(default_factory=lambda: _pool(_half()))
    strangers: ThreadPoolExecutor = field(default_factory=lambda: _pool(_half()))
    waiting: int = 0

    async def run(self, check: Callable[[], T], *, is_known: bool) -> T:
        """Run a check in its turn.

        Raises:
            TooMany: too many strangers wait already.
        """
        loop = asyncio.get_running_loop()
        if is_known:
            return await loop.run_in_executor(self.known, check)
        if self.waiting >= MOST_STRANGERS_WAITING:
            raise TooMany(BUSY_SECONDS)
        self.waiting += 1
        try:
            return await loop.run_in_executor(self.strangers, check)
        finally:
            self.waiting -= 1
