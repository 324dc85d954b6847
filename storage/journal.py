"""The decision transaction: lock and read cases, let the core decide, write what follows, all or nothing.

Two round trips, three where a number is drawn. `cases` and `outbox` are its only callers: whatever happens to a
case goes through here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from secrets import token_urlsafe

import psycopg

from licensing.calendar import WIB, WorkingCalendar
from licensing.case import Case, replay
from licensing.chain import GENESIS, read_event
from licensing.commands import AssignNumber, Command
from licensing.deciding import awaited_number, decide, owed
from licensing.events import Event
from licensing.identifiers import ApplicationNumber, Digest
from licensing.people import Officer, Party, Tracker
from licensing.ports import Archive
from licensing.process import Process
from storage import rows, statements
from storage.database import CLAIMS, Claims
from storage.rows import Advance, Columns


@dataclass(frozen=True, slots=True)
class Standing:
    """A case as it was read, locked until the transaction ends; `digest` is that of its last event."""

    process: Process
    case: Case | None
    digest: Digest = GENESIS


@dataclass(frozen=True, slots=True)
class Journal:
    """Reads and continues histories on a connection that its caller opened."""

    archive: Archive
    calendar: WorkingCalendar

    def lock(
        self, connection: psycopg.Connection, party: Party, applications: Sequence[ApplicationNumber]
    ) -> dict[ApplicationNumber, Standing]:
        """The cases that the party may see, locked in the order of their numbers."""
        if isinstance(party, Tracker):
            applications = [number for number in applications if number == party.application]
        parties = [str(role) for role in party.roles] if isinstance(party, Officer) else []
        lock = statements.LOCK_AS_OFFICER if isinstance(party, Officer) else statements.LOCK
        asked = {"applications": list(applications), "parties": parties}
        with connection.pipeline():
            connection.execute(CLAIMS, Claims.of(party).parameters())
            locked = connection.execute(lock, asked)
            read = connection.execute(statements.HISTORY, asked)
        bodies = {number: [row[1] for row in group] for number, group in groupby(read.fetchall(), itemgetter(0))}
        return {
            application: Standing(
                self.archive.process(definition), replay(map(read_event, bodies[application])), digest
            )
            for application, definition, digest in locked.fetchall()
        }

    def advance(
        self, connection: psycopg.Connection, standing: Standing, commands: Sequence[Command], now: datetime
    ) -> Advance | None:
        """Let the core decide commands one after another; None when they change nothing.

        A number that the case comes to await is drawn at once: its counter stays locked until the transaction ends,
        so a number is given back when the transaction fails, and nobody else can draw it meanwhile.
        """
        process, case = standing.process, standing.case
        events: list[Event] = []
        waiting = list(reversed(commands))
        while waiting:
            new = decide(process, case, waiting.pop(), now=now, calendar=self.calendar)
            events += new
            case = replay(new, case)
            rule = awaited_number(process, case) if case and new else None
            if rule is not None:
                waiting.append(_draw(connection, rule.series, now))
        if case is None or not events:
            return None
        return Advance(process, standing.case, standing.digest, case, tuple(events), owed(process, case))

    def write(
        self, connection: psycopg.Connection, advances: Sequence[Advance], *, now: datetime, wake: bool = True
    ) -> None:
        """Write what the advances add, in one round trip; the caller commits."""
        chained = [(advance, rows.links(advance)) for advance in advances]
        lasts = [(advance, links[-1].digest) for advance, links in chained]
        _write(connection, statements.ADD_PARTIES, rows.party_columns(advances))
        for advance, last in lasts:
            if advance.before is None:
                _write(connection, statements.OPEN_CASES, rows.opened_case_columns(advance, last))
        continued = [(advance, last) for advance, last in lasts if advance.before is not None]
        _write(connection, statements.CONTINUE_CASES, rows.continued_case_columns(continued))
        _write(connection, statements.ADD_EVENTS, rows.event_columns(chained))
        _write(connection, statements.KEEP_TASKS, rows.task_columns(advances))
        _write(connection, statements.MARK_PERFORMED, rows.performed_columns(advances))
        _write(connection, statements.ADD_EFFECTS, rows.effect_columns(advances, now))
        _write(connection, statements.REGISTER_LICENCES, rows.licence_columns(advances))
        _write(connection, statements.KEEP_PUSHES, rows.push_columns(advances, now))


def draw(connection: psycopg.Connection, series: str, year: int) -> int:
    """The next number of a series in a year, from 1."""
    drawn = connection.execute(statements.DRAW_NUMBER, {"series": series, "year": year}).fetchone()
    if drawn is None:
        raise RuntimeError("draw_number returned nothing")
    return int(drawn[0])


def commit_and_wake(connection: psycopg.Connection) -> None:
    """Commit, then wake the dispatcher in a transaction of its own.

    A notification inside the transaction would make all commits wait for each other's disk write. A wake that is
    lost costs only time: the dispatcher looks by itself every few seconds.
    """
    connection.commit()
    connection.execute(statements.WAKE)
    connection.commit()


def _draw(connection: psycopg.Connection, series: str, now: datetime) -> AssignNumber:
    year = now.astimezone(WIB).year
    return AssignNumber(draw(connection, series, year), year, token_urlsafe(16))


def _write(connection: psycopg.Connection, statement: str, columns: Columns) -> None:
    if columns:
        connection.execute(statement, columns)
