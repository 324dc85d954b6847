"""A task as the API tells of it."""

from datetime import datetime

from licensing.case.naming import nameable
from licensing.city.people import Officer
from licensing.clock.calendars import Calendars
from licensing.history.task import Task
from licensing.ports import CaseFile, InboxRow, TaskCount
from portal.acts.checks import Checked, checklist
from portal.acts.decide import offered_exits
from portal.acts.limits import asked_here, consenting
from portal.acts.people import named_here
from portal.acts.provisional import provisional_row
from portal.acts.records import record_of, task_name
from portal.acts.register_facts import shown_facts
from portal.acts.reminded import reminded_at
from portal.api.models.checks import Found
from portal.api.models.said import Said
from portal.api.models.tasks import CheckOut, ConsentOut, OutcomeOut, ShownOut, TaskLine, TaskOut, WaitingOut
from portal.api.views.applications import application_out
from portal.api.views.permits import document_out, field_out
from portal.door.door import Door
from portal.services import Portal


def task_line(row: InboxRow, calendars: Calendars, now: datetime) -> TaskLine:
    """`provisional`: `due` may still move, because the holidays of its year are not decreed yet."""
    return TaskLine(
        task=row.task,
        application=row.application,
        permit=row.permit,
        step=row.step,
        step_name=Said.of(row.step_name),
        agency=row.agency,
        role=row.role,
        place=row.place,
        round=row.round,
        opened_at=row.opened_at,
        due=row.due,
        provisional=provisional_row(row, calendars) is not None,
        reminded_at=reminded_at(row, calendars, now),
        claimed_by=row.claimed_name,
        applicant=row.applicant,
    )


def waiting_out(waiting: TaskCount) -> WaitingOut:
    return WaitingOut(
        permit=waiting.permit,
        permit_name=Said.of(waiting.permit_name),
        step=waiting.step,
        step_name=Said.of(waiting.step_name),
        all=waiting.all,
        mine=waiting.mine,
        late=waiting.late,
        today=waiting.today,
    )


def task_out(door: Door, file: CaseFile, task: Task, *, by: Officer) -> TaskOut:
    portal = door.portal
    step = file.step(task.where)
    people = named_here(portal, file, task, by)
    return TaskOut(
        task=task.id,
        name=Said.of(task_name(file, task)),
        record=[
            ShownOut(label=Said.of(label), answer=Said.of(answer))
            for label, answer in record_of(file, task.where.line)
        ],
        facts=[
            ShownOut(label=Said.of(label), answer=Said.of(found))
            for label, found in shown_facts(file.process, file.case)
        ],
        status=task.status,
        version=file.case.version,
        outcomes=[
            OutcomeOut(
                outcome=id,
                label=Said.of(exit.label),
                needs_reason=exit.needs_reason,
                nameable=list(nameable(file.process, file.case, task, id)),
            )
            for id, exit in offered_exits(file, task).items()
        ],
        form=[field_out(field, people.get(field.id, ())) for field in step.form.fields],
        documents=[document_out(rule) for rule in step.documents],
        files={name: file.file_name for name, file in task.decision.documents.items()}
        if task.decision
        else {},
        checks=[_check(each) for each in checklist(file, task)] if task.is_open else [],
        consent=_consent(portal, file, task, by),
        ahead=[each.application for each in portal.cases.ahead(by, file, task.id).named],
        application=application_out(door, file, by=by),
    )


def _consent(portal: Portal, file: CaseFile, task: Task, by: Officer) -> ConsentOut | None:
    here = asked_here(file, task.id)
    if here is not None:
        return ConsentOut(why=None, stage="asked", asked=here[1].reason, answer=None)
    stands = consenting(file, task, by, now=portal.now(), calendar=portal.register_today().calendar)
    return stands and ConsentOut(
        why=Said.of(stands.why),
        stage=stands.stage,
        asked=stands.asked.reason if stands.asked else None,
        answer=stands.answer.reason if stands.answer else None,
    )


def _check(checked: Checked) -> CheckOut:
    verdict = checked.verdict
    return CheckOut(
        what=checked.what,
        label=Said.of(checked.label),
        files=[file.file_name for _, file in checked.files],
        answer=Said.maybe(checked.answer),
        verdict=Found(right=verdict.is_right, remark=verdict.remark) if verdict else None,
        changed=checked.has_changed,
        needed=checked.is_needed,
    )
