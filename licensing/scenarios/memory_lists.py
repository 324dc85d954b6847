"""What people see of cases in memory: who sees which, and cases as rows of an inbox or a search."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import assert_never

from licensing.case.authority import has_interest
from licensing.case.finding import finds, found_by, wanted
from licensing.case.running_out import on_time
from licensing.case.turns import comes_at
from licensing.city.people import AgencyRole, Officer, Party, Service, Tracker
from licensing.history.panellist import Panellist
from licensing.history.task import Task
from licensing.ports import CaseFile, EscalatedTask, Found, InboxRow, Sought, TaskCount
from licensing.ports.inboxes import together
from licensing.words.identifiers import AgencyId, ApplicationNumber, Digest, RoleId

_NEVER = datetime.max.replace(tzinfo=UTC)


def may_see(party: Party, file: CaseFile, parties: Iterable[AgencyRole]) -> bool:
    """Whether a case is for a party to see: an officer has a part in it, a tracker proved that it is hers."""
    match party:
        case Officer():
            return any(party.holds(role) for role in parties)
        case Tracker():
            return party.application == file.case.application
        case Service():
            return True
        case _:
            assert_never(party)


def task_rows(files: Iterable[CaseFile]) -> tuple[InboxRow, ...]:
    """Every open task, most urgent first."""
    rows = (_row(file, task) for file in files for task in file.case.open_tasks)
    return tuple(sorted(rows, key=lambda row: (row.due or _NEVER, row.comes_at, row.task)))


def asked_of(agency: AgencyId | None, role: RoleId | None, files: Iterable[CaseFile]) -> tuple[InboxRow, ...]:
    """Every open task of an agency and a role, where they are named."""
    rows = task_rows(files)
    return tuple(row for row in rows if agency in (None, row.agency) and role in (None, row.role))


def open_cases(files: Iterable[CaseFile]) -> Mapping[Digest, tuple[ApplicationNumber, ...]]:
    """The cases that have not ended by their bundle."""
    found: dict[Digest, tuple[ApplicationNumber, ...]] = {}
    for file in files:
        if file.case.ending is None:
            before = found.get(file.case.definition, ())
            found[file.case.definition] = (*before, file.case.application)
    return found


def held(files: Iterable[CaseFile]) -> tuple[InboxRow, ...]:
    """Every open task that somebody has taken, or that asks somebody by name."""
    return tuple(row for row in task_rows(files) if row.claimed_by or row.member)


def offered(officer: Officer, files: Iterable[CaseFile]) -> tuple[InboxRow, ...]:
    """What an officer's inbox holds of the cases she sees: none of her own, nothing she has answered already."""
    seen = {
        file.case.application: file for file in files if not has_interest(file.process, file.case, officer)
    }
    rows = (row for row in task_rows(seen.values()) if is_for(officer, row))
    return tuple(row for row in rows if not took_part(officer, seen[row.application], row))


def escalated(officer: Officer, files: Iterable[CaseFile]) -> tuple[EscalatedTask, ...]:
    """What was told to one of her roles and is still asked."""
    told = [
        (
            each.due,
            file.case.application,
            -each.rung,
            task,
            EscalatedTask(_row(file, asked), each.to, each.since, each.due),
        )
        for file in files
        for each in file.case.escalated
        for task in each.tasks
        if officer.holds(each.to) and (asked := file.case.tasks[task]).is_open
    ]
    return tuple(each[-1] for each in sorted(told, key=lambda each: each[:-1]))


def is_for(officer: Officer, row: InboxRow) -> bool:
    """Whether a task is asked of one of her roles, and of her where it asks somebody by name."""
    if row.asked is None or not officer.holds(row.asked):
        return False
    return row.member is None or Panellist(row.member, "").is_meant_by(officer, row.asked)


def took_part(officer: Officer, file: CaseFile, row: InboxRow) -> bool:
    """Whether she has taken or answered the same question in another seat."""
    tasks = file.case.tasks
    for other in file.case.tasks_at(tasks[row.task].where):
        holder = other.decision.by if other.decision else other.claimed_by
        if other.id != row.task and holder is not None and holder.officer == officer.id:
            return True
    return False


def sought_of(rows: tuple[InboxRow, ...], sought: Sought, officer: Officer) -> tuple[InboxRow, ...]:
    """Those of an inbox, most urgent first, that are looked for, in the order that is."""
    found = [row for row in rows if sought.fits(row, officer)]
    if sought.first != "urgent":
        found.sort(key=lambda row: (row.opened_at, row.task), reverse=sought.first == "newest")
    return tuple(found)


def task_counts(rows: tuple[InboxRow, ...], officer: Officer, now: datetime) -> tuple[TaskCount, ...]:
    """How many of an inbox wait at each step."""
    return together(
        [
            TaskCount(
                row.permit,
                row.permit_name,
                row.step,
                row.step_name,
                1,
                int(row.is_held_by(officer)),
                int(row.is_late(now)),
                int(row.is_due_today(now)),
            )
            for row in rows
        ]
    )


def found(files: Iterable[CaseFile], texts: Iterable[str]) -> tuple[Found, ...]:
    """Cases that are found by one of some texts (`case.finding`), newest first."""
    looked_for = tuple(reading for text in texts for reading in wanted(text))
    rows = [_found(file) for file in files if finds(looked_for, found_by(file.process, file.case))]
    return tuple(sorted(rows, key=lambda row: (row.submitted_at, row.application), reverse=True))


def _row(file: CaseFile, task: Task) -> InboxRow:
    holder = task.claimed_by
    return InboxRow(
        task=task.id,
        application=file.case.application,
        permit=file.case.permit,
        permit_name=file.process.name,
        step=task.where.step,
        step_name=file.step(task.where).name,
        agency=task.asked.agency if task.asked else None,
        role=task.asked.role if task.asked else None,
        place=task.asked.place if task.asked else None,
        round=task.where.round,
        opened_at=task.opened_at,
        comes_at=comes_at(file.case),
        due=task.due,
        claimed_by=holder.officer if holder else None,
        claimed_name=holder.name if holder else None,
        applicant=_applicant(file),
        of_record=bool(file.process.records_above(task.where.step)),
        member=task.member.officer if task.member else None,
        in_working_days=task.asked is not None
        and file.step(task.where).counts_working_days(task.asked.agency, task.asked.role),
        remind=on_time(file.process).remind,
    )


def _found(file: CaseFile) -> Found:
    numbers = [each.number for each in file.case.licences.values() if each.part_of is None]
    return Found(
        application=file.case.application,
        permit=file.case.permit,
        permit_name=file.process.name,
        applicant=_applicant(file),
        submitted_at=file.case.submitted_at,
        ending=file.case.ending,
        licence_number=numbers[-1] if numbers else None,
    )


def _applicant(file: CaseFile) -> str:
    return file.process.applicant_of(file.case.answers).name
