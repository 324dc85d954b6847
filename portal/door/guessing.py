"""One guess at a secret, counted before it is looked at, and not counted after all where it was right or told nothing.

Counted by account and address, by address alone, and, where the account's owner is not known, by account alone; where
every process sees it, under digests that say neither.
"""

import hmac
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from limits import RateLimitItem

from licensing.ports.guesses import Growing, Try, Window
from licensing.words.errors import StorageFailed
from portal.door.door import Door
from portal.door.throttle import TooMany

UNTOLD_AT_A_TIME: Final = 10


@dataclass(slots=True)
class Guess:
    """What is found out of it; None while, or where, nothing could be."""

    is_right: bool | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """What guesses are counted by: how often one account, and any, is tried from one address."""

    account: str
    address: str
    by_account: RateLimitItem
    by_address: RateLimitItem
    is_known: bool


@contextmanager
def guessing(door: Door, counted: Counted) -> Generator[Guess]:
    """Count what happens within as one guess. Waits for the database: not for an event loop.

    Raises:
        TooMany: wrong ones came too often.
        StorageFailed: the records do not answer; then nothing is counted.
    """
    tries = begin(door, counted)
    guess = Guess()
    try:
        yield guess
    finally:
        settle(door, counted, tries, guess)


def begin(door: Door, counted: Counted) -> tuple[Try, ...]:
    """Count a guess. Raises as `guessing`."""
    pair = f"{counted.account} {counted.address}"
    # The address first: where it is told to wait, nothing is counted for any account.
    tries: tuple[Try, ...] = (
        _window(door, counted.by_address, counted.address),
        _window(door, counted.by_account, pair),
    )
    if not counted.is_known:
        tries = (*tries, Growing(_key(door, "account", counted.account)))
    _tell_untold(door)
    seconds = door.portal.guesses.begin(tries, now=door.portal.now())
    if seconds:
        raise TooMany(seconds)
    return tries


def settle(door: Door, counted: Counted, tries: tuple[Try, ...], guess: Guess) -> None:
    """Say how it ended. Where the records do not answer any more, it is taken back once they do."""
    guesses, by_address, of_account = door.portal.guesses, tries[:1], tries[1:]
    if guess.is_right is None:
        try:
            guesses.take_back(tries)
        except StorageFailed:
            door.untold.append(tries)
    elif guess.is_right:
        with suppress(StorageFailed):
            guesses.forget(of_account, taken_back=by_address, now=door.portal.now())
        door.familiar.remember_address(counted.account, counted.address)


def _tell_untold(door: Door) -> None:
    """Take back some of what an outage broke off; several may do so at once, each takes others."""
    for _ in range(UNTOLD_AT_A_TIME):
        try:
            tries = door.untold.popleft()
        except IndexError:
            return
        try:
            door.portal.guesses.take_back(tries)
        except StorageFailed:
            door.untold.append(tries)
            raise


def _window(door: Door, limit: RateLimitItem, who: str) -> Window:
    return Window(_key(door, limit.namespace, who), limit.amount, limit.get_expiry())


def _key(door: Door, kind: str, who: str) -> str:
    """What stands for an account or address in the records: the same for the same one, and no way back."""
    key = f"guesses of {door.portal.secret_key}".encode()
    return hmac.new(key, f"{kind} {who}".encode(), sha256).hexdigest()[:32]
