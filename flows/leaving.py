"""Leaving: a worker that is told to stop ends in some seconds, whatever does not answer.

First it waits a moment for what it is at; then it breaks that off; and a process that stands even so, in threads of
Prefect or of a client, says where and is gone. Nothing is lost by it: what was not reported is owed still.
"""

import asyncio
import faulthandler
import signal
from collections.abc import Callable
from types import FrameType

STEPS_END_WITHIN_SECONDS = 2
LEAVES_WITHIN_SECONDS = 20
"""Whatever Prefect, the records or the store have not answered by then."""


def leave_when_told(stop: Callable[[], object], *, within_seconds: float) -> None:
    """Let SIGTERM and SIGINT begin the end. Where that takes longer, the log says what was waited for; exit code 1.

    Prefect's threads wait for its server without limit when the process ends; nothing is lost by not waiting.
    """

    def tell(_sign: int, _frame: FrameType | None) -> None:
        faulthandler.dump_traceback_later(within_seconds, exit=True)
        stop()

    signal.signal(signal.SIGTERM, tell)
    signal.signal(signal.SIGINT, tell)


async def leave_at_stop(
    stop: asyncio.Event, looking: asyncio.Task[None], asking: list[asyncio.Task[None]]
) -> None:
    """Wait for no look at all once told to stop, and for other steps a moment.

    Each asks a server that may be busy many times, and each time Prefect's client tries for two minutes. What is broken
    off stays owed: its lease ends, or the next worker of this place frees it.
    """
    await stop.wait()
    looking.cancel()
    _, staying = await asyncio.wait(asking, timeout=STEPS_END_WITHIN_SECONDS)
    for step in staying:
        step.cancel()
