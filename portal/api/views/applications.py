"""An application as the API tells of it: where it stands, and what was made of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import assert_never

from licensing.case.confirming import is_confirmed
from licensing.city.people import Officer, Party, Tracker
from licensing.history.case import Case
from licensing.ports import CaseFile
from licensing.telling import Audience, HeldUp, Joined, Waiting, holding_up, stands
from licensing.telling.granting import granted_by_law
from licensing.telling.personal import reveal
from licensing.telling.timed import lines_timed, timed
from licensing.words.sentences import Sentence
from portal.acts.alike import alike_to
from portal.acts.bills import bills_of
from portal.acts.further import further_of
from portal.acts.interrupt import contestable
from portal.acts.letters import letters_of
from portal.acts.licences import licences_of
from portal.acts.promised import still_promised
from portal.acts.reaching import waits_for
from portal.acts.records import line_called
from portal.acts.telling import Decided, Teller, is_decided
from portal.acts.verify import today
from portal.api.models.answers import answer_out
from portal.api.models.applications import (
    ApplicationOut,
    ContactOut,
    DecisionOut,
    LineOut,
    MomentOut,
    SuspendedOut,
    WaitingOut,
)
from portal.api.models.checks import Found
from portal.api.models.clock import AwaitedOut
from portal.api.models.said import Said
from portal.api.views.alike import alike_out
from portal.api.views.bills import bill_out
from portal.api.views.clock import clock_out, forecast_out, granted_out, line_clock_out
from portal.api.views.made import further_out, letter_out, licence_out
from portal.api.views.promised import promised_out
from portal.door.door import Door
from portal.services import Portal

YOU = Sentence("Anda", "You")


def application_out(door: Door, file: CaseFile, *, by: Party) -> ApplicationOut:
    portal = door.portal
    register, case, now = portal.register_today(), file.case, portal.now()
    teller = Teller(register)
    licences = [licence_out(each) for each in licences_of(portal.cases, case, on=today(now))]
    contesting = contestable(file, now=now, calendar=register.calendar)
    reader: Audience = "everyone" if isinstance(by, Tracker) else "officers"
    standing = stands(file, register=register, reader=reader)
    return ApplicationOut(
        application=case.application,
        permit=case.permit,
        permit_name=Said.of(file.process.name),
        version=case.version,
        submitted_at=case.submitted_at,
        ending=case.ending,
        suspended=case.suspended and SuspendedOut(since=case.suspended.at, reason=case.suspended.reason),
        contestable_until=contesting.until if contesting else None,
        promised=promised_out(still_promised(file, register.calendar)),
        clock=clock_out(timed(file, register.calendar, now)),
        line_clocks=[line_clock_out(each) for each in lines_timed(file, register.calendar, now)],
        forecast=forecast_out(door.pace.foretold(portal.cases, file, register, now)),
        granted=granted_out(granted_by_law(case)),
        awaited=_awaited(file, portal, now, reader),
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
        letters=[letter_out(each) for each in letters_of(file)],
        further=[further_out(each) for each in further_of(case, on=today(now))],
        bills=[bill_out(each, is_officers=reader == "officers") for each in bills_of(file, on=today(now))],
        alike=[alike_out(each) for each in alike_to(portal.cases, by, file, now)]
        if isinstance(by, Officer)
        else [],
        contact=_contact(file, by, now),
    )


def _awaited(file: CaseFile, portal: Portal, now: datetime, reader: Audience) -> AwaitedOut | None:
    held = holding_up(file, register=portal.register_today(), now=now, reader=reader)
    if not isinstance(held, HeldUp):
        return None
    return AwaitedOut(
        on=held.on.code,
        name=Said.of(held.on.name),
        step_name=Said.of(held.step),
        since=held.since,
        working_days=held.working_days,
        due=held.due,
        released_when=Said.of(held.told_to_applicant if reader == "everyone" else held.releases),
        others=held.others,
        clock=Said.of(held.clock),
    )


def _contact(file: CaseFile, by: Party, now: datetime) -> ContactOut:
    waits = waits_for(file, now=now) if isinstance(by, Tracker) else None
    return ContactOut(confirmed=is_confirmed(file.process, file.case), wanted=waits)


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
            provisional=each.provisional is not None,
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
