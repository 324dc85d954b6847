"""Guesses in the database: no role can look at them, what is over is taken out, and no key says whose it is."""

from datetime import timedelta
from typing import LiteralString

import psycopg
import pytest

from licensing.ports.guesses import Window
from storage import Records
from tests.storage.process import NOW


@pytest.mark.parametrize("role", ["izin_portal", "izin_worker"])
@pytest.mark.parametrize("asked", ["select * from guesses", "delete from guesses"])
def test_no_role_can_look_at_the_table(database_url: str, role: str, asked: LiteralString) -> None:
    with psycopg.connect(database_url.replace("+psycopg", "")) as connection:
        connection.execute("select set_config('role', %s, false)", (role,))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(asked)


def test_the_worker_counts_none(worker: Records) -> None:
    with pytest.raises(Exception, match="permission denied"):
        worker.guesses.begin((Window("a", 1, 60),), now=NOW)


def test_what_is_over_is_taken_out(portal: Records, database_url: str) -> None:
    def kept() -> int:
        with psycopg.connect(database_url.replace("+psycopg", "")) as connection:
            connection.execute("set role izin_gate")
            row = connection.execute("select count(*) from guesses").fetchone()
        return int(row[0]) if row else 0

    def guess(name: str, *, seconds: int) -> None:
        portal.guesses.begin((Window(name, 100, 60),), now=NOW + timedelta(seconds=seconds))

    while kept() > 1:
        guess("lain", seconds=-90_000)
        guess("lain", seconds=-1)
    for n in range(20):
        guess(f"lama-{n}", seconds=0)
    before = kept()
    guess("baru", seconds=59)
    assert kept() == before + 1
    guess("baru", seconds=61)
    guess("baru", seconds=61)
    guess("baru", seconds=61)
    assert kept() == 1
