"""Statements without the driver's cursors: what goes in comes out as it was, and failures are the driver's."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import psycopg
import pytest
from psycopg.pq import TransactionStatus

from storage import pool
from storage.exchange import exchange
from storage.pool import BareConnection, Pool


@pytest.fixture
def connection(cluster: str) -> Iterator[BareConnection]:
    with psycopg.connect(cluster, autocommit=True) as connection:
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
        assert exchange(connection, "select %s, 1", (text,)) == [(text, "1")]


def test_numbers_and_nothing_are_themselves(connection: BareConnection) -> None:
    assert exchange(connection, "select 1 + %s, %s", (41, None)) == [("42", None)]
    assert exchange(connection, "select 'first'; select where false") == []


def test_a_text_that_no_database_keeps_is_refused_before_it_is_cut_off(connection: BareConnection) -> None:
    with pytest.raises(psycopg.DataError):
        exchange(connection, "select %s", ("a\0b",))


def test_a_failure_is_the_one_the_driver_would_raise(connection: BareConnection) -> None:
    with pytest.raises(psycopg.errors.DivisionByZero):
        exchange(connection, "begin; select 1/0")
    assert connection.pgconn.transaction_status == TransactionStatus.INERROR


def test_a_server_that_leaves_in_the_middle_is_said_so(connection: BareConnection) -> None:
    with pytest.raises(psycopg.OperationalError):
        exchange(connection, "select pg_terminate_backend(pg_backend_pid()); select 1")


def pool_of(cluster: str, places: int) -> Pool:
    make = partial(psycopg.connect, cluster, autocommit=True)
    return Pool(make, threading.BoundedSemaphore(places), kept=1)


def test_what_was_begun_and_not_committed_did_not_happen(cluster: str) -> None:
    kept = pool_of(cluster, 1)
    with kept.connection() as first:
        exchange(first, "begin; create table never (x integer)")
    with kept.connection() as again:
        assert again is first
        assert exchange(again, "select to_regclass('never')") == [(None,)]
    kept.close()


def test_a_connection_in_the_midst_of_something_is_not_used_again(cluster: str) -> None:
    kept = pool_of(cluster, 1)
    with kept.connection() as first:
        first.pgconn.send_query(b"select pg_sleep(9)")
    assert first.closed
    with kept.connection() as other:
        assert exchange(other, "select 1") == [("1",)]
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
