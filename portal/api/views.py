"""The core's values as the API's models."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import assert_never

from licensing.case.naming import nameable
from licensing.city.people import Officer
from licensing.forms.bounds import Bound
from licensing.forms.files import DocumentRule
from licensing.forms.form import Field, Records
from licensing.history.case import Case, Task
from licensing.ports import CaseFile, InboxRow
from licensing.process.graph import Process
from licensing.process.kinds import Kind
from licensing.telling import Joined, Waiting, stands
from licensing.telling.personal import reveal
from licensing.telling.standard import service_standard
from licensing.words.sentences import Sentence
from portal.acts.decide import offered_exits
from portal.acts.further import FurtherDocument, further_of
from portal.acts.interrupt import contestable
from portal.acts.letters import Letter, letters_of
from portal.acts.licences import Issued, licences_of
from portal.acts.people import in_words, named_here
from portal.acts.records import line_called, record_of, task_name
from portal.acts.telling import Decided, Teller
from portal.acts.verify import today
from portal.api.models import (
    ApplicationOut,
    DecisionOut,
    DocumentOut,
    FieldOut,
    FurtherMade,
    KindOut,
    LetterMade,
    LicenceMade,
    LineOut,
    MomentOut,
    OutcomeOut,
    PeopleOut,
    PermitLine,
    PermitOut,
    RowsOut,
    Said,
    ShownOut,
    StatedOut,
    SuspendedOut,
    TaskLine,
    TaskOut,
    ValueOut,
    WaitingOut,
    answer_out,
)
from portal.services import Portal

YOU = Sentence("Anda", "You")


def permit_line(process: Process) -> PermitLine:
    return PermitLine(permit=process.permit, name=Said.of(process.name), summary=Said.of(process.summary))


def permit_out(process: Process) -> PermitOut:
    return PermitOut(
        permit=process.permit,
        name=Said.of(process.name),
        summary=Said.of(process.summary),
        digest=process.digest,
        kinds=[_kind(kind) for kind in process.kinds.values()],
        form=[field_out(field) for field in process.form.fields],
        values=[
            ValueOut(value=value.id, expression=value.text, label=_maybe(value.label))
            for value in process.values
        ],
        documents=[_document(rule) for rule in process.documents],
        standard=[
            StatedOut(
                component=each.component,
                heading=Said.of(each.heading),
                lines=[Said.of(line) for line in each.lines],
            )
            for each in service_standard(process)
        ],
    )


def _kind(kind: Kind) -> KindOut:
    return KindOut(
        kind=kind.id,
        label=Said.of(kind.label),
        about=list(kind.about.permits) if kind.about else [],
        states=list(kind.about.states) if kind.about else [],
        role=str(kind.by) if kind.by else None,
    )


def field_out(field: Field, people: tuple[Officer, ...] = ()) -> FieldOut:
    rule = field.people
    choices = {each.id: in_words(each) for each in people} if rule else field.choices
    return FieldOut(
        id=field.id,
        type=field.type,
        label=Said.of(field.label),
        hint=_maybe(field.hint),
        optional=field.optional,
        when=field.when.text if field.when else None,
        choices=None if choices is None else {id: Said.of(label) for id, label in choices.items()},
        minimum=_bound(field.least, field.minimum),
        maximum=_bound(field.most, field.maximum),
        max_length=field.max_length,
        pattern=field.pattern,
        rows=None if field.records is None else _rows(field.records),
        people=PeopleOut(role=str(rule.role), least=rule.least, most=rule.most) if rule else None,
    )


def _bound(bound: Bound | None, number: Decimal | None) -> str | None:
    """A bound as the definition writes it."""
    if bound is not None:
        return bound.text
    return None if number is None else str(number)


def _rows(records: Records) -> RowsOut:
    return RowsOut(
        least=records.least,
        most=records.most,
        form=[field_out(column) for column in records.form.fields],
    )


def application_out(portal: Portal, file: CaseFile) -> ApplicationOut:
    teller, case, now = Teller(portal.register), file.case, portal.now()
    licences = [_licence(each) for each in licences_of(portal.cases, case, on=today(now))]
    contesting = contestable(file, now=now, calendar=portal.register.calendar)
    standing = stands(file, register=portal.register)
    return ApplicationOut(
        application=case.application,
        permit=case.permit,
        permit_name=Said.of(file.process.name),
        version=case.version,
        submitted_at=case.submitted_at,
        ending=case.ending,
        suspended=case.suspended and SuspendedOut(since=case.suspended.at, reason=case.suspended.reason),
        contestable_until=contesting.until if contesting else None,
        step=case.main.step if case.main else None,
        lines=[_line(file, each) for each in standing],
        waiting=[
            waiting for each in standing if isinstance(each, Waiting) for waiting in _waiting(case, each, now)
        ],
        decisions=[_decision(each) for each in teller.decided(file)],
        history=[
            MomentOut(at=told.at, sentence=Said.of(told.sentence))
            for told in teller.history(file, "everyone")
        ],
        form={id: answer_out(answer) for id, answer in case.answers.items()},
        documents={id: stored.file_name for id, stored in case.documents.items()},
        licence=licences[-1] if licences else None,
        licences=licences,
        letters=[_letter(each) for each in letters_of(file)],
        further=[_further(each) for each in further_of(case, on=today(now))],
    )


def task_line(row: InboxRow) -> TaskLine:
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
        claimed_by=row.claimed_name,
        applicant=row.applicant,
    )


def task_out(portal: Portal, file: CaseFile, task: Task, *, by: Officer) -> TaskOut:
    step = file.step(task.where)
    people = named_here(portal, file, task, by)
    return TaskOut(
        task=task.id,
        name=Said.of(task_name(file, task)),
        record=[
            ShownOut(label=Said.of(label), answer=Said.of(answer))
            for label, answer in record_of(file, task.where.line)
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
        documents=[_document(rule) for rule in step.documents],
        files={name: file.file_name for name, file in task.decision.documents.items()}
        if task.decision
        else {},
        application=application_out(portal, file),
    )


def _document(rule: DocumentRule) -> DocumentOut:
    return DocumentOut(
        id=rule.id,
        label=Said.of(rule.label),
        accept=list(rule.accept),
        max_bytes=rule.max_bytes,
        optional=rule.optional,
        when=rule.when.text if rule.when else None,
        least=rule.least,
        most=rule.most,
        geotag=rule.geotag,
    )


def _line(file: CaseFile, standing: Waiting | Joined) -> LineOut:
    match standing:
        case Waiting(where=where, step=step, since=since):
            return LineOut(
                line=where.line,
                name=_maybe(line_called(file, where.line)),
                step_name=Said.of(step),
                since=since,
                outcome_label=None,
                opens_on=min((each.opens for each in standing.to_come if each.opens), default=None),
            )
        case Joined(id=id, outcome=outcome, at=at):
            name, label = _maybe(line_called(file, id)), Said.of(outcome)
            return LineOut(line=id, name=name, step_name=None, since=at, outcome_label=label)
        case _:
            assert_never(standing)


def _licence(issued: Issued) -> LicenceMade:
    licence, document = issued.licence, issued.document
    return LicenceMade(
        number=licence.number,
        status=issued.status,
        valid_from=licence.valid_from,
        valid_until=licence.valid_until,
        sha256=document.file.sha256 if document else None,
        verification=document.verification if document else None,
    )


def _letter(letter: Letter) -> LetterMade:
    document = letter.document
    return LetterMade(
        name=Said.of(letter.name),
        number=document.number,
        provisional=letter.is_provisional,
        made_at=document.made_at,
        sha256=document.file.sha256,
        verification=document.verification,
    )


def _further(further: FurtherDocument) -> FurtherMade:
    document, licence = further.document, further.licence
    return FurtherMade(
        name=Said.of(further.name),
        number=document.number,
        status=further.status,
        valid_from=licence.valid_from,
        valid_until=licence.valid_until,
        made_at=document.made_at,
        sha256=document.file.sha256,
        verification=document.verification,
    )


def _waiting(case: Case, waiting: Waiting, now: datetime) -> Iterator[WaitingOut]:
    """The people a line waits for."""
    for each in waiting.on:
        if each.task is None:
            continue
        asked = case.tasks[each.task].asked
        yield WaitingOut(
            task=each.task,
            line=waiting.where.line,
            step=waiting.where.step,
            step_name=Said.of(waiting.step),
            agency=asked.agency if asked else None,
            agency_name=Said.of(each.who.agency if asked else YOU),
            role=asked.role if asked else None,
            place=asked.place if asked else None,
            since=each.since,
            due=each.due,
            late=each.is_late(now),
            claimed_by=reveal(each.held_by) if each.held_by else None,
            changes=None if (changes := case.tasks[each.task].changes) is None else list(changes),
        )


def _decision(decided: Decided) -> DecisionOut:
    return DecisionOut(
        step=decided.step_id,
        agency=decided.agency.id,
        outcome=decided.decision.outcome,
        outcome_label=Said.of(decided.outcome),
        reason=decided.decision.reason,
        named={each.what: each.remark for each in decided.decision.named},
        at=decided.decision.at,
    )


def _maybe(sentence: Sentence | None) -> Said | None:
    return None if sentence is None else Said.of(sentence)
