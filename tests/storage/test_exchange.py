"""Statements without the driver's cursors: what goes in comes out as it was, and failures are the driver's."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import psycopg
import pytest
from psycopg.pq import TransactionStatus
from sqlalchemy import func, select

from storage import Records, pool
from storage.database import Role, open_database
from storage.exchange import exchange
from storage.pool import BareConnection, Pool
from tests.storage.process import KTP, TYPED, officer
from tests.storage.stories import decide, issued, perform_all, submitted


@pytest.fixture
def connection(cluster: str) -> Iterator[BareConnection]:
    with BareConnection.connect(cluster, autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize(
    "text",
    [
        "",
        "'",
        "''; drop table cases; --",
        "\\'",
        "C:\\x",
        "%s %(x)s %%",
        "$1",
        "e'",
        "Ä 漢 \U0001f600",
        "a\nb",
    ],
)
def test_a_text_comes_back_as_it_went(connection: BareConnection, text: str) -> None:
    for conforming in ("on", "off"):
        connection.execute(f"set standard_conforming_strings = {conforming}".encode())
        assert exchange(connection, ("select $1, 1", text)) == [(text, "1")]


def test_numbers_and_nothing_are_themselves(connection: BareConnection) -> None:
    assert exchange(connection, ("select 1 + $1, $2", 41, None)) == [("42", None)]
    assert exchange(connection, ("select 'first'",), ("select where false",)) == []


def test_a_text_that_no_database_keeps_is_refused_before_it_is_cut_off(connection: BareConnection) -> None:
    with pytest.raises(psycopg.DataError):
        exchange(connection, ("select $1", "a\0b"))
    assert exchange(connection, ("select $1", "ab")) == [("ab",)]


def test_a_failure_is_the_one_the_driver_would_raise(connection: BareConnection) -> None:
    with pytest.raises(psycopg.errors.DivisionByZero):
        exchange(connection, ("begin",), ("select 1/0",), ("select 1",))
    assert connection.pgconn.transaction_status == TransactionStatus.INERROR


def test_a_statement_is_prepared_once_and_again_where_that_failed_or_was_forgotten(cluster: str) -> None:
    kept = pool_of(cluster, 1)
    fails = ("select 1 / $1::integer", 0)
    for divisor in (0, 1, 2, 0, 1):
        with kept.connection() as connection:
            if divisor == 0:
                with pytest.raises(psycopg.errors.DivisionByZero):
                    exchange(connection, ("begin",), fails)
                continue
            for _ in range(9):
                connection.execute("select %s", (divisor,))
            assert exchange(connection, ("select 1 / $1::integer", divisor)) == [(str(1 // divisor),)]
    kept.close()


def test_what_is_refused_leaves_nothing_on_the_server(cluster: str) -> None:
    kept = pool_of(cluster, 1)
    for number in range(20):
        with kept.connection() as connection:
            exchange(connection, ("begin",), ("select $1", number))
            connection.execute("select %s", (number,))
    with kept.connection() as connection:
        prepared = connection.execute("select statement from pg_prepared_statements order by 1").fetchall()
    assert prepared == [("begin",), ("select $1",)]
    kept.close()


def test_a_connection_on_which_an_exchange_failed_is_not_used_again(cluster: str) -> None:
    kept = pool_of(cluster, 1)
    with kept.connection() as first:
        first.execute("create or replace function changes() returns integer language sql as 'select 1'")
        assert exchange(first, ("select changes()",)) == [("1",)]
        first.execute("drop function changes()")
        first.execute("create function changes() returns text language sql as $$select 'one'$$")
    with pytest.raises(psycopg.errors.FeatureNotSupported), kept.connection() as again:
        exchange(again, ("select changes()",))
    with kept.connection() as other:
        assert exchange(other, ("select changes()",)) == [("one",)]
        other.execute("drop function changes()")
    assert first.closed
    kept.close()


def test_a_server_that_leaves_in_the_middle_is_said_so(connection: BareConnection) -> None:
    with pytest.raises(psycopg.OperationalError):
        exchange(connection, ("select pg_terminate_backend(pg_backend_pid())",), ("select 1",))


def pool_of(cluster: str, places: int) -> Pool:
    make = partial(BareConnection.connect, cluster, autocommit=True)
    return Pool(make, threading.BoundedSemaphore(places), kept=1)


def test_what_was_begun_and_not_committed_did_not_happen(cluster: str) -> None:
    kept = pool_of(cluster, 1)
    with kept.connection() as first:
        exchange(first, ("begin",), ("create table never (x integer)",))
    with kept.connection() as again:
        assert again is first
        assert exchange(again, ("select to_regclass('never')",)) == [(None,)]
    kept.close()


def test_a_connection_in_the_midst_of_something_is_not_used_again(cluster: str) -> None:
    kept = pool_of(cluster, 1)
    with kept.connection() as first:
        first.pgconn.send_query(b"select pg_sleep(9)")
    assert first.closed
    with kept.connection() as other:
        assert exchange(other, ("select 1",)) == [("1",)]
    kept.close()


def test_whoever_finds_no_place_is_told_so(cluster: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "PATIENCE_SECONDS", 0.1)
    kept = pool_of(cluster, 1)

    def wants_one() -> None:
        with kept.connection():
            pass

    with kept.connection(), ThreadPoolExecutor(1) as other:
        waiting = other.submit(wants_one)
        with pytest.raises(psycopg.OperationalError, match="no connection became free"):
            waiting.result()
    wants_one()
    kept.close()


def test_a_recording_that_fails_leaves_nothing_of_the_answers_in_the_servers_log(
    portal: Records, worker: Records, database_url: str, folder: Path
) -> None:
    issued(portal, worker)
    with psycopg.connect(database_url.replace("+psycopg", "").replace("owner@", "postgres@")) as superuser:
        superuser.execute("update counters set value = value - 1 where series not like 'REG-%'")
    application = submitted(portal, "Wulandari Rahasia")
    decide(portal, officer("rina"), application, "kelengkapan", "lengkap")
    decide(portal, officer("sari"), application, "rekomendasi", "disetujui")
    decide(portal, officer("budi"), application, "tanda_tangan", "ditandatangani")
    with pytest.raises(psycopg.errors.UniqueViolation):
        perform_all(worker)
    logged = (folder / "pg" / "log").read_text()
    assert "licences_number" in logged
    for typed in ("Wulandari Rahasia", *(texts[0] for texts in TYPED.values()), KTP.key):
        assert typed not in logged


@pytest.mark.parametrize(("role", "most"), [("izin_portal", "30s"), ("izin_worker", "2min")])
def test_a_session_reads_utf8_hides_values_and_waits_for_no_statement_for_ever(
    database_url: str, role: Role, most: str
) -> None:
    names = ("client_encoding", "log_parameter_max_length_on_error", "statement_timeout")
    database = open_database(f"{database_url}&client_encoding=latin1", role)
    with database.bare() as bare, database.transaction() as mapped:
        assert [exchange(bare, ("select current_setting($1)", name)) for name in names] == [
            [("UTF8",)],
            [("0",)],
            [(most,)],
        ]
        assert [mapped.scalar(select(func.current_setting(name))) for name in names] == ["UTF8", "0", most]
    database.close()
