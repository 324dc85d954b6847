"""The embedded PostgreSQL server: one cluster with a database for Izin and one for Prefect.

It listens on a Unix socket in its own folder only, asks everybody for a password, and keeps `fsync` on. A
server that was killed leaves a `postmaster.pid` and sometimes children behind; both are cleared before the
next start, so that what remains to do is PostgreSQL's own crash recovery.
"""

import asyncio
import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import LiteralString

import psutil
import psycopg
from psycopg import sql

from flows.services.connections import DATABASE, PREFECT_DATABASE, socket_folder
from flows.services.errors import ServiceFailed
from flows.services.postgres_programs import ensure_system_user, programs
from flows.services.service import Service, plain_environment
from flows.services.setpriv import as_user
from flows.services.state import Credentials

SUPERUSER = "postgres"
ORPHANS_MAY_TAKE_SECONDS = 2
CONNECT_SECONDS = 5
OPTIONS = {
    "listen_addresses": "",
    "fsync": "on",
    "synchronous_commit": "on",
    "max_connections": "200",
    "timezone": "UTC",
    # Whoever hangs in the midst of a transaction lets go of its locks, and nobody computes for a client that is gone.
    "idle_in_transaction_session_timeout": "60s",
    "client_connection_check_interval": "10s",
    # Our statements are short; compiling them costs more than running them.
    "jit": "off",
    # Its log is no place for what people typed: neither statements and their values nor the rows an error is about.
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
}


def postgres(home: Path, credentials: Credentials) -> Service:
    """Describe the server of one state folder."""
    folder = socket_folder(home)
    bin_folder = programs(home)
    system_user = ensure_system_user()

    def make_ready_to_start() -> None:
        _make_cluster(folder, bin_folder, system_user, credentials.superuser_password)
        _clear_remains(folder)

    async def is_ready() -> bool:
        return await asyncio.to_thread(_answers, folder, credentials.superuser_password)

    async def is_alive() -> bool:
        return await asyncio.to_thread(_says_something, folder, credentials.superuser_password)

    options = (f"-c{name}={value}" for name, value in OPTIONS.items())
    return Service(
        name="postgres",
        title="PostgreSQL",
        address=f"{folder}/.s.PGSQL.5432",
        command=(str(bin_folder / "postgres"), f"-D{folder}", f"-k{folder}", *options),
        environment=plain_environment(),
        is_ready=is_ready,
        is_alive=is_alive,
        folder=folder,
        before_start=make_ready_to_start,
        after_ready=lambda: _make_databases(folder, credentials),
        system_user=system_user,
        # The "fast" shutdown: the default one would wait for every client to leave.
        stop_signal=signal.SIGINT,
    )


def _make_cluster(folder: Path, bin_folder: Path, system_user: str | None, password: str) -> None:
    """Run initdb once; a half-made cluster never gets the final name."""
    if folder.exists():
        return
    draft = folder.with_name("pg.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    password_path = folder.with_name(f"pg.{secrets.token_hex(4)}")
    with _password_file(password_path, password, system_user) as password_file:
        if system_user:
            shutil.chown(draft, system_user)
        initdb = (
            *as_user(system_user),
            str(bin_folder / "initdb"),
            f"--pgdata={draft}",
            f"--username={SUPERUSER}",
            f"--pwfile={password_file}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            # The collation that comes with the server itself is the same on every machine.
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C.UTF-8",
        )
        made = subprocess.run(
            initdb, env=plain_environment(), cwd=draft, capture_output=True, text=True, check=False
        )
    if made.returncode:
        said = made.stderr.strip()
        raise ServiceFailed(f"PostgreSQL: no database could be made in {folder}. initdb says: {said}")
    draft.rename(folder)


@contextmanager
def _password_file(path: Path, password: str, owner: str | None) -> Generator[Path]:
    path.touch(mode=0o600)
    try:
        path.write_text(password)
        if owner:
            shutil.chown(path, owner)
        yield path
    finally:
        path.unlink()


def _clear_remains(folder: Path) -> None:
    """Wait for the children of a killed server, end those that stay, and remove its pid file.

    Nothing is lost by ending them: what was committed is in the write-ahead log.
    """
    orphans = [process for process in psutil.process_iter(["name"]) if _serves(process, folder)]
    _, staying = psutil.wait_procs(orphans, timeout=ORPHANS_MAY_TAKE_SECONDS)
    for process in staying:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(staying, timeout=ORPHANS_MAY_TAKE_SECONDS)
    (folder / "postmaster.pid").unlink(missing_ok=True)


def _serves(process: psutil.Process, folder: Path) -> bool:
    try:
        return process.info["name"] == "postgres" and process.cwd() == os.fspath(folder.resolve())
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        # Gone meanwhile, or another user's and so not ours.
        return False


def _as_superuser(folder: Path, password: str) -> psycopg.Connection:
    return psycopg.connect(
        host=os.fspath(folder),
        user=SUPERUSER,
        password=password,
        dbname="postgres",
        autocommit=True,
        connect_timeout=CONNECT_SECONDS,
        options="-c statement_timeout=10s",
    )


def _answers(folder: Path, password: str) -> bool:
    try:
        with _as_superuser(folder, password) as connection:
            connection.execute("select 1")
    except psycopg.OperationalError:
        return False
    return True


def _says_something(folder: Path, password: str) -> bool:
    """Whether it answers at all: one that recovers, or has no place for another guest, says so."""
    try:
        _as_superuser(folder, password).close()
    except psycopg.OperationalError as refused:
        return "FATAL" in str(refused)
    return True


def _make_databases(folder: Path, credentials: Credentials) -> None:
    """Make the two roles and their databases, or leave them as they are.

    Raises:
        ServiceFailed: the server refused, for want of room for instance.
    """
    try:
        _make_them(folder, credentials)
    except psycopg.Error as refused:
        said = str(refused).strip().partition("\n")[0]
        raise ServiceFailed(f"PostgreSQL: its databases could not be made ({said}).") from refused


def _make_them(folder: Path, credentials: Credentials) -> None:
    with _as_superuser(folder, credentials.superuser_password) as connection:
        # Izin's migrations make the roles that row-level security speaks of, and its role becomes them.
        _make_role(connection, DATABASE, credentials.database_password, "createrole createdb nobypassrls")
        own_roles = sql.SQL("alter role {} set createrole_self_grant = 'set'")
        connection.execute(own_roles.format(sql.Identifier(DATABASE)))
        _make_role(connection, PREFECT_DATABASE, credentials.prefect_database_password, "nobypassrls")
        for name in (DATABASE, PREFECT_DATABASE):
            _make_database(connection, name)


def _make_role(connection: psycopg.Connection, name: str, password: str, abilities: LiteralString) -> None:
    known = connection.execute("select 1 from pg_roles where rolname = %s", (name,)).fetchone()
    role = sql.Identifier(name)
    if known is None:
        connection.execute(sql.SQL("create role {} login password {}").format(role, sql.Literal(password)))
    connection.execute(sql.SQL("alter role {} {}").format(role, sql.SQL(abilities)))


def _make_database(connection: psycopg.Connection, name: str) -> None:
    known = connection.execute("select 1 from pg_database where datname = %s", (name,)).fetchone()
    if known is None:
        named = sql.Identifier(name)
        connection.execute(sql.SQL("create database {} owner {}").format(named, named))
        connection.execute(sql.SQL("revoke connect on database {} from public").format(named))
