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


def floor_cases_per_second(database_url: str, *, transactions: int, cases: int, at_once: int) -> float:
    """Cases per second of the floor."""
    url = database_url.replace("postgresql+psycopg://", "postgresql://", 1)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(TABLES)
    began = time.perf_counter()
    with ThreadPoolExecutor(at_once) as writers:
        share = cases // at_once
        done = sum(writers.map(_write, repeat(url, at_once), repeat(share), repeat(transactions)))
    return done / (time.perf_counter() - began)


def _write(url: str, cases: int, transactions: int) -> int:
    with psycopg.connect(url, autocommit=True) as connection:
        for _ in range(cases):
            row = connection.execute("insert into floor.cases (version) values (1) returning id").fetchone()
            case = row[0] if row else 0
            for sequence in range(2, transactions + 1):
                with connection.transaction():
                    connection.execute("select version from floor.cases where id = %s for update", (case,))
                    connection.execute("insert into floor.events values (%s, %s, %s)", (case, sequence, BODY))
                    connection.execute("update floor.cases set version = %s where id = %s", (sequence, case))
    return cases


def durable_transactions_per_case(database_url: str, cases: int) -> int:
    """How many transactions wrote the histories of that many cases, effects included; at least one per act."""
    url = database_url.replace("postgresql+psycopg://", "postgresql://", 1)
    with psycopg.connect(url) as connection:
        connection.execute("set role izin_worker")
        row = connection.execute("select count(distinct xmin::text) from commits").fetchone()
    return max(1, round((row[0] if row else 0) / cases))
