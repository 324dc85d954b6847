"""Patience: a database that is being restarted is waited for, for a while.

In comes a blocking call; it runs in a thread, so that the event loop goes on. Whoever runs out of patience lets the
lease run out: nothing is lost, the next worker goes on from what the database knows.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from licensing.words.errors import StorageFailed

Made = TypeVar("Made")
PAUSES_SECONDS = (0.2, 0.5, 1, 2, 4, 8, 16)


async def lasting(call: Callable[[], Made]) -> Made:
    """Call until it succeeds, about half a minute long.

    Raises:
        StorageFailed: not retryable, or patience is over.
    """
    for pause in PAUSES_SECONDS:
        try:
            return await asyncio.to_thread(call)
        except StorageFailed as failed:
            if not failed.retryable:
                raise
        await asyncio.sleep(pause)
    return await asyncio.to_thread(call)
