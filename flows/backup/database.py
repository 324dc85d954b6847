"""The embedded databases, out and in again: `pg_dump` of one snapshot, the roles beside it, `pg_restore`.

As its superuser: anybody else is shown no rows. What is counted and which files the records name is asked of the very
snapshot that is dumped. Dumps are of PostgreSQL's own format and fit newer versions of it.
"""

import os
import signal
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import psycopg
from psycopg import sql

from flows.backup.manifest import keep_private
from flows.services.connections import DATABASE, socket_folder
from flows.services.errors import BackupRefused, ServiceUnreachable
from flows.services.postgres import SUPERUSER
from flows.services.postgres_programs import programs
from flows.services.service import plain_environment
from flows.services.setpriv import dying_with_us
from flows.services.state import Credentials

# As events write them, in one order: the digest follows the key, in the same object.
NAMED = r"""select m[1], m[2] from commits,
    regexp_matches(events, '"key":"([^"\\]*)"[^{}]*?"sha256":"([0-9a-f]{64})"', 'g') m group by 1, 2"""
WAITS = "select to_regclass('waiting') is not null"
# In the dump, where the store does not have them yet. An older release has no such table.
WAITING = "select key, sha256 from waiting"
NOBODYS = "select rolname from pg_roles where not rolcanlogin and rolname !~ '^pg_' order by 1"
DIE_WITH_US = dying_with_us(signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Server:
    """The embedded server of one state folder, and its programs."""

    socket: Path
    programs: Path
    superuser_password: str = field(repr=False)
    database_password: str = field(repr=False)

    def connect(self, database: str, *, user: str = SUPERUSER) -> psycopg.Connection:
        """Sign in."""
        password = self.superuser_password if user == SUPERUSER else self.database_password
        try:
            return psycopg.connect(
                host=os.fspath(self.socket), user=user, password=password, dbname=database, connect_timeout=10
            )
        except psycopg.OperationalError as failed:
            said = str(failed).strip().partition("\n")[0]
            raise ServiceUnreachable(f"PostgreSQL: does not answer ({said}). Read its log.") from failed

    def run(self, program: str, *arguments: str) -> str:
        """Run one of its programs as the superuser, and return what it wrote.

        Raises:
            BackupRefused: it failed; its last line says why.
        """
        signed_in = {"PGHOST": str(self.socket), "PGUSER": SUPERUSER, "PGPASSWORD": self.superuser_password}
        done = subprocess.run(
            (*DIE_WITH_US, str(self.programs / program), "--no-password", *arguments),
            env={**plain_environment(), **signed_in},
            capture_output=True,
            text=True,
            umask=0o077,
            check=False,
        )
        if done.returncode:
            said = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
            raise BackupRefused(f"{program}: failed: {said}")
        return done.stdout


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the records are at one moment.

    `named` are the files that events name: digest by key; `waiting` are those that lie among the records themselves.
    """

    id: str
    taken_at: datetime
    revision: str
    postgresql: int
    roles: tuple[str, ...]
    applications: int
    commits: int
    named: dict[str, str]
    waiting: dict[str, str]


def server_of(home: Path, credentials: Credentials) -> Server:
    """The server of a state folder."""
    return Server(
        socket_folder(home),
        programs(home),
        credentials.superuser_password,
        credentials.database_password,
    )


@contextmanager
def snapshot(server: Server) -> Generator[Snapshot]:
    """Hold the records as they are now, for as long as the context is open."""
    with server.connect(DATABASE) as holding:
        holding.execute("set transaction isolation level repeatable read, read only")
        # It says nothing while the dump is written, which may take longer than the server lets anybody be silent.
        holding.execute("set local idle_in_transaction_session_timeout = 0")
        found = holding.execute(
            "select pg_export_snapshot(), now(), (select version_num from alembic_version), "
            "current_setting('server_version_num')::int / 10000, "
            "(select count(*) from cases), (select count(*) from commits)"
        ).fetchone()
        if found is None:
            raise BackupRefused("PostgreSQL: the records do not say how many they are. Run `izin up` once.")
        roles = tuple(str(name) for (name,) in holding.execute(NOBODYS))
        named = {str(key): str(digest) for key, digest in holding.execute(NAMED)}
        waits = holding.execute(WAITS).fetchone()
        rows = holding.execute(WAITING) if waits and waits[0] else ()
        waiting = {str(key): str(digest) for key, digest in rows}
        id, taken_at, revision, major, applications, commits = found
        yield Snapshot(id, taken_at, revision, major, roles, applications, commits, named, waiting)


def dump(server: Server, database: str, into: Path, *, snapshot: str | None = None) -> None:
    """Write a database into a file."""
    seen = (f"--snapshot={snapshot}",) if snapshot else ()
    # Level 1: the rest of the levels cost several times the processor and save a tenth of the room.
    server.run(
        "pg_dump",
        "--format=custom",
        "--compress=1",
        *seen,
        f"--file={keep_private(into)}",
        f"--dbname={database}",
    )


def dump_roles(server: Server, into: Path) -> None:
    """Write the roles as SQL, without passwords: for people, and for a server that is no embedded one."""
    keep_private(into).write_text(server.run("pg_dumpall", "--roles-only", "--no-role-passwords"))


def restore(server: Server, database: str, dumped: Path) -> None:
    """Fill an empty database out of a file."""
    server.run("pg_restore", "--exit-on-error", "--jobs=2", f"--dbname={database}", str(dumped))
    with server.connect(database) as connection:
        connection.autocommit = True
        connection.execute("analyze")


def make_roles(server: Server, roles: tuple[str, ...]) -> None:
    """Make the roles that the records speak of, as the login that becomes them and inherits nothing."""
    with server.connect(DATABASE, user=DATABASE) as connection:
        for role in roles:
            if not connection.execute("select from pg_roles where rolname = %s", (role,)).fetchone():
                connection.execute(sql.SQL("create role {} nologin").format(sql.Identifier(role)))
            granted = sql.SQL("grant {} to current_user with inherit false, set true")
            connection.execute(granted.format(sql.Identifier(role)))


def count(server: Server) -> tuple[int, int]:
    """How many applications and commits there are."""
    with server.connect(DATABASE) as connection:
        found = connection.execute(
            "select (select count(*) from cases), (select count(*) from commits)"
        ).fetchone()
    return (found[0], found[1]) if found else (0, 0)
