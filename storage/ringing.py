"""Ringing for the dispatcher after a commit, on a thread of its own, so that no officer waits for it.

A notification inside the transaction would make all commits wait for each other's disk write; one after it would be a
transaction more for each decision. One ring stands for all that was recorded until then. A ring that is lost, because
the process died or the database left, costs only time: the dispatcher looks by itself every few seconds.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import Final

import psycopg

from licensing.words.errors import StorageFailed
from storage.database import Database
from storage.exchange import exchange
from storage.pool import PATIENCE_SECONDS

QUIET_SECONDS: Final = 0.1
"""Between two rings, so that a crowd of decisions rings seldom; the first of them rings at once."""


@dataclass(slots=True)
class Bell:
    """Rung by any thread; its own thread begins with the first ring."""

    database: Database
    rung: Event = field(default_factory=Event)
    closing: Event = field(default_factory=Event)
    ringer: Thread | None = None
    lock: Lock = field(default_factory=Lock)

    def ring(self) -> None:
        """Wake the dispatcher, soon."""
        if not self.rung.is_set():
            self.rung.set()
        if self.ringer is None:
            self._begin()

    def close(self) -> None:
        """Ring once more if somebody still waits for it, and end; with a database that says nothing, soon as well."""
        self.closing.set()
        self.rung.set()
        if self.ringer is not None:
            self.ringer.join(PATIENCE_SECONDS)

    def _begin(self) -> None:
        with self.lock:
            if self.ringer is None:
                self.ringer = Thread(target=self._ring_on, name="bell", daemon=True)
                self.ringer.start()

    def _ring_on(self) -> None:
        while True:
            self.rung.wait()
            self.rung.clear()
            # Whoever decided has her answer; that the database left is told by whatever asks it next.
            with suppress(StorageFailed, psycopg.Error), self.database.bare() as connection:
                exchange(connection, ("notify izin_outbox",))
            if self.closing.is_set():
                return
            self.closing.wait(QUIET_SECONDS)
