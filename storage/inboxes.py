"""Inboxes: an officer's open tasks, what she looks for among them, and how many wait at each step.

Officers ask all day, so these go out without a cursor and are planned once.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, LiteralString

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from licensing.city.people import Officer
from licensing.clock.calendar import WIB
from licensing.ports import Archive, First, InboxRow, Sought, TaskCount
from licensing.ports.inboxes import together
from licensing.words.identifiers import (
    Digest,
    PermitId,
    StepId,
)
from storage.exchange import Row, exchange
from storage.lists import OpenTask, inbox_rows
from storage.pool import BareConnection

_COLUMNS: Final = """
select task, application, permit, definition, step, agency, role, round, opened_at, due, claimed_by, claimed_name,
       applicant, member, comes_at
"""
_INBOX: Final[LiteralString] = _COLUMNS + "from inbox_v5($1, $2, $3, $4, $5, $6)"
_FROM: Final[LiteralString] = "from inbox_sought_v2($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
_SOUGHT: Final[Mapping[First, LiteralString]] = {
    "urgent": f"{_COLUMNS}{_FROM} order by due, comes_at, task limit $11 offset $12",
    "oldest": f"{_COLUMNS}{_FROM} order by opened_at, task limit $11 offset $12",
    "newest": f"{_COLUMNS}{_FROM} order by opened_at desc, task desc limit $11 offset $12",
}
_WAITING: Final = """
select permit, definition, step, waiting, mine, late, due_today from inbox_waiting_v1($1, $2, $3, $4, $5, $6)
"""

_OPEN_TASK: Final = TypeAdapter(OpenTask)


class _Count(TypedDict):
    """A row of `inbox_waiting_v1`, in the order of its columns."""

    permit: PermitId
    definition: Digest
    step: StepId
    waiting: int
    mine: int
    late: int
    due_today: int


_COUNT: Final = TypeAdapter(_Count)


def inbox(
    connection: BareConnection,
    officer: Officer,
    archive: Archive,
    *,
    sought: Sought | None,
    limit: int,
    offset: int,
) -> tuple[InboxRow, ...]:
    """Open tasks for any role of the officer, most urgent first, or those she looks for."""
    if sought is None or sought.is_everything:
        rows = exchange(connection, (_INBOX, *asking(officer), limit, offset))
    else:
        wanted = (sought.only, sought.permit, sought.step, *_days(sought.now), str(sought.is_free).lower())
        rows = exchange(connection, (_SOUGHT[sought.first], *asking(officer), *wanted, limit, offset))
    return inbox_rows(map(_told, rows), archive)


def task_counts(
    connection: BareConnection, officer: Officer, archive: Archive, *, now: datetime
) -> tuple[TaskCount, ...]:
    """How many open tasks wait for her at each step."""
    rows = exchange(connection, (_WAITING, *asking(officer), *_days(now)))
    counts = (_COUNT.validate_python(dict(zip(_Count.__annotations__, row, strict=True))) for row in rows)
    return together([_waiting(each, archive) for each in counts])


def asking(officer: Officer) -> tuple[str, str, str, str]:
    """On whose behalf it is asked, as the functions take it."""
    # A role written down twice for her asks nothing twice.
    roles = ",".join(dict.fromkeys(str(role) for role in officer.known_by))
    seats = ",".join(f"{role}={id}" for role in officer.known_by for id in officer.seated_as(role))
    return roles, seats, ",".join(filter(None, (officer.id, officer.nik))), officer.id


def _days(now: datetime) -> tuple[str, str]:
    """This instant, and the midnight in the city with which today ends."""
    tomorrow = now.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return now.isoformat(), tomorrow.isoformat()


def _told(row: Row) -> OpenTask:
    """A row of the inbox, whose values come as text."""
    return _OPEN_TASK.validate_python(dict(zip(OpenTask.__annotations__, row, strict=True)))


def _waiting(count: _Count, archive: Archive) -> TaskCount:
    process = archive.process(count["definition"])
    return TaskCount(
        count["permit"],
        process.name,
        count["step"],
        process.step(count["step"]).name,
        count["waiting"],
        count["mine"],
        count["late"],
        count["due_today"],
    )
