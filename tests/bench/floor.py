"""The floor: plain psycopg writing as many durable transactions per case, on the same database server.

One row of history and one changed row per transaction, by as many connections as people drive cases. It says what the
machine's disk and PostgreSQL allow today, so that figures of two days can be compared.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

import psycopg

TABLES = """
create schema floor;
create table floor.cases (id bigint generated always as identity primary key, version integer not null);
create table floor.events (
    id bigint not null, sequence integer not null, body jsonb not null, primary key (id, sequence));
"""
BODY = '{"type": "task-decided", "by": "petugas", "outcome": "disetujui", "reason": ""}'


def make(database_url: str) -> None:
    """Make its tables."""
    with psycopg.connect(plain(database_url), autocommit=True) as connection:
        connection.execute(TABLES)


def seconds(database_url: str, *, transactions: int, cases: int, at_once: int) -> float:
    """How long so many cases take, some at a time."""
    began = time.perf_counter()
    with ThreadPoolExecutor(at_once) as writers:
        share = repeat(cases // at_once, at_once)
        done = sum(writers.map(_write, repeat(plain(database_url)), share, repeat(transactions)))
    return (time.perf_counter() - began) * cases / done


def waits_ms(database_url: str, *, transactions: int, cases: int) -> list[float]:
    """How long from the beginning of each transaction until another query sees what it wrote, one after another."""
    waits: list[float] = []
    with psycopg.connect(plain(database_url), autocommit=True) as connection:
        for _ in range(cases):
            case = _open(connection)
            for sequence in range(2, transactions + 1):
                began = time.perf_counter()
                _continue(connection, case, sequence)
                connection.execute("select version from floor.cases where id = %s", (case,)).fetchone()
                waits.append((time.perf_counter() - began) * 1000)
    return waits


def durable_transactions_per_case(database_url: str, cases: int) -> int:
    """How many transactions wrote the histories of that many cases, effects included; at least one per act."""
    with psycopg.connect(plain(database_url)) as connection:
        connection.execute("set role izin_worker")
        row = connection.execute("select count(distinct xmin::text) from commits").fetchone()
    return max(1, round((row[0] if row else 0) / cases))


def plain(database_url: str) -> str:
    """The URL as the driver itself takes it."""
    return database_url.replace("postgresql+psycopg://", "postgresql://", 1)


def _write(url: str, cases: int, transactions: int) -> int:
    with psycopg.connect(url, autocommit=True) as connection:
        for _ in range(cases):
            case = _open(connection)
            for sequence in range(2, transactions + 1):
                _continue(connection, case, sequence)
    return cases


def _open(connection: psycopg.Connection) -> int:
    row = connection.execute("insert into floor.cases (version) values (1) returning id").fetchone()
    return row[0] if row else 0


def _continue(connection: psycopg.Connection, case: int, sequence: int) -> None:
    with connection.transaction():
        connection.execute("select version from floor.cases where id = %s for update", (case,))
        connection.execute("insert into floor.events values (%s, %s, %s)", (case, sequence, BODY))
        connection.execute("update floor.cases set version = %s where id = %s", (sequence, case))
