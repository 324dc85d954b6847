"""Inbox, open tasks and search: the read models as lists of rows.

The condition on who sees what stands in every query here, and a second time in the database's policies.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Final, assert_never

from pydantic import BeforeValidator
from pydantic_core import to_json
from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    exists,
    false,
    func,
    or_,
    select,
    true,
)
from typing_extensions import TypedDict

from licensing.case.finding import wanted
from licensing.case.running_out import on_time
from licensing.city.people import AgencyRole, Officer, Party, Service, Tracker
from licensing.city.register import parse_role
from licensing.ports import Archive, Found, InboxRow
from licensing.process.graph import Process
from licensing.words.identifiers import (
    AgencyId,
    ApplicationNumber,
    Digest,
    OfficerId,
    PermitId,
    PlaceId,
    RoleId,
    StepId,
    TaskId,
)
from storage.tables import case_parties, cases, searches, tasks

_COMES_AT: Final = func.coalesce(tasks.c.comes_at, tasks.c.opened_at)
_OPEN_TASKS: Final = (
    select(tasks, cases.c.permit, cases.c.definition, cases.c.applicant)
    .join(cases, cases.c.application == tasks.c.application)
    .where(tasks.c.is_open)
    .order_by(tasks.c.due.asc().nulls_last(), _COMES_AT, tasks.c.task)
)
_FOUND: Final = (
    cases.c.application,
    cases.c.permit,
    cases.c.definition,
    cases.c.applicant,
    cases.c.submitted_at,
    cases.c.ending,
    cases.c.licence_number,
)


Instant = Annotated[datetime, BeforeValidator(datetime.fromisoformat)]


class OpenTask(TypedDict):
    """An open task as queries tell it, in the order of the columns of an inbox."""

    task: TaskId
    application: ApplicationNumber
    permit: PermitId
    definition: Digest
    step: StepId
    agency: AgencyId
    role: RoleId
    round: int
    opened_at: Instant
    due: Instant | None
    claimed_by: OfficerId | None
    claimed_name: str | None
    applicant: str
    member: OfficerId | None
    comes_at: Instant


def visible_to(party: Party) -> ColumnElement[bool]:
    """The cases a party may see, for queries on `cases`."""
    match party:
        case Officer():
            involved = case_parties.c.party.in_([str(role) for role in party.known_by])
            return exists().where(case_parties.c.application == cases.c.application, involved)
        case Tracker():
            return cases.c.application == party.application
        case Service():
            return true()
        case _:
            assert_never(party)


def open_tasks(party: Party, agency: AgencyId | None, role: RoleId | None) -> Select[tuple[object, ...]]:
    """Open tasks of every case the party may see, most urgent first."""
    query = _OPEN_TASKS.where(visible_to(party))
    if agency is not None:
        query = query.where(tasks.c.agency == agency)
    if role is not None:
        query = query.where(func.split_part(tasks.c.role, "@", 1) == role)
    return query


def asked_roles(connection: Connection) -> Mapping[AgencyRole, int]:
    """The roles that open tasks ask, and how many of them."""
    count = func.count().label("count")
    query = select(tasks.c.agency, tasks.c.role, count).where(tasks.c.is_open, tasks.c.agency.is_not(None))
    rows = connection.execute(query.group_by(tasks.c.agency, tasks.c.role)).all()
    return {parse_role(f"{agency}.{role}"): n for agency, role, n in rows}


def open_cases(connection: Connection) -> Mapping[Digest, tuple[ApplicationNumber, ...]]:
    """The cases that have not ended by their bundle, oldest first."""
    query = select(cases.c.definition, cases.c.application).where(cases.c.ending.is_(None))
    found = defaultdict[Digest, list[ApplicationNumber]](list)
    for definition, application in connection.execute(
        query.order_by(cases.c.submitted_at, cases.c.application)
    ):
        found[Digest(definition)].append(ApplicationNumber(application))
    return {definition: tuple(numbers) for definition, numbers in found.items()}


def cases_found(party: Party, texts: Sequence[str], limit: int) -> Select[tuple[object, ...]]:
    """Cases that are found by one of some texts (`licensing.case.finding`), newest first."""
    readings = [[f"%{each}%" for each in reading] for text in texts for reading in wanted(text)]
    if isinstance(party, Officer):
        found = func.cases_found_v2(to_json(readings).decode(), limit).column_valued("found")
        are_meant = cases.c.application.in_(select(found))
    else:
        meant = or_(false(), *(and_(*map(searches.c.searched.like, reading)) for reading in readings))
        are_meant = cases.c.application.in_(select(searches.c.application).where(meant))
    return (
        select(*_FOUND)
        .where(visible_to(party), are_meant)
        .order_by(cases.c.submitted_at.desc(), cases.c.application.desc())
        .limit(limit)
    )


def inbox_rows(rows: Iterable[RowMapping | OpenTask], archive: Archive) -> tuple[InboxRow, ...]:
    """Rows of a query on tasks as the inbox shows them."""
    return tuple(_inbox_row(row, archive.process(row["definition"])) for row in rows)


def found_rows(rows: Iterable[RowMapping], archive: Archive) -> tuple[Found, ...]:
    """Rows of a query on cases as a search shows them."""
    return tuple(
        Found(
            application=row["application"],
            permit=row["permit"],
            permit_name=archive.process(row["definition"]).name,
            applicant=row["applicant"],
            submitted_at=row["submitted_at"],
            ending=row["ending"],
            licence_number=row["licence_number"],
        )
        for row in rows
    )


def _inbox_row(row: RowMapping | OpenTask, process: Process) -> InboxRow:
    # The column says the office: a role, and its place where it has several.
    role, _, place = str(row["role"] or "").partition("@")
    return InboxRow(
        task=row["task"],
        application=row["application"],
        permit=row["permit"],
        permit_name=process.name,
        step=row["step"],
        step_name=process.step(row["step"]).name,
        agency=row["agency"],
        role=RoleId(role) if role else None,
        place=PlaceId(place) if place else None,
        round=row["round"],
        opened_at=row["opened_at"],
        comes_at=row["comes_at"] or row["opened_at"],
        due=row["due"],
        claimed_by=row["claimed_by"],
        claimed_name=row["claimed_name"],
        applicant=row["applicant"],
        of_record=bool(process.records_above(row["step"])),
        member=row["member"],
        in_working_days=process.step(row["step"]).counts_working_days(
            row["agency"], RoleId(role) if role else None
        ),
        remind=on_time(process).remind,
    )
