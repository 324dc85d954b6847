"""Waiting for a wake: one connection of its own that listens, made again when it breaks."""

from dataclasses import dataclass

import psycopg

from storage.database import Database, bare_connection, reaching


@dataclass(slots=True)
class Listener:
    """Hears the notifications that decisions send; only one thread may wait on it."""

    database: Database
    connection: psycopg.Connection | None = None

    def wait(self, seconds: float) -> bool:
        """True when woken, and whenever a wake may have been missed because nobody listened yet."""
        with reaching():
            if self.connection is None:
                self.connection = _listening(self.database)
                return True
            try:
                return _hear(self.connection, seconds)
            except psycopg.OperationalError:
                self.close()
                raise

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def _listening(database: Database) -> psycopg.Connection:
    pooled = database.engine.raw_connection()
    bare = bare_connection(pooled)
    pooled.detach()
    bare.autocommit = True
    bare.execute("listen izin_outbox")
    return bare


def _hear(connection: psycopg.Connection, seconds: float) -> bool:
    woken = any(True for _ in connection.notifies(timeout=seconds, stop_after=1))
    # One wake stands for all that were sent until now.
    for _ in connection.notifies(timeout=0):
        pass
    return woken
