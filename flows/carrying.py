"""A push from beginning to end: carried on until nothing is owed, and looked at again before its lease runs out."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar

from prefect.client.schemas.objects import State
from prefect.states import Failed

from flows.pushing import Pushing
from licensing.words.bugs import told_bug
from licensing.words.errors import StorageFailed

_CURRENT = ContextVar[Pushing]("current_push")


def current_push() -> Pushing:
    """The push that the running task belongs to."""
    return _CURRENT.get()


async def push(pushing: Pushing) -> State[None]:
    """Run a push to its end."""
    _CURRENT.set(pushing)
    async with _looking_again(pushing):
        try:
            await pushing.push()
        except StorageFailed as failed:
            return Failed(message=str(failed))
        except Exception as bug:  # noqa: BLE001 - Prefect would keep the traceback, and what it quotes
            return Failed(message=told_bug(bug))
    return pushing.end()


@asynccontextmanager
async def _looking_again(pushing: Pushing) -> AsyncGenerator[None]:
    async def look() -> None:
        while True:
            await asyncio.sleep(pushing.claims.lease_seconds / 3)
            with suppress(StorageFailed):
                await pushing.look_again()

    looking = asyncio.create_task(look())
    try:
        yield
    finally:
        looking.cancel()
