"""What the database itself keeps of shares: nobody waits for the dead, and days never meet, whoever writes them."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest

from storage import Records
from tests.ports.halls import DEFINITION, apply
from tests.storage.process import publish

DATED = """select hold_v3('REG-X', null, 'coba', '2026-11-23',
    '[{"what": "dated", "pool": "balai", "key": "Mati", "first": "2027-05-15", "last": "2027-05-16"}]')"""


def connected(database_url: str) -> psycopg.Connection:
    return psycopg.connect(database_url.replace("+psycopg", ""))


def wait_behind(pid: int, looking: psycopg.Connection) -> None:
    """Return as soon as somebody waits for what this process has locked."""
    until = time.monotonic() + 20
    query = "select 1 from pg_locks where not granted and %s = any(pg_blocking_pids(pid))"
    while looking.execute(query, (pid,)).fetchone() is None:
        assert time.monotonic() < until
        time.sleep(0.02)  # between two looks


def test_whoever_waits_for_somebody_who_dies_gets_what_she_asked_for(
    database_url: str, portal: Records, worker: Records
) -> None:
    publish(worker, DEFINITION)
    with (
        closing(connected(database_url)) as dying,
        connected(database_url) as killer,
        ThreadPoolExecutor(1) as other,
    ):
        dying.execute("set role izin_portal")
        dying.execute(DATED)
        waiting = other.submit(apply, portal, gedung="Mati", mulai="2027-05-16", selesai="2027-05-17")
        wait_behind(dying.info.backend_pid, killer)
        assert not waiting.done()
        killer.execute("select pg_terminate_backend(%s)", (dying.info.backend_pid,))
        assert waiting.result(timeout=20).application


def test_the_database_itself_keeps_days_apart(database_url: str, worker: Records) -> None:
    row = "insert into shares (pool, key, application, days) values ('balai', 'Setu', %s, %s)"
    with connected(database_url) as connection:
        connection.execute("set role izin_gate")
        connection.execute(row, ("REG-1", "{[2027-05-15,2027-05-17)}"))
        connection.execute(row, ("REG-2", "{[2027-05-17,2027-05-18)}"))
        with pytest.raises(psycopg.errors.ExclusionViolation):
            connection.execute(row, ("REG-3", "{[2027-05-16,2027-05-20)}"))
        connection.rollback()
