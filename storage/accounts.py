"""Officers' local accounts: one argon2 hash each.

What an officer chose is hashed slowly, since people choose what can be guessed. What is handed out at random nobody
guesses, however quick its hash is, and a city has many accounts to begin with. Nobody can tell by the time it takes
whether there is an account: every check costs one slow hash. Slowing down guessing is for the caller, who knows where
it comes from: counted for an officer alone, anybody could keep her out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.postgresql import insert

from licensing.city.people import Officer
from licensing.words.identifiers import OfficerId
from storage.database import Database
from storage.exchange import exchange
from storage.tables import accounts

_HASHER = PasswordHasher()
_QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
"""For what nobody can guess."""


@dataclass(frozen=True, slots=True)
class SqlAccounts:
    """`Accounts` on PostgreSQL; `prepare` and `reset` need the role `izin_worker`."""

    database: Database

    def prepare(
        self, officers: tuple[Officer, ...], new_password: Callable[[], str]
    ) -> Mapping[OfficerId, str]:
        with self.database.transaction() as connection:
            known = set(connection.scalars(select(accounts.c.officer)))
            passwords = {officer.id: new_password() for officer in officers if officer.id not in known}
            return {id: password for id, password in passwords.items() if _add(connection, id, password)}

    def reset(self, officer: OfficerId, password: str) -> None:
        hashed = _HASHER.hash(password)
        account = insert(accounts).values(officer=officer, password_hash=hashed, is_one_time=True)
        anew = account.on_conflict_do_update(
            index_elements=[accounts.c.officer], set_={"password_hash": hashed, "is_one_time": True}
        )
        with self.database.transaction() as connection:
            connection.execute(anew)

    def must_change(self, officer: OfficerId) -> bool:
        with self.database.transaction() as connection:
            return bool(connection.scalar(select(func.has_one_time_password_v1(officer))))

    def change(self, officer: OfficerId, password: str, chosen: str) -> bool:
        with self.database.transaction() as connection:
            kept = connection.scalar(select(func.password_hash_of_v1(officer)))
        if not isinstance(kept, str) or not _fits(kept, password):
            return False
        hashed = _HASHER.hash(chosen)
        with self.database.transaction() as connection:
            return bool(connection.scalar(select(func.change_password_v1(officer, kept, hashed))))

    def mark(self, officer: OfficerId) -> str:
        # Asked with every request of an officer; what is kept has a salt that nobody outside knows.
        with self.database.bare() as connection:
            kept = exchange(connection, ("select password_hash_of_v1($1)", officer))[0][0]
        return sha256((kept or "").encode()).hexdigest()

    def check(self, officer: OfficerId, password: str) -> bool:
        with self.database.transaction() as connection:
            kept = connection.scalar(select(func.password_hash_of_v1(officer)))
        known = isinstance(kept, str)
        if not known or _HASHER.check_needs_rehash(kept):
            _fits(_nobodys_hash(), password)
        return known and _fits(kept, password)


def _add(connection: Connection, officer: OfficerId, password: str) -> bool:
    """Whether the account is new; somebody else may have made it at this moment."""
    account = insert(accounts).values(officer=officer, password_hash=_QUICK_HASHER.hash(password))
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
