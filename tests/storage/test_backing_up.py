"""The moment of a backup is held for as long as the dump takes."""

import time
from io import BytesIO
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from flows.backup import database
from storage.waiting import Room
from tests.storage.away import file_of
from tests.storage.conftest import connected, make_database, name_of


def test_a_moment_is_held_for_longer_than_the_server_lets_anybody_be_silent(
    cluster: str, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = name_of(database_url)
    monkeypatch.setattr("flows.backup.database.DATABASE", name)
    server = database.Server(Path(str(make_url(cluster).query["host"])), Path(), "", "")
    with psycopg.connect(cluster, autocommit=True) as superuser:
        superuser.execute(f"alter database {name} set idle_in_transaction_session_timeout = '100ms'".encode())
    with database.snapshot(server) as taken:
        time.sleep(0.5)  # what a dump takes
        with server.connect(name) as dumping:
            dumping.execute("set transaction isolation level repeatable read")
            dumping.execute(f"set transaction snapshot '{taken.id}'".encode())
    assert (taken.applications, taken.named) == (0, {})


def test_an_upload_that_waits_for_the_object_store_is_taken_with_the_records(
    cluster: str, migrated: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = make_database(cluster, copied_from=migrated)
    monkeypatch.setattr("flows.backup.database.DATABASE", name_of(url))
    server = database.Server(Path(str(make_url(cluster).query["host"])), Path(), "", "")
    portal, file = connected(url, "izin_portal"), file_of(b"%PDF", "uploads/a.pdf")
    assert Room(portal.database, 1000).keep(file, BytesIO(b"%PDF"))
    portal.close()
    with database.snapshot(server) as taken:
        assert taken.waiting == {file.key: file.sha256}
    with server.connect(name_of(url)) as older:
        older.execute("drop table waiting cascade")
    with database.snapshot(server) as taken:
        assert taken.waiting == {}, "a release that had no such table is backed up before it is migrated"
