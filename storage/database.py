"""Connections and transactions: which role, on whose behalf, and what an unreachable database looks like.

Every connection becomes `izin_portal` or `izin_worker` as soon as it is made. Who asks is set for one transaction
only; row-level security reads it, so a transaction for which nobody was named sees no case at all (as `izin_portal`).
"""

import select as sockets
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, TypeGuard

import psycopg
from psycopg.rows import TupleRow
from sqlalchemy import Connection, Engine, bindparam, create_engine, event, exc, func, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from licensing.city.people import Officer, Party, Tracker
from licensing.words.errors import StorageFailed

Role = Literal["izin_portal", "izin_worker"]

APPLICANT = "applicant"
"""The applicant's name in `case_parties`; an agency's role is there as `agency.role`."""

_SESSION = """
set lock_timeout = '10s';
set idle_in_transaction_session_timeout = '60s';
set jit = off;
set timezone = 'UTC';
"""

_ON_BEHALF = select(
    func.set_config("izin.officer_roles", bindparam("roles"), True),
    func.set_config("izin.application", bindparam("tracked"), True),
)

Cursor = psycopg.ClientCursor[TupleRow]


@contextmanager
def reaching() -> Generator[None]:
    """Say plainly that the database did not do its part; whatever else is raised is a bug and passes."""
    try:
        yield
    except (psycopg.OperationalError, exc.OperationalError, exc.TimeoutError) as failed:
        what = (
            str(failed.orig if isinstance(failed, exc.OperationalError) else failed)
            .strip()
            .partition("\n")[0]
        )
        message = f"Database: it did not answer ({what}). Check that it runs and that its URL is right."
        raise StorageFailed(message, retryable=True) from failed


@dataclass(frozen=True, slots=True)
class Database:
    """A pool of connections, all in one role."""

    engine: Engine

    @contextmanager
    def reading(self, party: Party) -> Generator[Connection]:
        """A transaction on behalf of a party."""
        roles = ",".join(str(role) for role in party.roles) if isinstance(party, Officer) else ""
        tracked = party.application if isinstance(party, Tracker) else ""
        with reaching(), self.engine.begin() as connection:
            connection.execute(_ON_BEHALF, {"roles": roles, "tracked": tracked})
            yield connection

    @contextmanager
    def transaction(self) -> Generator[Connection]:
        """A transaction that concerns no case, or is Izin's own."""
        with reaching(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def deciding(self) -> Generator[Cursor]:
        """A bare cursor whose user begins and commits by herself; what was not committed at the end did not happen.

        Several statements may be sent at once, which is what makes a decision quick.
        """
        with self.bare() as bare, psycopg.ClientCursor(bare) as cursor:
            yield cursor

    @contextmanager
    def bare(self) -> Generator[psycopg.Connection[TupleRow]]:
        """The driver's connection, on which every statement is a transaction until somebody begins one."""
        with reaching():
            pooled = self.engine.raw_connection()
            bare = bare_connection(pooled)
            bare.autocommit = True
            try:
                yield bare
            finally:
                if bare.broken:
                    pooled.invalidate()
                else:
                    bare.rollback()
                    bare.autocommit = False
                pooled.close()


def bare_connection(pooled: PoolProxiedConnection) -> psycopg.Connection[TupleRow]:
    """The driver's own connection behind a pooled one."""
    bare = pooled.driver_connection
    if _is_psycopg(bare):
        return bare
    raise TypeError("storage needs the psycopg driver: postgresql+psycopg://…")


def _is_psycopg(connection: object) -> TypeGuard[psycopg.Connection[TupleRow]]:
    return isinstance(connection, psycopg.Connection)


def open_database(database_url: str, role: Role, *, connections: int = 30) -> Database:
    """Make a pool of connections that act as `role`; connects on first use.

    Args:
        connections: how many at most; a third of them is kept open.
    """
    kept = max(1, connections // 3)
    engine = create_engine(
        database_url,
        pool_size=kept,
        max_overflow=connections - kept,
        pool_timeout=10,
        connect_args={"connect_timeout": 5, "application_name": role},
    )

    def become(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute(f"set role {role};{_SESSION}")
        cursor.close()
        connection.commit()

    def forsake_dead(connection: DBAPIConnection, _entry: ConnectionPoolEntry, _pooled: object) -> None:
        # Nothing is expected on an idle connection: bytes waiting there are the server's farewell.
        waiting = sockets.poll()
        if isinstance(connection, psycopg.Connection):
            waiting.register(connection.fileno(), sockets.POLLIN)
        if waiting.poll(0):
            raise exc.DisconnectionError("the server closed this connection")

    event.listen(engine, "connect", become)
    event.listen(engine, "checkout", forsake_dead)
    return Database(engine)
