"""Connections kept open for what is asked often: taken by one thread at a time, the last one back first out.

On each of them every statement is a transaction until somebody begins one.
"""

import select as sockets
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import BoundedSemaphore

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow

BareConnection = psycopg.Connection[TupleRow]

PATIENCE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Pool:
    """At most as many connections as it has places.

    Args:
        make: opens one more.
        kept: how many stay open while nobody uses them.
    """

    make: Callable[[], BareConnection]
    places: BoundedSemaphore
    kept: int
    idle: list[BareConnection] = field(default_factory=list[BareConnection])

    @contextmanager
    def connection(self) -> Generator[BareConnection]:
        """A connection for one thread; what it has begun and not committed at the end did not happen.

        Raises:
            psycopg.OperationalError: none became free in time, or none can be made.
        """
        if not self.places.acquire(timeout=PATIENCE_SECONDS):
            raise psycopg.OperationalError(f"no connection became free in {PATIENCE_SECONDS} s")
        try:
            connection = self._take()
            try:
                yield connection
            finally:
                self._give_back(connection)
        finally:
            self.places.release()

    def close(self) -> None:
        while self.idle:
            self.idle.pop().close()

    def _take(self) -> BareConnection:
        while True:
            try:
                connection = self.idle.pop()
            except IndexError:
                return self.make()
            if not has_ended(connection):
                return connection
            connection.close()

    def _give_back(self, connection: BareConnection) -> None:
        if connection.pgconn.transaction_status in (TransactionStatus.INTRANS, TransactionStatus.INERROR):
            with suppress(psycopg.Error):
                connection.rollback()
        if connection.pgconn.transaction_status == TransactionStatus.IDLE and len(self.idle) < self.kept:
            self.idle.append(connection)
        else:
            connection.close()


def has_ended(connection: psycopg.Connection) -> bool:
    """Whether the server has closed an idle connection."""
    if connection.closed:
        return True
    # Nothing is expected on it: bytes waiting there are the server's farewell.
    waiting = sockets.poll()
    waiting.register(connection.fileno(), sockets.POLLIN)
    return bool(waiting.poll(0))
