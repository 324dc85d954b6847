"""A server that says nothing is given up: what hangs keeps its socket open, and nothing else would end the waiting."""

import socket
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import monotonic

import pytest

from licensing.words.errors import StorageFailed
from storage.database import Database, open_database
from storage.exchange import exchange

PATIENCE_SECONDS = 0.5


class Wire:
    """Carries bytes between a client and the database's socket, until it is told to carry none."""

    def __init__(self, behind: str) -> None:
        self.behind, self.is_dumb = behind, Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self.behind)
            for source, sink in ((client, server), (server, client)):
                Thread(target=self._carry, args=(source, sink), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket) -> None:
        with source, suppress(OSError):
            while content := source.recv(65536):
                if not self.is_dumb.is_set():
                    sink.sendall(content)
        with suppress(OSError):
            sink.shutdown(socket.SHUT_RDWR)


@contextmanager
def wired(database_url: str) -> Generator[tuple[Wire, Database]]:
    user, _, place = database_url.partition("@")
    name, _, query = place.lstrip("/").partition("?host=")
    folder = query.partition("&")[0].replace("%2F", "/")
    wire = Wire(f"{folder}/.s.PGSQL.5432")
    database = open_database(f"{user}@127.0.0.1:{wire.port}/{name}", "izin_worker")
    try:
        yield wire, database
    finally:
        wire.listener.close()
        database.close()


def ask_by_cursor(database: Database) -> None:
    with database.deciding() as cursor:
        cursor.connection.patience_seconds = PATIENCE_SECONDS  # pyright: ignore[reportAttributeAccessIssue]
        cursor.execute("select 1")


def ask_by_exchange(database: Database) -> None:
    with database.bare() as bare:
        bare.patience_seconds = PATIENCE_SECONDS
        exchange(bare, ("select 1",))


@pytest.mark.parametrize("ask", [ask_by_cursor, ask_by_exchange])
def test_a_server_that_hangs_is_given_up_and_the_next_one_is_asked_anew(
    database_url: str, ask: Callable[[Database], None]
) -> None:
    with wired(database_url) as (wire, database):
        ask(database)
        wire.is_dumb.set()
        began = monotonic()
        with ThreadPoolExecutor(1) as asking, pytest.raises(StorageFailed, match="said nothing") as failed:
            asking.submit(ask, database).result(10)
        assert failed.value.retryable
        assert PATIENCE_SECONDS <= monotonic() - began < 10 * PATIENCE_SECONDS
        wire.is_dumb.clear()
        ask(database)


@pytest.mark.parametrize("role", ["izin_portal", "izin_worker"])
def test_every_connection_waits_longer_than_its_statements_may_take(database_url: str, role: str) -> None:
    database = open_database(database_url, "izin_portal" if role == "izin_portal" else "izin_worker")
    try:
        with database.bare() as bare:
            (milliseconds,) = bare.execute(
                "select setting::integer from pg_settings where name = 'statement_timeout'"
            ).fetchone() or (0,)
            assert 0 < int(milliseconds) / 1000 < bare.patience_seconds
        with database.transaction() as mapped:
            shown = mapped.exec_driver_sql("show idle_in_transaction_session_timeout").scalar()
        assert shown == "1min"
    finally:
        database.close()
