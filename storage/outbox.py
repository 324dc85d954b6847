"""Owed effects and the turns at performing them.

An application waits here while it owes an effect, or while operators have not been shown its newest events. A claim
is a lease on the application: a worker that dies lets it run out, and what it did perform is known by its key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString

from licensing.case.commands import ReportEffect
from licensing.case.deciding import owed
from licensing.city.people import Service
from licensing.history.case import replay
from licensing.history.chain import read_events
from licensing.history.effects import Effect, Moment, Notify, Register, Render, Store
from licensing.history.events import Event
from licensing.ports import CaseFile, Push, Trouble, Turn
from licensing.words.identifiers import ApplicationNumber, EffectKey, StepId, TemplateName
from storage import queue
from storage.database import Cursor, Database
from storage.journal import Journal, record
from storage.listening import Listener
from storage.rows import Advance, document


@dataclass(frozen=True, slots=True)
class SqlOutbox:
    """`Outbox` on PostgreSQL; needs the role `izin_worker`."""

    database: Database
    journal: Journal
    listener: Listener

    def claim(self, worker: str, *, limit: int, lease_seconds: int, now: datetime) -> tuple[Push, ...]:
        lease = {"worker": worker, "seconds": lease_seconds, "now": now, "limit": limit}
        return self._claim(queue.CLAIM, lease)

    def claim_named(
        self, worker: str, applications: tuple[ApplicationNumber, ...], *, lease_seconds: int, now: datetime
    ) -> tuple[Push, ...]:
        lease = {"worker": worker, "seconds": lease_seconds, "now": now, "applications": list(applications)}
        return self._claim(queue.CLAIM_NAMED, lease)

    def renew(
        self, worker: str, applications: tuple[ApplicationNumber, ...], *, lease_seconds: int, now: datetime
    ) -> None:
        lease = {"worker": worker, "seconds": lease_seconds, "now": now, "applications": list(applications)}
        with self.database.deciding() as cursor:
            cursor.execute(queue.RENEW, lease)

    def holders(self) -> tuple[str, ...]:
        with self.database.deciding() as cursor:
            return tuple(row[0] for row in cursor.execute(queue.HOLDERS))

    def revoke(self, workers: tuple[str, ...]) -> None:
        with self.database.deciding() as cursor:
            cursor.execute(queue.REVOKE, {"workers": list(workers)})

    def report(
        self, worker: str, reports: Mapping[ApplicationNumber, tuple[ReportEffect, ...]], *, now: datetime
    ) -> Mapping[ApplicationNumber, tuple[Effect, ...]]:
        applications = sorted(reports)
        with self.database.deciding() as cursor:
            standing = self.journal.lock(cursor, Service(), applications)
            told = [
                self.journal.advance(cursor, standing[number], reports[number], now)
                for number in applications
            ]
            advances = [advance for advance in told if advance is not None]
            held = cursor.execute(queue.HELD, {"worker": worker, "applications": applications}).fetchall()
            if advances:
                record(cursor, document(advances, now=now))
        mine = {row[0] for row in held}
        return {
            advance.application: _newly_owed(advance) for advance in advances if advance.application in mine
        }

    def release(self, worker: str, ended: Sequence[Turn], *, now: datetime) -> None:
        turns = {
            "applications": [turn.application for turn in ended],
            "seen": [turn.seen for turn in ended],
            "shown": [turn.shown for turn in ended],
            "troubles": [turn.trouble for turn in ended],
            "retries_at": [turn.retry_at for turn in ended],
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

    def files(self, applications: tuple[ApplicationNumber, ...]) -> Mapping[ApplicationNumber, CaseFile]:
        histories: dict[ApplicationNumber, list[Event]] = {}
        with self.database.deciding() as cursor:
            for application, body in cursor.execute(queue.HISTORIES, {"applications": list(applications)}):
                histories.setdefault(application, []).extend(read_events(body))
        return {application: self._file(tuple(events)) for application, events in histories.items()}

    def _file(self, events: tuple[Event, ...]) -> CaseFile:
        case = replay(events)
        if case is None:
            raise ValueError("a history without events")
        return CaseFile(case, self.journal.archive.process(case.definition), events)

    def backlog(self, *, now: datetime) -> int:
        with self.database.deciding() as cursor:
            return sum(row[0] for row in cursor.execute(queue.BACKLOG, {"now": now}))

    def wait(self, seconds: float) -> bool:
        return self.listener.wait(seconds)

    def overdue(self, *, now: datetime) -> tuple[ApplicationNumber, ...]:
        with self.database.deciding() as cursor:
            return tuple(row[0] for row in cursor.execute(queue.OVERDUE, {"now": now}))

    def _claim(self, statement: LiteralString, lease: Mapping[str, object]) -> tuple[Push, ...]:
        with self.database.deciding() as cursor:
            cursor.execute("begin")
            claimed = cursor.execute(statement, lease).fetchall()
            effects = _owed(cursor, [row[0] for row in claimed])
            cursor.execute("commit")
        oldest_first = sorted(claimed, key=lambda row: (row[5], row[0]))
        return tuple(
            Push(application, permit, definition, shown, version, tuple(effects.get(application, ())))
            for application, permit, definition, shown, version, _ in oldest_first
        )


def _newly_owed(advance: Advance) -> tuple[Effect, ...]:
    """What came to be owed by this; what was owed already is in the worker's hands or waits for its retry."""
    known = {effect.key for effect in owed(advance.process, advance.before)} if advance.before else set[str]()
    return tuple(effect for effect in advance.owed if effect.key not in known)


def _owed(cursor: Cursor, applications: Sequence[ApplicationNumber]) -> dict[ApplicationNumber, list[Effect]]:
    found: dict[ApplicationNumber, list[Effect]] = {}
    for application, *effect in cursor.execute(queue.OWED, {"applications": list(applications)}):
        key, kind, step, round, moment, template = effect
        found.setdefault(application, []).append(_effect(key, kind, step, round, moment, template))
    return found


def _effect(
    key: EffectKey, kind: str, step: StepId, round: int, moment: Moment, template: TemplateName
) -> Effect:
    match kind:
        case "notify":
            return Notify(key, step, round, moment)
        case "render":
            return Render(key, step, round, template)
        case "store":
            return Store(key, step, round, template)
        case "register":
            return Register(key, step, round)
        case _:
            raise ValueError(f"{key}: there is no kind of effect {kind}")
