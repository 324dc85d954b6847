"""Turns: which open tasks stand before one, as the records find them; the core says what that means."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from licensing.case.turns import turn_of
from licensing.city.people import Officer
from licensing.clock.calendar import WIB
from licensing.history.case import Case
from licensing.history.task import Task
from licensing.words.identifiers import ApplicationNumber, Digest, TaskId
from storage.exchange import Row, exchange
from storage.inboxes import asking
from storage.pool import BareConnection

_AHEAD: Final = """
select tasks, application, comes_at, digest, snapshot, seal, count
from ahead_v2($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
"""


@dataclass(frozen=True, slots=True)
class Waits:
    """Open tasks of another case, and that case as it was remembered last; `count` is how many cases there are."""

    tasks: tuple[TaskId, ...]
    application: ApplicationNumber
    comes_at: str
    digest: Digest
    snapshot: str | None
    seal: str | None
    count: int


def waiting_ahead(
    connection: BareConnection,
    case: Case,
    task: Task,
    officer: Officer,
    *,
    edition: str,
    after: Waits | None = None,
) -> tuple[Waits, ...]:
    """The first twenty cases, after one, of which tasks ask her role the same and are ahead, who came first first."""
    if task.asked is None:
        return ()
    turn = turn_of(case, task)
    day = datetime.combine(turn.day, time(), WIB)
    rows = exchange(
        connection,
        (
            _AHEAD,
            *asking(officer),
            case.application,
            case.permit,
            task.where.step,
            task.asked.agency,
            task.asked.office,
            day.isoformat(),
            task.opened_at.isoformat(),
            task.due.isoformat() if task.due else None,
            edition,
            after.comes_at if after else None,
            after.application if after else None,
        ),
    )
    return tuple(_read(row) for row in rows)


def _read(row: Row) -> Waits:
    tasks, application, came, digest, snapshot, seal, count = row
    return Waits(
        tuple(TaskId(each) for each in str(tasks).split(",")),
        ApplicationNumber(str(application)),
        str(came),
        Digest(str(digest)),
        snapshot,
        seal,
        int(str(count)),
    )
