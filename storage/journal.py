"""The decision transaction: lock and read cases, let the core decide, write what follows, all or nothing.

Two round trips, three where a number is drawn. `cases` and `outbox` are its only callers: whatever happens to a
case goes through here. The SQL is in `sql/`, as functions with versions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from typing import Final

from licensing.case.commands import AssignNumber, Command
from licensing.case.deciding import awaited_number, decide, owed
from licensing.city.people import Officer, Party, Tracker
from licensing.clock.calendar import WIB, WorkingCalendar
from licensing.history.case import Case, replay
from licensing.history.chain import GENESIS, read_history
from licensing.history.events import Event
from licensing.history.snapshot import EDITION, read_case
from licensing.ports import Archive
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, Digest
from storage.database import Cursor
from storage.rows import Advance

_LOCK: Final = """
begin;
select application, commits, digest, snapshot
from lock_cases_v1(%(numbers)s, %(roles)s, %(tracked)s, %(edition)s)
"""
_HISTORY: Final = "select events from commits where application = %(application)s order by number"

# The lock makes whoever sends the same thing at the same moment wait, and then find what the first one opened.
_RECALL: Final = """
begin;
select pg_advisory_xact_lock(hashtextextended(%(name)s, 0));
select application, submitted_at from submission_of_v1(%(name)s)
"""
_OPEN: Final = """
select set_config('izin.application', %(application)s, true);
insert into submissions (name, application, submitted_at) values (%(name)s, %(application)s, %(at)s)
"""
_DRAW: Final = "select draw_number_v1(%(series)s, %(year)s)"

# A notification inside the transaction would make all commits wait for each other's disk write. One that is lost
# costs only time: the dispatcher looks by itself every few seconds.
_RECORD: Final = "select record_v1(%(rows)s::jsonb); commit; notify izin_outbox"


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
        roles = [str(role) for role in party.roles] if isinstance(party, Officer) else None
        tracked = party.application if isinstance(party, Tracker) else None
        cursor.execute(
            _LOCK, {"numbers": list(applications), "roles": roles, "tracked": tracked, "edition": EDITION}
        )
        cursor.nextset()
        standing: dict[ApplicationNumber, Standing] = {}
        for application, commits, digest, snapshot in cursor.fetchall():
            case = _replayed(cursor, application) if snapshot is None else read_case(snapshot)
            standing[application] = Standing(self.archive.process(case.definition), case, commits, digest)
        return standing

    def advance(
        self, cursor: Cursor, standing: Standing, commands: Sequence[Command], now: datetime
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
                waiting.append(_assign_number(cursor, rule.series, now))
        if case is None or not events:
            return None
        return Advance(
            process,
            standing.case,
            standing.commits,
            standing.digest,
            case,
            tuple(events),
            owed(process, case),
        )


def recall(cursor: Cursor, name: str) -> tuple[ApplicationNumber, datetime] | None:
    """Begin, and look up what was submitted under a name, and when; None when nothing was."""
    cursor.execute(_RECALL, {"name": name})
    cursor.nextset()
    cursor.nextset()
    found = cursor.fetchone()
    return None if found is None else (ApplicationNumber(found[0]), found[1])


def draw_application_number(cursor: Cursor, process: Process, now: datetime) -> ApplicationNumber:
    """The registration number of a new application."""
    day = now.astimezone(WIB).date()
    prefix = f"REG-{process.code}-{day:%Y%m%d}"
    return ApplicationNumber(f"{prefix}-{_draw(cursor, prefix, day.year):05d}")


def open_submission(cursor: Cursor, name: str, application: ApplicationNumber, now: datetime) -> None:
    """Keep the name, and write as the applicant of an application that nobody has a part in yet."""
    cursor.execute(_OPEN, {"name": name, "application": application, "at": now})


def record(cursor: Cursor, written: str) -> None:
    """Write a document of rows, commit, and wake the dispatcher."""
    cursor.execute(_RECORD, {"rows": written})


def _replayed(cursor: Cursor, application: ApplicationNumber) -> Case:
    """A case out of its history: another edition of the code wrote its snapshot."""
    texts = cursor.execute(_HISTORY, {"application": application}).fetchall()
    case = replay(read_history(text for (text,) in texts))
    if case is None:
        raise ValueError(f"{application}: a history without events")
    return case


def _draw(cursor: Cursor, series: str, year: int) -> int:
    """The next number of a series in a year, from 1."""
    drawn = cursor.execute(_DRAW, {"series": series, "year": year}).fetchone()
    if drawn is None:
        raise RuntimeError("draw_number_v1 returned nothing")
    return int(drawn[0])


def _assign_number(cursor: Cursor, series: str, now: datetime) -> AssignNumber:
    year = now.astimezone(WIB).year
    return AssignNumber(_draw(cursor, series, year), year, token_urlsafe(16))
