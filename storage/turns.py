"""Turns: which open tasks stand before one, as the records find them; the core says what that means."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from licensing.case.turns import turn_of
from licensing.city.people import Officer
from licensing.clock.calendar import WIB
from licensing.history.case import Case
from licensing.history.task import Task
from licensing.words.identifiers import ApplicationNumber, Digest, TaskId
from storage.exchange import exchange
from storage.inboxes import asking
from storage.pool import BareConnection

_AHEAD: Final = """
select task, application, digest, snapshot, seal
from ahead_v1($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
"""


@dataclass(frozen=True, slots=True)
class Waits:
    """An open task of another case, and that case as it was remembered last."""

    task: TaskId
    application: ApplicationNumber
    digest: Digest
    snapshot: str | None
    seal: str | None


def waiting_ahead(
    connection: BareConnection, case: Case, task: Task, officer: Officer, *, edition: str
) -> Iterator[Waits]:
    """At most twenty open tasks that ask her role the same and are ahead, who came first first."""
    if task.asked is None:
        return
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
        ),
    )
    for named, application, digest, snapshot, seal in rows:
        number = ApplicationNumber(str(application))
        yield Waits(TaskId(str(named)), number, Digest(str(digest)), snapshot, seal)
