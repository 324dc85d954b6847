"""Whether an officer's password is right, and what becomes of those who guess.

Only wrong ones count. What could not be checked, because the records did not answer, told nothing and is not counted.
"""

from starlette.requests import Request

from licensing.words.identifiers import OfficerId
from portal.door.door import Door, address_of
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
    """The check, counted before it is made, and not counted after all where it was right or told nothing."""
    by_officer, by_address = (SIGN_IN_BY_OFFICER, f"{name} {address}"), (SIGN_IN_BY_ADDRESS, address)
    door.throttle.count(by_officer, by_address)
    right, is_guess = None, False
    try:
        if not is_known:
            door.patience.begin(name, int(door.portal.now().timestamp()))
            is_guess = True
        right = await _checked(door, OfficerId(name), password, is_known=is_known)
    finally:
        if right is None:
            door.throttle.take_back(by_officer, by_address)
            if is_guess:
                door.patience.take_back(name)
    if right:
        door.throttle.forget(by_officer)
        door.throttle.take_back(by_address)
        door.patience.forget(name)
        door.familiar.remember_address(name, address)
    return right


async def _checked(door: Door, officer: OfficerId, password: str, *, is_known: bool) -> bool:
    def check() -> bool:
        return door.portal.accounts.check(officer, password) and door.portal.officer(officer) is not None

    return await door.passwords.run(check, is_known=is_known)
