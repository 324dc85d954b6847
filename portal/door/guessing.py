"""One guess at a secret, counted before it is looked at, and not counted after all where it was right or told nothing.

Counted by account and address, by address alone, and, where the account's owner is not known, by account alone.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from limits import RateLimitItem

from portal.door.door import Door


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
    """Count what happens within as one guess.

    Raises:
        TooMany: wrong ones came too often.
    """
    by_account = (counted.by_account, f"{counted.account} {counted.address}")
    by_address = (counted.by_address, counted.address)
    door.throttle.count(by_account, by_address)
    guess, waits = Guess(), False
    try:
        if not counted.is_known:
            door.patience.begin(counted.account, int(door.portal.now().timestamp()))
            waits = True
        yield guess
    finally:
        if guess.is_right is None:
            door.throttle.take_back(by_account, by_address)
            if waits:
                door.patience.take_back(counted.account)
    if guess.is_right:
        door.throttle.forget(by_account)
        door.throttle.take_back(by_address)
        door.patience.forget(counted.account)
        door.familiar.remember_address(counted.account, counted.address)
