"""An application as the API tells of it: where it stands, and what was made of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import assert_never

from licensing.city.people import Party, Tracker
from licensing.history.case import Case
from licensing.ports import CaseFile
from licensing.telling import Joined, Waiting, stands
from licensing.telling.personal import reveal
from licensing.words.sentences import Sentence
from portal.acts.further import FurtherDocument, further_of
from portal.acts.interrupt import contestable
from portal.acts.letters import Letter, letters_of
from portal.acts.licences import Issued, licences_of
from portal.acts.records import line_called
from portal.acts.telling import Decided, Teller, is_decided
from portal.acts.verify import today
from portal.api.models.answers import answer_out
from portal.api.models.applications import (
    ApplicationOut,
    DecisionOut,
    FurtherMade,
    LetterMade,
    LicenceMade,
    LineOut,
    MomentOut,
    SuspendedOut,
    WaitingOut,
)
from portal.api.models.checks import Found
from portal.api.models.said import Said
from portal.services import Portal

YOU = Sentence("Anda", "You")


def application_out(portal: Portal, file: CaseFile, *, by: Party) -> ApplicationOut:
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
        lines=[_line(file, each, by) for each in standing],
        waiting=[
            waiting for each in standing if isinstance(each, Waiting) for waiting in _waiting(case, each, now)
        ],
        decisions=[_decision(each) for each in teller.told_to(file, by)],
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


def _line(file: CaseFile, standing: Waiting | Joined, by: Party) -> LineOut:
    match standing:
        case Waiting(where=where, step=step, since=since):
            return LineOut(
                line=where.line,
                name=Said.maybe(line_called(file, where.line, by=by)),
                step_name=Said.of(step),
                since=since,
                outcome_label=None,
                opens_on=min((each.opens for each in standing.to_come if each.opens), default=None),
            )
        case Joined(id=id, outcome=outcome, at=at):
            is_open = isinstance(by, Tracker) and not is_decided(file.case)
            name, label = Said.maybe(line_called(file, id, by=by)), None if is_open else Said.of(outcome)
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
            required=each.is_required,
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
        checks={
            each.what: Found(right=each.is_right, remark=each.remark) for each in decided.decision.checks
        },
        at=decided.decision.at,
    )
