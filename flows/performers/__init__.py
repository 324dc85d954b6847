"""Performers: carry out one effect of one application. One file per effect, chosen here and nowhere else.

In come the effect and the application's `Work`; out goes how it ended, to be reported. A performer
may be called again after it died in, before or after its work, and must then change nothing that anyone can see. What
it cannot do it says as `ConnectorFailed` or `StorageFailed`, in words without personal data.
"""

import asyncio
from collections.abc import Awaitable
from typing import Final, assert_never

from flows.performers.address_letter import send_address_letter
from flows.performers.ask_qr import ask_qr
from flows.performers.call import call
from flows.performers.copies import send_copy
from flows.performers.means import Means, Work
from flows.performers.notify import notify
from flows.performers.pin_link import send_pin_link
from flows.performers.post import AddressRefused
from flows.performers.register import register
from flows.performers.render import render
from flows.performers.store import store
from flows.performers.urging import urge
from licensing.history.effects import (
    AddressLetter,
    AskQr,
    Call,
    Copy,
    Done,
    Effect,
    Notify,
    PinLink,
    Refused,
    Register,
    Render,
    Result,
    Store,
    Stored,
    Urge,
)
from licensing.words.sentences import Sentence

REFUSED_FOR_GOOD: Final = Sentence(
    "Peladen surel menolak alamat ini untuk seterusnya.", "The mail server refuses this address for good."
)

__all__ = ["Means", "Work", "perform"]


async def perform(effect: Effect, work: Work, means: Means) -> Result:  # noqa: C901, PLR0911 one arm per effect
    """Carry out an effect.

    Raises:
        ConnectorFailed, StorageFailed: it could not be done; `retryable` says whether later may be better.
    """
    match effect:
        case Notify():
            return await _sent(notify(effect, work, means))
        case Copy():
            return await _sent(send_copy(effect, work, means))
        case Urge():
            return await _sent(urge(effect, work, means))
        case PinLink():
            return await _sent(send_pin_link(effect, work, means))
        case AddressLetter():
            return await _sent(send_address_letter(effect, work, means))
        case Call():
            return await call(effect, work, means)
        case AskQr():
            return await ask_qr(effect, work, means)
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


async def _sent(sending: Awaitable[None]) -> Result:
    """A letter that an address will never take is no failure: it is told to whom it concerns, and nobody is called."""
    try:
        await sending
    except AddressRefused as refused:
        return Refused(str(refused.code), REFUSED_FOR_GOOD)
    return Done()
