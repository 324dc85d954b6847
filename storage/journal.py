"""The decision transaction: lock and read cases, let the core decide, write what follows, all or nothing.

Two round trips, three where a number is drawn. `cases` and `outbox` are its only callers: whatever happens to a
case goes through here. The SQL is in `sql/`, as functions with versions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from typing import Final, LiteralString

from psycopg.rows import TupleRow

from licensing.case.advancing import Drawn, advance
from licensing.case.commands import Command
from licensing.city.people import Officer, Party, Tracker
from licensing.clock.calendar import WIB, WorkingCalendar
from licensing.history.case import Case
from licensing.history.chain import GENESIS, read_history
from licensing.history.evolving import replay
from licensing.history.snapshot import EDITION, read_case
from licensing.ports import Archive
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, Digest
from storage.database import Cursor
from storage.rows import Advance, Written

_LOCK: Final = """
begin;
select application, commits, digest, snapshot
from lock_cases_v1(%(numbers)s, %(roles)s, %(tracked)s, %(edition)s)
"""
_HISTORY: Final = "select events from commits where application = %(application)s order by number"
_RECALL: Final = """
begin;
select application, submitted_at, drawn from recall_v1(%(name)s, %(series)s, %(year)s)
"""
_DRAW: Final = "select draw_number_v1(%(series)s, %(year)s)"

_RECORD: Final = "select record_v1(%s::jsonb, %s, %s);"
# A notification inside the transaction would make all commits wait for each other's disk write. One that is lost
# costs only time: the dispatcher looks by itself every few seconds.
_COMMIT: Final = "commit; notify izin_outbox"


@dataclass(frozen=True, slots=True)
class Standing:
    """A case as it was read, locked until the transaction ends; `digest` is that of the last of its `commits`."""

    process: Process
    case: Case | None
    commits: int = 0
    digest: Digest = GENESIS


@dataclass(frozen=True, slots=True)
class Journal:
    """Reads and continues histories, on a cursor that its caller opened."""

    archive: Archive
    calendar: WorkingCalendar

    def lock(
        self, cursor: Cursor, party: Party, applications: Sequence[ApplicationNumber]
    ) -> dict[ApplicationNumber, Standing]:
        """Begin, and lock the cases that the party may see, in the order of their numbers."""
        roles = ",".join(str(role) for role in party.roles) if isinstance(party, Officer) else None
        tracked = party.application if isinstance(party, Tracker) else None
        numbers = ",".join(applications)
        cursor.execute(_LOCK, {"numbers": numbers, "roles": roles, "tracked": tracked, "edition": EDITION})
        cursor.nextset()
        standing: dict[ApplicationNumber, Standing] = {}
        for application, commits, digest, snapshot in cursor.fetchall():
            case = replayed(cursor, application) if snapshot is None else read_case(snapshot)
            standing[application] = Standing(self.archive.process(case.definition), case, commits, digest)
        return standing

    def advance(
        self, cursor: Cursor, standing: Standing, commands: Sequence[Command], *, by: Party, now: datetime
    ) -> Advance | None:
        """Let the core decide commands one after another; None when they change nothing.

        A number that the case comes to await is drawn at once: its counter stays locked until the transaction ends,
        so a number is given back when the transaction fails, and nobody else can draw it meanwhile.
        """

        def draw(series: str, year: int, /) -> Drawn:
            return Drawn(_draw(cursor, series, year), token_urlsafe(16))

        advanced = advance(
            standing.process, standing.case, commands, by=by, now=now, calendar=self.calendar, draw=draw
        )
        if advanced.case is None or not advanced.events:
            return None
        return Advance(
            standing.process,
            standing.case,
            standing.commits,
            standing.digest,
            advanced.case,
            advanced.events,
        )


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was submitted under a name, and when; `at` is None for a number drawn for what was not."""

    application: ApplicationNumber
    at: datetime | None


def recall(cursor: Cursor, name: str, process: Process, now: datetime) -> Recalled:
    """Begin, and look up what was submitted under a name; where nothing was, draw its registration number."""
    day = now.astimezone(WIB).date()
    series = f"REG-{process.code}-{day:%Y%m%d}"
    cursor.execute(_RECALL, {"name": name, "series": series, "year": day.year})
    cursor.nextset()
    application, at, drawn = _one(cursor)
    if application is not None:
        return Recalled(ApplicationNumber(application), at)
    return Recalled(ApplicationNumber(f"{series}-{drawn:05d}"), None)


def record(cursor: Cursor, advances: Sequence[Written]) -> None:
    """Write what advances add, commit, and wake the dispatcher."""
    statements: LiteralString = _RECORD * len(advances)
    values = [text for each in advances for text in (each.rows, each.events, each.snapshot)]
    cursor.execute(statements + _COMMIT, values)


def replayed(cursor: Cursor, application: ApplicationNumber) -> Case:
    """A case out of its history, where another edition of the code wrote its snapshot.

    Raises:
        ValueError: something stands in it that this edition does not know.
    """
    texts = cursor.execute(_HISTORY, {"application": application}).fetchall()
    case = replay(read_history(text for (text,) in texts))
    if case is None:
        raise ValueError(f"{application}: a history without events")
    return case


def _draw(cursor: Cursor, series: str, year: int) -> int:
    """The next number of a series in a year, from 1."""
    cursor.execute(_DRAW, {"series": series, "year": year})
    (drawn,) = _one(cursor)
    return int(drawn)


def _one(cursor: Cursor) -> TupleRow:
    row = cursor.fetchone()
    if row is None:
        raise RuntimeError("a function that always answers did not")
    return row
