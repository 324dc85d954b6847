"""Officers' local accounts: one argon2 hash each.

Wrong passwords are counted per officer and process, to slow guessing; an unknown officer takes as long as a known one
with a wrong password.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.postgresql import insert

from licensing.identifiers import OfficerId
from licensing.people import Officer
from storage.database import Database
from storage.tables import accounts

TRIES = RateLimitItemPerMinute(10)

_HASHER = PasswordHasher()


def _limiter() -> FixedWindowRateLimiter:
    return FixedWindowRateLimiter(MemoryStorage())


@dataclass(frozen=True, slots=True)
class SqlAccounts:
    """`Accounts` on PostgreSQL; `prepare` needs the role `izin_worker`."""

    database: Database
    limiter: FixedWindowRateLimiter = field(default_factory=_limiter)

    def prepare(
        self, officers: tuple[Officer, ...], new_password: Callable[[], str]
    ) -> Mapping[OfficerId, str]:
        with self.database.transaction() as connection:
            known = set(connection.scalars(select(accounts.c.officer)))
            passwords = {officer.id: new_password() for officer in officers if officer.id not in known}
            return {id: password for id, password in passwords.items() if _add(connection, id, password)}

    def check(self, officer: OfficerId, password: str) -> bool:
        if not self.limiter.test(TRIES, officer):
            return False
        with self.database.transaction() as connection:
            kept = connection.scalar(select(func.password_hash_of(officer)))
        known = isinstance(kept, str)
        right = _fits(kept if known else _nobodys_hash(), password) and known
        if not right:
            self.limiter.hit(TRIES, officer)
        return right


def _add(connection: Connection, officer: OfficerId, password: str) -> bool:
    """Whether the account is new; somebody else may have made it at this moment."""
    account = insert(accounts).values(officer=officer, password_hash=_HASHER.hash(password))
    made = account.on_conflict_do_nothing().returning(accounts.c.officer)
    return connection.scalar(made) is not None


def _fits(kept: str, password: str) -> bool:
    try:
        return _HASHER.verify(kept, password)
    except VerifyMismatchError:
        return False


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("nobody has this password")
