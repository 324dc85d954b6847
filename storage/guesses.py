"""Guesses in the database: one row for each of what is tried and from where, by a digest that says neither.

No role can look at the table. All tries of a guess are counted in one transaction, in the order they are given, and
let go in the same order, so nobody waits for anybody else in a circle. Functions in `sql/guesses_v1.sql`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from sqlalchemy import ColumnElement, Connection, Integer, func, select

from licensing.ports.guesses import (
    FORGOTTEN_AFTER_SECONDS,
    FREE_GUESSES,
    LONGEST_SECONDS,
    Growing,
    Try,
    Window,
)
from storage.database import Database


@dataclass(frozen=True, slots=True)
class SqlGuesses:
    """`Guesses` on PostgreSQL; needs the role `izin_portal`."""

    database: Database

    def begin(self, tries: Sequence[Try], *, now: datetime) -> int:
        with self.database.transaction() as connection:
            for n, each in enumerate(tries):
                wait = connection.execute(select(_begun(each, now))).scalar_one()
                if wait:
                    if isinstance(each, Window):
                        _take_back(connection, tries[:n])
                    return wait
            connection.execute(select(func.tidy_guesses_v1(now)))
        return 0

    def take_back(self, tries: Sequence[Try]) -> None:
        if tries:
            with self.database.transaction() as connection:
                _take_back(connection, tries)

    def forget(self, tries: Sequence[Try], *, taken_back: Sequence[Try] = (), now: datetime) -> None:
        with self.database.transaction() as connection:
            _take_back(connection, taken_back)
            for each in tries:
                connection.execute(select(func.forget_guess_v1(each.key)))


def _take_back(connection: Connection, tries: Sequence[Try]) -> None:
    for each in tries:
        connection.execute(select(func.take_back_guess_v1(each.key)))


def _begun(each: Try, now: datetime) -> ColumnElement[int]:
    match each:
        case Window(key=key, most=most, seconds=seconds):
            return func.count_guess_v1(key, most, seconds, now, type_=Integer)
        case Growing(key=key):
            timed = FREE_GUESSES, LONGEST_SECONDS, FORGOTTEN_AFTER_SECONDS
            return func.delay_guess_v1(key, *timed, now, type_=Integer)
        case _:
            assert_never(each)
