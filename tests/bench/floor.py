"""The floor: plain psycopg writing as many durable transactions per case, on the same database server.

It says what the machine's disk and PostgreSQL allow today, so that figures of two days can be compared. At the least, a
transaction writes one row of history and changes one row; carrying what ours carry, it also closes a task and opens the
next, and its texts are as long as ours. In neither does anybody decide, may anybody see less than all, or is anything
chained, sealed, searched or owed. Connections are kept, as ours are.
"""

import time
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import repeat

import psycopg

TABLES = """
create schema floor;
create table floor.cases (
    id bigint generated always as identity primary key, version integer not null, state text not null);
create table floor.events (
    id bigint not null, sequence integer not null, body text not null, primary key (id, sequence));
create table floor.tasks (
    id bigint not null, sequence integer not null, agency text not null, is_open boolean not null,
    primary key (id, sequence));
create index on floor.tasks (agency) where is_open;
"""
BODY = '{"type": "task-decided", "by": "petugas", "outcome": "disetujui", "reason": ""}'
OF_USUAL_LENGTH = """
select {0} from {1} order by abs(length({0}) - (select avg(length({0})) from {1})) limit 1
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What a transaction carries: its text in the history, and the state beside it; with a state, tasks as well."""

    body: str
    state: str = ""


LEAST = Load(BODY)


@dataclass(frozen=True, slots=True)
class Floor:
    """Writes with connections that stay open; each belongs to one thread at a time."""

    connections: Sequence[psycopg.Connection]

    def seconds(self, load: Load, *, transactions: int, cases: int) -> float:
        """How long so many cases take, as many at a time as there are connections."""
        began = time.perf_counter()
        at_once = len(self.connections)
        with ThreadPoolExecutor(at_once) as writers:
            shares = repeat(cases // at_once)
            done = sum(writers.map(_write, self.connections, repeat(load), shares, repeat(transactions)))
        return (time.perf_counter() - began) * cases / done

    def waits_ms(self, load: Load, *, transactions: int) -> list[float]:
        """Of one case: from the beginning of each transaction until another query sees what it wrote."""
        waits: list[float] = []
        connection = self.connections[0]
        case = _open(connection, load)
        for sequence in range(2, transactions + 1):
            began = time.perf_counter()
            _continue(connection, load, case, sequence)
            connection.execute("select version from floor.cases where id = %s", (case,)).fetchone()
            waits.append((time.perf_counter() - began) * 1000)
        return waits


@contextmanager
def standing(database_url: str, *, at_once: int) -> Generator[Floor]:
    """Make its tables, and keep connections open."""
    with ExitStack() as kept:
        urls = [plain(database_url)] * at_once
        connections = [kept.enter_context(psycopg.connect(url, autocommit=True)) for url in urls]
        connections[0].execute(TABLES)
        yield Floor(connections)


def like_ours(database_url: str) -> Load:
    """What transactions carry whose texts are as long as those of the cases in this database are on average."""
    with psycopg.connect(plain(database_url)) as connection:
        connection.execute("set role izin_worker")
        usual = (("events", "commits"), ("snapshot", "cases"))
        body, state = (
            connection.execute(OF_USUAL_LENGTH.format(*each).encode()).fetchone() for each in usual
        )
    if body is None or state is None:
        raise RuntimeError("no case was decided yet, so nobody knows how long texts are")
    return Load(str(body[0]), str(state[0]))


def durable_transactions_per_case(database_url: str, cases: int) -> int:
    """How many transactions wrote the histories of that many cases, effects included; at least one per act."""
    with psycopg.connect(plain(database_url)) as connection:
        connection.execute("set role izin_worker")
        row = connection.execute("select count(distinct xmin::text) from commits").fetchone()
    return max(1, round((row[0] if row else 0) / cases))


def plain(database_url: str) -> str:
    """The URL as the driver itself takes it."""
    return database_url.replace("postgresql+psycopg://", "postgresql://", 1)


def _write(connection: psycopg.Connection, load: Load, cases: int, transactions: int) -> int:
    for _ in range(cases):
        case = _open(connection, load)
        for sequence in range(2, transactions + 1):
            _continue(connection, load, case, sequence)
    return cases


def _open(connection: psycopg.Connection, load: Load) -> int:
    with connection.transaction():
        opened = "insert into floor.cases (version, state) values (1, %s) returning id"
        row = connection.execute(opened, (load.state,)).fetchone()
        case = row[0] if row else 0
        connection.execute("insert into floor.events values (%s, 1, %s)", (case, load.body))
        if load.state:
            connection.execute("insert into floor.tasks values (%s, 1, 'loket', true)", (case,))
    return case


def _continue(connection: psycopg.Connection, load: Load, case: int, sequence: int) -> None:
    with connection.transaction():
        connection.execute("select version, state from floor.cases where id = %s for update", (case,))
        connection.execute("insert into floor.events values (%s, %s, %s)", (case, sequence, load.body))
        changed = "update floor.cases set version = %s, state = %s where id = %s"
        connection.execute(changed, (sequence, load.state, case))
        if load.state:
            closed = "update floor.tasks set is_open = false where id = %s and sequence = %s"
            connection.execute(closed, (case, sequence - 1))
            connection.execute("insert into floor.tasks values (%s, %s, 'loket', true)", (case, sequence))
