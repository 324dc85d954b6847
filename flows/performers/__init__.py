"""Performers: carry out one effect of one application. One file per effect, chosen here and nowhere else.

In come the effect and the application's `Work`; out goes how it ended, to be reported. A performer
may be called again after it died in, before or after its work, and must then change nothing that anyone can see. What
it cannot do it says as `ConnectorFailed` or `StorageFailed`, in words without personal data.
"""

import asyncio
from typing import assert_never

from flows.performers.copies import send_copy
from flows.performers.means import Means, Work
from flows.performers.notify import notify
from flows.performers.pin_link import send_pin_link
from flows.performers.register import register
from flows.performers.render import render
from flows.performers.store import store
from licensing.history.effects import (
    Copy,
    Done,
    Effect,
    Notify,
    PinLink,
    Register,
    Render,
    Result,
    Store,
    Stored,
)

__all__ = ["Means", "Work", "perform"]


async def perform(effect: Effect, work: Work, means: Means) -> Result:
    """Carry out an effect.

    Raises:
        ConnectorFailed, StorageFailed: it could not be done; `retryable` says whether later may be better.
    """
    match effect:
        case Notify():
            await notify(effect, work, means)
            return Done()
        case Copy():
            await send_copy(effect, work, means)
            return Done()
        case PinLink():
            await send_pin_link(effect, work, means)
            return Done()
        case Render():
            await asyncio.to_thread(render, effect, work, means)
            return Done()
        case Store():
            return Stored(await asyncio.to_thread(store, effect, work, means))
        case Register():
            await asyncio.to_thread(register, effect, work, means)
            return Done()
        case _:
            assert_never(effect)
