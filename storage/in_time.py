"""Exchanges with the object store that have an end.

The client's own limits are for connecting, and for each time it waits for bytes: a store that drips keeps within them
for hours. Here a whole exchange has a deadline, its other tries and the reading of what it answered included. When it
comes the connection is shut down under whoever waits for it, through a second handle, so that it is nobody's concern
whether TLS lies on top. Outside an exchange the connections are those of the client's library.
"""

import socket
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock, Timer, local
from typing import Final

from botocore.awsrequest import (
    AWSHTTPConnection,
    AWSHTTPConnectionPool,
    AWSHTTPSConnection,
    AWSHTTPSConnectionPool,
)
from urllib3.connection import HTTPConnection


class OutOfTime(Exception):
    """The store did not answer whole within the time there was."""


@dataclass(slots=True)
class _Line:
    """A second handle on a connection, and who is at it now: it may be in a pool, or somebody else's, by the end."""

    handle: socket.socket
    user: "_Exchange | None" = None


@dataclass(slots=True)
class _Exchange:
    """What one thread asks of the store, from its beginning to its end."""

    is_over: bool = False
    line: _Line | None = None
    left: list[_Line] = field(default_factory=list[_Line])
    lock: Lock = field(default_factory=Lock)

    def take(self, line: _Line) -> None:
        """Be at this connection now. Raises OutOfTime."""
        with self.lock:
            if self.is_over:
                raise OutOfTime
            self.line, line.user = line, self

    def end(self) -> None:
        """The time is over."""
        with self.lock:
            self.is_over = True
            if self.line and self.line.user is self:
                with suppress(OSError):
                    self.line.handle.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of connections that were closed while an answer was still on its way over them."""
        with self.lock:
            for line in self.left:
                line.handle.close()


class _OfThread(local):
    """The exchange that the thread is in."""

    exchange: _Exchange | None = None


_NOW: Final = _OfThread()


class _Ending(HTTPConnection):
    """A connection that an exchange can end."""

    _line: _Line | None = None

    def _new_conn(self) -> socket.socket:
        made = super()._new_conn()
        self._line = _Line(made.dup())
        try:
            self._taken()
        except OutOfTime:
            made.close()
            raise
        return made

    def putheader(self, header: str, *values: str) -> None:
        # The first thing that a request does with a connection which may stand already.
        self._taken()
        super().putheader(header, *values)

    def close(self) -> None:
        super().close()
        line, self._line = self._line, None
        if line is None:
            return
        if _NOW.exchange:
            # A server that keeps no connection: its answer is read after this.
            _NOW.exchange.left.append(line)
        else:
            line.handle.close()

    def _taken(self) -> None:
        if _NOW.exchange and self._line:
            _NOW.exchange.take(self._line)
        elif self._line:
            self._line.user = None


class _Plain(_Ending, AWSHTTPConnection):
    """Over TCP."""


class _Secure(_Ending, AWSHTTPSConnection):
    """Over TLS."""


# Where the client's library is told which connections it makes; nothing nearer to a single client is offered.
AWSHTTPConnectionPool.ConnectionCls = _Plain
AWSHTTPSConnectionPool.ConnectionCls = _Secure


@contextmanager
def in_time(seconds: float) -> Generator[None]:
    """Let what this thread asks of the store have so much time, all in all.

    Raises:
        OutOfTime: the time was over before the end was reached.
    """
    exchange, before = _Exchange(), _NOW.exchange
    clock = Timer(seconds, exchange.end)
    clock.daemon = True
    _NOW.exchange = exchange
    clock.start()
    try:
        yield
    except Exception as failed:
        if exchange.is_over:
            raise OutOfTime from failed
        raise
    finally:
        clock.cancel()
        _NOW.exchange = before
        exchange.close()
    if exchange.is_over:
        # What was read may have ended with the connection.
        raise OutOfTime
