"""Owed effects and the turns at performing them.

An application waits here while it owes an effect, or while operators have not been shown its newest events. A claim
is a lease on the application: a worker that dies lets it run out, and what it did perform is known by its key. What a
claim reads: `claiming`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from licensing.case.commands import ReportEffect
from licensing.city.people import Service
from licensing.history.chain import read_effect
from licensing.history.effects import Effect
from licensing.ports import HANDED_OVER, CaseFile, Owing, Push, Stuck, Trouble, Turn
from licensing.words.identifiers import ApplicationNumber
from storage import queue
from storage.claiming import claim
from storage.database import Database
from storage.journal import Journal
from storage.listening import Listener
from storage.replaying import case_file
from storage.rows import Advance


@dataclass(frozen=True, slots=True)
class SqlOutbox:
    """`Outbox` on PostgreSQL; needs the role `izin_worker`."""

    database: Database
    journal: Journal
    listener: Listener

    def claim(
        self, worker: str, *, limit: int, lease_seconds: int, now: datetime | None = None
    ) -> tuple[Push, ...]:
        lease = {"worker": worker, "seconds": lease_seconds, "now": now, "limit": limit}
        return claim(self.database, queue.CLAIM, lease)

    def claim_named(
        self, worker: str, applications: tuple[ApplicationNumber, ...], *, lease_seconds: int
    ) -> tuple[Push, ...]:
        lease = {"worker": worker, "seconds": lease_seconds, "applications": list(applications)}
        return claim(self.database, queue.CLAIM_NAMED, {**lease, "handed": HANDED_OVER})

    def renew(self, worker: str, applications: tuple[ApplicationNumber, ...], *, lease_seconds: int) -> None:
        lease = {"worker": worker, "seconds": lease_seconds, "applications": list(applications)}
        with self.database.deciding() as cursor:
            cursor.execute(queue.RENEW, lease)

    def holders(self) -> tuple[str, ...]:
        with self.database.deciding() as cursor:
            return tuple(row[0] for row in cursor.execute(queue.HOLDERS))

    def living(self) -> tuple[str, ...]:
        with self.database.deciding() as cursor:
            return tuple(row[0] for row in cursor.execute(queue.LIVING))

    def revoke(self, workers: tuple[str, ...]) -> None:
        with self.database.deciding() as cursor:
            cursor.execute(queue.REVOKE, {"workers": list(workers)})

    def report(
        self, worker: str, reports: Mapping[ApplicationNumber, tuple[ReportEffect, ...]], *, now: datetime
    ) -> Mapping[ApplicationNumber, tuple[Effect, ...]]:
        applications = sorted(reports)
        with self.database.bare() as connection:
            locked = self.journal.lock(connection, Service(), applications)
            told = [
                self.journal.advance(connection, locked[number], reports[number], by=Service(), now=now)
                for number in applications
            ]
            advances = [advance for advance in told if advance is not None]
            held = connection.execute(queue.HELD, {"worker": worker, "applications": applications}).fetchall()
            if advances:
                self.journal.record(connection, advances, now=now)
        mine = {row[0] for row in held}
        return {
            advance.application: _newly_owed(advance) for advance in advances if advance.application in mine
        }

    def release(self, worker: str, ended: Sequence[Turn], *, now: datetime | None = None) -> None:
        turns = {
            "applications": [turn.application for turn in ended],
            "seen": [turn.seen for turn in ended],
            "shown": [turn.shown for turn in ended],
            "troubles": [turn.trouble for turn in ended],
            "waits_seconds": [turn.waits.total_seconds() for turn in ended],
        }
        with self.database.deciding() as cursor:
            cursor.execute(queue.RELEASE, {**turns, "worker": worker, "now": now})

    def note_trouble(self, worker: str, application: ApplicationNumber, message: str) -> None:
        noted = {"worker": worker, "application": application, "message": message}
        with self.database.deciding() as cursor:
            cursor.execute(queue.NOTE_TROUBLE, noted)

    def trouble(self, application: ApplicationNumber) -> Trouble | None:
        with self.database.deciding() as cursor:
            row = cursor.execute(queue.TROUBLE, {"application": application}).fetchone()
        return Trouble(*row) if row else None

    def stuck(self) -> tuple[Stuck, ...]:
        found: dict[ApplicationNumber, Stuck] = {}
        with self.database.deciding() as cursor:
            for application, permit, trouble, retry_at, owed_at, body in cursor.execute(queue.STUCK):
                effect = _known(body)
                before = found.get(application)
                effects = (*(before.effects if before else ()), *((effect,) if effect else ()))
                since = min(owed_at, before.since) if before else owed_at
                found[application] = Stuck(application, permit, effects, since, trouble, retry_at)
        return tuple(sorted(found.values(), key=lambda each: (each.since, each.application)))

    def try_now(
        self, applications: Sequence[ApplicationNumber], *, now: datetime | None = None
    ) -> tuple[ApplicationNumber, ...]:
        asked = {"applications": list(applications), "now": now}
        with self.database.deciding() as cursor:
            moved = tuple(sorted(row[0] for row in cursor.execute(queue.TRY_NOW, asked)))
        self.journal.bell.ring()
        return moved

    def files(self, applications: tuple[ApplicationNumber, ...]) -> Mapping[ApplicationNumber, CaseFile]:
        histories: dict[ApplicationNumber, list[str]] = {}
        with self.database.deciding() as cursor:
            for application, body in cursor.execute(queue.HISTORIES, {"applications": list(applications)}):
                histories.setdefault(application, []).append(body)
        archive = self.journal.archive
        return {
            application: case_file(archive, application, texts) for application, texts in histories.items()
        }

    def owing(self) -> Owing:
        with self.database.deciding() as cursor:
            row = cursor.execute(queue.OWING).fetchone()
        return Owing(*row) if row else Owing(0, None)

    def backlog(self, *, now: datetime | None = None) -> int:
        with self.database.deciding() as cursor:
            return sum(row[0] for row in cursor.execute(queue.BACKLOG, {"now": now}))

    def wait(self, seconds: float) -> bool:
        return self.listener.wait(seconds)

    def left(self) -> tuple[ApplicationNumber, ...]:
        with self.database.deciding() as cursor:
            return tuple(row[0] for row in cursor.execute(queue.LEFT))


def _known(body: str) -> Effect | None:
    """None for an effect that a newer release owes."""
    try:
        return read_effect(body)
    except ValueError:
        return None


def _newly_owed(advance: Advance) -> tuple[Effect, ...]:
    """What came to be owed by this; what was owed already is in the worker's hands or waits for its retry."""
    before = advance.before
    return tuple(
        effect for key, effect in advance.after.owed.items() if before is None or key not in before.owed
    )
