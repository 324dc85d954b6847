"""Connections and transactions: which role, on whose behalf, and what an unreachable database looks like.

Every connection becomes `izin_portal` or `izin_worker` as soon as it is made. Who asks is set for one transaction
only; row-level security reads it, so a transaction for which nobody was named sees no case at all (as `izin_portal`).
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import BoundedSemaphore
from typing import Literal, TypeGuard

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.rows import TupleRow
from sqlalchemy import Connection, Engine, bindparam, create_engine, event, exc, func, make_url, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from licensing.city.people import Officer, Party, Tracker, keeps_books, overseen_by
from licensing.words.errors import StorageFailed
from storage.pool import PATIENCE_SECONDS, BareConnection, Pool, has_ended

CONNECT_SECONDS = 5

Role = Literal["izin_portal", "izin_worker"]

APPLICANT = "applicant"
"""The applicant's name in `case_parties`; an agency's role is there as `agency.role`."""

CONNECTING: dict[str, str | int] = {
    "connect_timeout": CONNECT_SECONDS,
    # `exchange` reads and writes it, whatever a server or a user has as its own.
    "client_encoding": "UTF8",
    # A machine that is gone says nothing: over TCP it is given up after about a minute.
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}

_SESSION = """
set lock_timeout = '10s';
set idle_in_transaction_session_timeout = '60s';
set log_parameter_max_length_on_error = 0;
set jit = off;
set timezone = 'UTC';
"""

# People wait for the portal; the worker audits and exports everything, in pieces.
_STATEMENTS_MAY_TAKE_SECONDS: dict[Role, int] = {"izin_portal": 30, "izin_worker": 120}
_MORE_SECONDS = 10
"""The server ends a statement by itself; one that has not even done that hangs."""

_ON_BEHALF = select(
    func.set_config("izin.officer_roles", bindparam("roles"), True),
    func.set_config("izin.application", bindparam("tracked"), True),
    func.set_config("izin.oversees", bindparam("oversees"), True),
    func.set_config("izin.books", bindparam("books"), True),
)

Cursor = psycopg.ClientCursor[TupleRow]


@contextmanager
def reaching() -> Generator[None]:
    """Say plainly that the database did not do its part; whatever else is raised is a bug and passes."""
    try:
        yield
    except (psycopg.OperationalError, exc.OperationalError, exc.TimeoutError) as failed:
        said = failed.orig if isinstance(failed, exc.OperationalError) else failed
        what = str(said).strip().partition("\n")[0]
        if isinstance(said, psycopg.errors.DiskFull):
            full = f"Database: its disk is full ({what}). Make room; what waits goes on by itself."
            raise StorageFailed(full, retryable=True, is_full=True) from failed
        message = f"Database: it did not answer ({what}). Check that it runs and that its URL is right."
        raise StorageFailed(message, retryable=True) from failed


@dataclass(frozen=True, slots=True)
class Database:
    """Connections, all in one role: SQLAlchemy's for queries that are put together, bare ones for what is fixed."""

    engine: Engine
    pool: Pool

    @contextmanager
    def reading(self, party: Party) -> Generator[Connection]:
        """A transaction on behalf of a party."""
        roles = ",".join(str(role) for role in party.known_by) if isinstance(party, Officer) else ""
        tracked = party.application if isinstance(party, Tracker) else ""
        oversees = ",".join(overseen_by(party).names)
        with reaching(), self.engine.begin() as connection:
            asked = {"roles": roles, "tracked": tracked, "oversees": oversees}
            connection.execute(_ON_BEHALF, asked | {"books": "yes" if keeps_books(party) else ""})
            yield connection

    @contextmanager
    def transaction(self) -> Generator[Connection]:
        """A transaction that concerns no case, or is Izin's own."""
        with reaching(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def deciding(self) -> Generator[Cursor]:
        """A bare cursor whose user begins and commits by herself; what was not committed at the end did not happen.

        Several statements may be sent at once.
        """
        with self.bare() as bare, psycopg.ClientCursor(bare) as cursor:
            yield cursor

    @contextmanager
    def bare(self) -> Generator[BareConnection]:
        """The same without a cursor: decisions and inboxes."""
        with reaching(), self.pool.connection() as connection:
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()
        self.pool.close()


def bare_connection(pooled: PoolProxiedConnection) -> psycopg.Connection[TupleRow]:
    """The driver's own connection behind a pooled one."""
    bare = pooled.driver_connection
    if _is_psycopg(bare):
        return bare
    raise TypeError("storage needs the psycopg driver: postgresql+psycopg://…")


def _is_psycopg(connection: object) -> TypeGuard[psycopg.Connection[TupleRow]]:
    return isinstance(connection, psycopg.Connection)


def open_database(database_url: str, role: Role, *, connections: int = 30) -> Database:
    """Make pools of connections that act as `role`; connects on first use.

    Args:
        connections: how many at most, two thirds of them bare; half of them are kept open.
    """
    mapped = max(1, connections // 3)
    bare = max(1, connections - mapped)
    engine = create_engine(
        database_url,
        creator=partial(_open_bare, database_url, role, autocommit=False),
        pool_size=max(1, mapped // 2),
        max_overflow=mapped - max(1, mapped // 2),
        pool_timeout=PATIENCE_SECONDS,
        # Its errors would quote what somebody typed.
        hide_parameters=True,
    )

    def forsake_dead(connection: DBAPIConnection, _entry: ConnectionPoolEntry, _pooled: object) -> None:
        if isinstance(connection, psycopg.Connection) and has_ended(connection):
            raise exc.DisconnectionError("the server closed this connection")

    event.listen(engine, "checkout", forsake_dead)
    return Database(
        engine,
        Pool(
            partial(_open_bare, database_url, role, autocommit=True), BoundedSemaphore(bare), bare // 2 or 1
        ),
    )


def _open_bare(database_url: str, role: Role, *, autocommit: bool) -> BareConnection:
    url = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = BareConnection.connect(
        make_conninfo(url, application_name=role, **CONNECTING), autocommit=True
    )
    connection.patience_seconds = _STATEMENTS_MAY_TAKE_SECONDS[role] + _MORE_SECONDS
    connection.execute(_session(role).encode())
    connection.autocommit = autocommit
    return connection


def _session(role: Role) -> str:
    return f"set role {role};{_SESSION}set statement_timeout = '{_STATEMENTS_MAY_TAKE_SECONDS[role]}s';"
