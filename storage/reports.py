"""Reports: what the records count of decisions, clocks and turns. No SQL beside the functions' names and a list.

Whose is counted is the transaction's to say (`Database.reading`), and asked again where a list is read.
"""

from datetime import datetime
from typing import Final

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select, text

from licensing.city.people import Officer, Party, overseen_by
from licensing.ports import Served, ServedCases, ServedLines, ServedTasks, Skip, StoodStill
from licensing.words.identifiers import PermitId
from storage.lists import visible_to
from storage.tables import cases, skips

_TASKS: Final = text(
    "select permit, step, agency, role, opened, ended, is_late, tasks as count "
    "from served_tasks_v2(:since, :until)"
)
_TASKS_OF_A_PERMIT: Final = text(
    "select permit, step, agency, role, opened, ended, is_late, tasks as count "
    "from served_tasks_v1(null, :permit, :since, :until)"
)
_CASES: Final = text("select permit, agency, on_time, late, still_late from served_cases_v2(:since, :until)")
_STOOD: Final = text("select permit, agency, why, cases, seconds from stood_still_v2(:since, :until)")
_LINES: Final = text(
    "select permit, agency, step, line, on_time, late, still_late from served_lines_v1(:since, :until)"
)
_SKIPS: Final = TypeAdapter(tuple[Skip, ...])
_SERVED: Final = TypeAdapter(tuple[ServedTasks, ...])
_SERVED_CASES: Final = TypeAdapter(tuple[ServedCases, ...])
_STOOD_STILL: Final = TypeAdapter(tuple[StoodStill, ...])
_SERVED_LINES: Final = TypeAdapter(tuple[ServedLines, ...])


def served(connection: Connection, *, since: datetime, until: datetime) -> Served:
    """What those served whom the transaction asks for."""
    asked = {"since": since, "until": until}
    return Served(
        _SERVED.validate_python([dict(row) for row in connection.execute(_TASKS, asked).mappings()]),
        _SERVED_CASES.validate_python([dict(row) for row in connection.execute(_CASES, asked).mappings()]),
        _STOOD_STILL.validate_python([dict(row) for row in connection.execute(_STOOD, asked).mappings()]),
        _SERVED_LINES.validate_python([dict(row) for row in connection.execute(_LINES, asked).mappings()]),
    )


def served_tasks(
    connection: Connection, permit: PermitId, *, since: datetime, until: datetime
) -> tuple[ServedTasks, ...]:
    """Decisions of a permit type by the days they were asked and made on."""
    asked = {"permit": permit, "since": since, "until": until}
    found = connection.execute(_TASKS_OF_A_PERMIT, asked).mappings()
    return _SERVED.validate_python([dict(row) for row in found])


def skipped(connection: Connection, party: Party, *, since: datetime, until: datetime) -> tuple[Skip, ...]:
    """Decisions out of turn that a party may read of, newest first; who made them only where she oversees them."""
    is_overseen, is_seen = _is_overseen(party), cases.c.application.is_not(None)
    told = {
        "officer_name": case((is_overseen, skips.c.officer_name), else_=None).label("officer_name"),
        "is_seen": is_seen.label("is_seen"),
    }
    columns = [told[name] if name in told else skips.c[name] for name in Skip.__dataclass_fields__]
    query = (
        select(*columns)
        .select_from(skips)
        .outerjoin(cases, and_(cases.c.application == skips.c.application, visible_to(party)))
        .where(or_(is_overseen, and_(_is_hers(party), is_seen)), skips.c.at >= since, skips.c.at < until)
        .order_by(skips.c.at.desc(), skips.c.task)
    )
    return _SKIPS.validate_python([dict(row) for row in connection.execute(query).mappings()])


def _is_overseen(party: Party) -> ColumnElement[bool]:
    oversees = func.string_to_array(",".join(overseen_by(party).names), ",")
    return func.names_of_office_v1(skips.c.agency, skips.c.role).bool_op("&&")(oversees)


def _is_hers(party: Party) -> ColumnElement[bool]:
    roles = party.known_by if isinstance(party, Officer) else ()
    return (skips.c.agency + "." + skips.c.role).in_([str(role) for role in roles])
