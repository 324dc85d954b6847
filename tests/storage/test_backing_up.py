"""The moment of a backup is held for as long as the dump takes."""

import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from flows.backup import database
from tests.storage.conftest import name_of


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
