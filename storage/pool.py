"""Connections kept open for what is asked often: taken by one thread at a time, the last one back first out.

On each of them every statement is a transaction until somebody begins one.
"""

import select as sockets
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import BoundedSemaphore

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow

Connection = psycopg.Connection[TupleRow]

PATIENCE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Pool:
    """At most as many connections as it has places.

    Args:
        make: opens one more.
        kept: how many stay open while nobody uses them.
    """

    make: Callable[[], Connection]
    places: BoundedSemaphore
    kept: int
    idle: list[Connection] = field(default_factory=list[Connection])

    @contextmanager
    def connection(self) -> Generator[Connection]:
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

    def _take(self) -> Connection:
        while self.idle:
            connection = self.idle.pop()
            if not _has_ended(connection):
                return connection
            connection.close()
        return self.make()

    def _give_back(self, connection: Connection) -> None:
        status = connection.pgconn.transaction_status
        if status in (TransactionStatus.INTRANS, TransactionStatus.INERROR):
            connection.rollback()
            status = connection.pgconn.transaction_status
        if status == TransactionStatus.IDLE and len(self.idle) < self.kept:
            self.idle.append(connection)
        else:
            connection.close()


def _has_ended(connection: Connection) -> bool:
    """Nothing is expected on an idle connection: bytes waiting there are the server's farewell."""
    waiting = sockets.poll()
    waiting.register(connection.fileno(), sockets.POLLIN)
    return bool(waiting.poll(0))
