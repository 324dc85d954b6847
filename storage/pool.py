"""Connections kept open for what is asked often: taken by one thread at a time, the last one back first out.

On each of them every statement is a transaction until somebody begins one.
"""

import select as sockets
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import BoundedSemaphore
from time import monotonic
from typing import TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.pq import TransactionStatus
from psycopg.pq.abc import PGconn
from psycopg.rows import RowFactory, TupleRow, tuple_row

PATIENCE_SECONDS = 10
LOOK_UP_SECONDS = 0.1
"""How often whoever waits looks up, to hear an interrupt."""

Waited = TypeVar("Waited")


class BareConnection(psycopg.Connection[TupleRow]):
    """The driver's connection, what `exchange` knows of it, and how long its server may say nothing.

    A server that hangs, on another machine or on this one, keeps its socket open: nothing else would end the waiting.

    Attributes:
        prepared: the names of the statements that were prepared on it, by their texts.
        is_exchanging: an exchange is under way, or failed: nobody knows what the server kept of it.
        patience_seconds: longer than any statement may take; whoever then waits in vain is told so.
    """

    def __init__(self, pgconn: PGconn, row_factory: RowFactory[TupleRow] = tuple_row) -> None:
        super().__init__(pgconn, row_factory)
        self.prepared: dict[str, bytes] = {}
        self.is_exchanging = False
        self.patience_seconds = 60.0

    def wait(
        self, gen: PQGen[Waited], interval: float = LOOK_UP_SECONDS, timeout: float | None = None
    ) -> Waited:
        """As the driver does it, and no longer than patience lasts.

        Raises:
            psycopg.OperationalError: the server says nothing; the connection is closed.
        """
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        ends = monotonic() + self.patience_seconds
        try:
            return super().wait(gen, interval, self.patience_seconds)
        except psycopg.OperationalError:
            if monotonic() < ends:
                raise
            raise self.lose_patience() from None

    def lose_patience(self) -> psycopg.OperationalError:
        """Close a connection on whose other end nobody answers, and say so."""
        self.close()
        return psycopg.OperationalError(f"the server has said nothing for {self.patience_seconds:g} s")


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
                connection = self.make()
                # The driver would drop all that is prepared when it rolls back, but only where it prepares itself.
                connection.prepare_threshold = None
                return connection
            if not has_ended(connection):
                return connection
            connection.close()

    def _give_back(self, connection: BareConnection) -> None:
        if connection.is_exchanging:
            connection.close()
            return
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
