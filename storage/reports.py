"""Reports: what the records count of decisions, clocks and turns. No SQL beside the functions' names and a list."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from pydantic import TypeAdapter
from sqlalchemy import Connection, select, text

from licensing.city.people import Party
from licensing.ports import Served, ServedCases, ServedLines, ServedTasks, Skip, StoodStill
from licensing.words.identifiers import AgencyId, PermitId
from storage.lists import visible_to
from storage.tables import cases, skips

_TASKS: Final = text(
    "select permit, step, agency, role, opened, ended, is_late, tasks as count "
    "from served_tasks_v1(:agencies, :permit, :since, :until)"
)
_CASES: Final = text(
    "select permit, agency, on_time, late, still_late from served_cases_v1(:agencies, :since, :until)"
)
_STOOD: Final = text(
    "select permit, agency, why, cases, seconds from stood_still_v1(:agencies, :since, :until)"
)
_LINES: Final = text(
    "select permit, agency, step, line, on_time, late, still_late from served_lines_v1(:agencies, :since, :until)"
)
_SKIPS: Final = TypeAdapter(tuple[Skip, ...])
_SERVED: Final = TypeAdapter(tuple[ServedTasks, ...])
_SERVED_CASES: Final = TypeAdapter(tuple[ServedCases, ...])
_STOOD_STILL: Final = TypeAdapter(tuple[StoodStill, ...])
_SERVED_LINES: Final = TypeAdapter(tuple[ServedLines, ...])


def served(
    connection: Connection, agencies: Collection[AgencyId] | None, *, since: datetime, until: datetime
) -> Served:
    """What agencies served, all of them where none are named."""
    asked = {"agencies": _named(agencies), "since": since, "until": until}
    return Served(
        served_tasks(connection, agencies, None, since=since, until=until),
        _SERVED_CASES.validate_python([dict(row) for row in connection.execute(_CASES, asked).mappings()]),
        _STOOD_STILL.validate_python([dict(row) for row in connection.execute(_STOOD, asked).mappings()]),
        _SERVED_LINES.validate_python([dict(row) for row in connection.execute(_LINES, asked).mappings()]),
    )


def served_tasks(
    connection: Connection,
    agencies: Collection[AgencyId] | None,
    permit: PermitId | None,
    *,
    since: datetime,
    until: datetime,
) -> tuple[ServedTasks, ...]:
    """Decisions by the days they were asked and made on, of one permit type or of all."""
    asked = {"agencies": _named(agencies), "permit": permit, "since": since, "until": until}
    return _SERVED.validate_python([dict(row) for row in connection.execute(_TASKS, asked).mappings()])


def skipped(connection: Connection, party: Party, *, since: datetime, until: datetime) -> tuple[Skip, ...]:
    """Decisions out of turn in cases a party may see, newest first."""
    columns = (skips.c[name] for name in Skip.__dataclass_fields__)
    query = (
        select(*columns)
        .join(cases, cases.c.application == skips.c.application)
        .where(visible_to(party), skips.c.at >= since, skips.c.at < until)
        .order_by(skips.c.at.desc(), skips.c.task)
    )
    return _SKIPS.validate_python([dict(row) for row in connection.execute(query).mappings()])


def _named(agencies: Collection[AgencyId] | None) -> str | None:
    return None if agencies is None else ",".join(agencies)
