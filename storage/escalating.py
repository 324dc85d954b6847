"""Who was told that a case's time runs out: what a transaction says of it, and what an officer was told.

No SQL beside the names of the functions: they stand in `sql/escalations_v1.sql`.
"""

from typing import Final, LiteralString

from pydantic import TypeAdapter
from pydantic_core import to_json

from licensing.city.people import Officer
from licensing.city.register import parse_role
from licensing.history.case import Case
from licensing.history.events import Deescalated, Escalated
from licensing.ports import Archive, EscalatedTask
from storage.exchange import Row, Statement, exchange
from storage.lists import Instant, OpenTask, inbox_rows
from storage.pool import BareConnection
from storage.rows import Advance

_ESCALATE: Final = "select escalate_v1($1, $2)"
_ESCALATED: Final[LiteralString] = """
select task, application, permit, definition, step, agency, role, round, opened_at, due, claimed_by, claimed_name,
       applicant, member, comes_at, told, since, over
from escalated_v1($1, $2)
"""


class _Told(OpenTask):
    """A row of `escalated_v1`, in the order of its columns."""

    told: str
    since: Instant
    over: Instant


_TOLD: Final = TypeAdapter(_Told)


def escalating(advance: Advance) -> tuple[Statement, ...]:
    """The statement that writes where an advance leaves a case on its ladder; none where it does not move."""
    if not any(isinstance(event, Escalated | Deescalated) for event in advance.events):
        return ()
    return ((_ESCALATE, advance.after.application, to_json(_rungs(advance.after)).decode()),)


def escalated(
    connection: BareConnection, officer: Officer, archive: Archive, *, limit: int
) -> tuple[EscalatedTask, ...]:
    """What was told to her roles and is still asked."""
    roles = ",".join(dict.fromkeys(str(role) for role in officer.known_by))
    rows = [_read(row) for row in exchange(connection, (_ESCALATED, roles, limit))]
    tasks = inbox_rows(rows, archive)
    return tuple(
        EscalatedTask(task, parse_role(row["told"]), row["since"], row["over"])
        for task, row in zip(tasks, rows, strict=True)
    )


def _rungs(case: Case) -> list[dict[str, object]]:
    return [
        {
            "rung": each.rung,
            "told": str(each.to),
            "since": each.since,
            "due": each.due,
            "tasks": list(each.tasks),
        }
        for each in case.escalated
    ]


def _read(row: Row) -> _Told:
    return _TOLD.validate_python(dict(zip(_TOLD_COLUMNS, row, strict=True)))


_TOLD_COLUMNS: Final = (*OpenTask.__annotations__, "told", "since", "over")
