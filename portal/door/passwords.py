"""Whether an officer's password is right: checked by threads of their own, counted, and noted in the security log."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from licensing.words.identifiers import OfficerId
from portal.door.door import Door, address_of
from portal.door.guessing import Counted, Guess, begin, settle
from portal.door.security_log import digest, note
from portal.door.throttle import SIGN_IN_BY_ADDRESS, SIGN_IN_BY_OFFICER, TooMany


async def password_is_right(door: Door, request: Request, name: str, password: str) -> bool:
    """Check an officer's password.

    Raises:
        TooMany: wrong ones came too often, or too many wait to be checked.
        StorageFailed: the records do not answer.
    """
    address = address_of(request)
    is_known = door.familiar.knows(request, name, address)
    account = digest(door, name)
    try:
        right = await _counted(door, name, password, address, is_known=is_known)
    except TooMany:
        note(request, "sign-in-limited", account=account)
        raise
    # A name that is nobody's may be a password in the wrong place: it is not written down.
    note(
        request, "signed-in" if right else "sign-in-refused", account=account, officer=name if right else None
    )
    return right


async def _counted(door: Door, name: str, password: str, address: str, *, is_known: bool) -> bool:
    def check() -> bool:
        officer = OfficerId(name)
        return door.portal.accounts.check(officer, password) and door.portal.officer(officer) is not None

    counted = Counted(name, address, SIGN_IN_BY_OFFICER, SIGN_IN_BY_ADDRESS, is_known)
    tries, guess = await run_in_threadpool(begin, door, counted), Guess()
    try:
        guess.is_right = await door.passwords.run(check, is_known=is_known)
    finally:
        await run_in_threadpool(settle, door, counted, tries, guess)
    return guess.is_right
