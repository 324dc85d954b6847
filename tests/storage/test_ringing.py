"""The bell: whoever decided never waits for it, and what she recorded last is rung for before her process ends."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from threading import Thread

import psycopg
import pytest

from storage import ringing
from storage.database import Database, open_database
from storage.ringing import Bell
from tests.storage.conftest import connected
from tests.storage.process import publish
from tests.storage.stories import submitted


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with closing(open_database(database_url, "izin_portal")) as database:
        yield database


@pytest.fixture
def listening(database_url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(database_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("listen izin_outbox")
        yield connection


def heard(listening: psycopg.Connection) -> int:
    return len([*listening.notifies(timeout=0.3)])


def test_who_decides_and_ends_at_once_has_rung(database_url: str, listening: psycopg.Connection) -> None:
    with closing(connected(database_url, "izin_worker")) as worker:
        publish(worker)
    with closing(connected(database_url, "izin_portal")) as portal:
        submitted(portal)
    assert heard(listening) == 1


def test_a_crowd_rings_seldom_and_begins_one_thread(
    database: Database, listening: psycopg.Connection
) -> None:
    bell = Bell(database)
    crowd = [Thread(target=lambda: [bell.ring() for _ in range(100)]) for _ in range(10)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    bell.close()
    assert 1 <= heard(listening) < 100
    assert bell.ringer is not None
    assert not bell.ringer.is_alive()


def test_nobody_waits_at_the_end_for_a_database_that_says_nothing(
    database: Database, listening: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ringing, "PATIENCE_SECONDS", 0.1)
    bell = Bell(database)
    with database.bare() as connection:
        server = connection.pgconn.backend_pid
    os.kill(server, signal.SIGSTOP)
    try:
        bell.ring()
        closing_it = Thread(target=bell.close, daemon=True)
        closing_it.start()
        closing_it.join(5)
        assert not closing_it.is_alive()
    finally:
        os.kill(server, signal.SIGCONT)
    assert heard(listening) == 1
