"""Evolve: one event applied to the state of a case, family by family, each of the larger ones in a file of its name.

It never refuses and never computes anything a rule could change: what the events say is what the state is. Every
event is applied at its own place, whatever else happened meanwhile on other lines.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from licensing.history.admission import admitted
from licensing.history.case import Case
from licensing.history.clocked import clocked
from licensing.history.consented import Consent
from licensing.history.consulted import consulted
from licensing.history.contacted import contacted
from licensing.history.documented import documented
from licensing.history.events import (
    AddressAsked,
    AddressConfirmed,
    AddressDropped,
    AmountAssessed,
    AnswerKept,
    ApplicationCancelled,
    ApplicationClosed,
    ApplicationResumed,
    ApplicationSubmitted,
    ApplicationSuspended,
    ApplicationWithdrawn,
    BillCoded,
    ClockMoved,
    ClockPaused,
    ClockResumed,
    ClockStarted,
    ClockStopped,
    ConsentAsked,
    ContactChanged,
    CorrectionReceived,
    DebtVoided,
    DecisionContested,
    DecisionRetracted,
    DeemedApproved,
    Deescalated,
    DocumentMade,
    DueMoved,
    EffectOwed,
    EffectPerformed,
    Escalated,
    Event,
    HolderBarred,
    HoldKept,
    HoldReleased,
    HoldTaken,
    InterestDeclared,
    LicenceAmended,
    LicenceEvent,
    LicenceExpired,
    LicenceIssued,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
    LineJoined,
    LineOpened,
    LineWithdrawn,
    MoneyPaidBack,
    MoneyReceived,
    NumberAssigned,
    ObjectionTakenBack,
    PinGiven,
    PinLinkAsked,
    RegisterConsulted,
    RequestAnswered,
    StepCompleted,
    StepEntered,
    TaskClaimed,
    TaskDecided,
    TaskFreed,
    TaskLapsed,
    TaskOpened,
    TaskReassigned,
    TaskReleased,
    TaskUrged,
    TaskWithdrawn,
    TimeExtended,
    TimeRestarted,
)
from licensing.history.held import held
from licensing.history.interrupted import interrupted
from licensing.history.kept import kept
from licensing.history.moved import moved
from licensing.history.owed import owed
from licensing.history.owing_money import debts_after, owing_money
from licensing.history.tasked import tasked
from licensing.history.timed import timed
from licensing.register import licences


def evolve(case: Case | None, event: Event) -> Case:  # noqa: C901, PLR0911, PLR0912 one arm per family
    """Apply one event. The first must be `ApplicationSubmitted`, no later one may be."""
    if case is None:
        return _submitted(event)
    version = case.version + 1
    match event:
        case StepEntered() | StepCompleted() | LineOpened() | LineJoined() | LineWithdrawn():
            return moved(case, version, event)
        case (
            TaskOpened()
            | TaskClaimed()
            | TaskReleased()
            | TaskFreed()
            | TaskReassigned()
            | TaskDecided()
            | TaskWithdrawn()
            | CorrectionReceived()
            | RequestAnswered()
            | TaskLapsed()
            | DueMoved()
        ):
            return tasked(case, version, event)
        case AnswerKept():
            task = kept(case, version, event)
            return replace(case, version=version, tasks={**case.tasks, task.id: task})
        case AddressConfirmed() | AddressAsked() | AddressDropped() | ContactChanged():
            return contacted(case, version, event)
        case RegisterConsulted():
            return consulted(case, version, event)
        case PinLinkAsked() | PinGiven():
            return replace(case, version=version, admission=admitted(case.admission, event))
        case EffectOwed() | EffectPerformed():
            return owed(case, version, event)
        case NumberAssigned() | DocumentMade():
            return documented(case, version, event)
        case (
            LicenceIssued()
            | LicenceSuspended()
            | LicenceReinstated()
            | LicenceAmended()
            | LicenceRenewed()
            | LicenceRevoked()
            | LicenceExpired()
        ):
            return _licensed(case, version, event)
        case (
            ApplicationWithdrawn()
            | ApplicationCancelled()
            | ApplicationSuspended()
            | ApplicationResumed()
            | DecisionContested()
            | ObjectionTakenBack()
            | DecisionRetracted()
            | TimeRestarted()
            | InterestDeclared()
        ):
            return replace(interrupted(case, version, event), last_act=None)
        case ClockStarted() | ClockPaused() | ClockResumed() | ClockMoved() | ClockStopped():
            return _clocked(case, version, event)
        case TimeExtended():
            return replace(case, version=version, clock=clocked(case.clock, event), last_act=None)
        case ConsentAsked():
            asked = Consent(event.asks, event.at, event.by, event.reason)
            consents = {**case.consents, event.task: asked}
            return replace(case, version=version, consents=consents, last_act=None)
        case Escalated() | Deescalated() | TaskUrged() | DeemedApproved():
            return timed(case, version, event)
        case AmountAssessed() | BillCoded() | MoneyReceived() | DebtVoided() | MoneyPaidBack():
            return owing_money(case, version, event)
        case HoldTaken() | HoldKept() | HoldReleased():
            return held(case, version, event)
        case HolderBarred():
            # Whoever may not apply has been told so: the decision that led here stands.
            return replace(held(case, version, event), last_act=None)
        case ApplicationClosed():
            again = event.where.step in case.contested
            # Where it had ended: the objection was taken back, and its time counts from then as before.
            is_back = event.where == case.ended_where
            return replace(
                case,
                version=version,
                ending=event.ending,
                debts=debts_after(case.debts, case.ending, event),
                ended_at=case.ended_at if is_back else event.at,
                ended_where=event.where,
                contested=case.contested if again else (),
                suspended=None,
            )
        case ApplicationSubmitted():
            raise ValueError(f"{case.application} was submitted already")
        case _:
            assert_never(event)


def replay(events: Iterable[Event], case: Case | None = None) -> Case | None:
    """Fold events onto a case, or onto nothing."""
    for event in events:
        case = evolve(case, event)
    return case


def _submitted(event: Event) -> Case:
    if not isinstance(event, ApplicationSubmitted):
        raise ValueError(  # noqa: TRY004 the history is wrong, not a type
            f"a history begins with application-submitted, not {event.type}"
        )
    return Case(
        version=1,
        application=event.application,
        permit=event.permit,
        definition=event.definition,
        submitted_at=event.at,
        answers=event.answers,
        documents=event.documents,
        kind=event.kind,
        about=event.about,
    )


def _clocked(
    case: Case,
    version: int,
    event: ClockStarted | ClockPaused | ClockResumed | ClockMoved | ClockStopped,
) -> Case:
    if event.line is None:
        return replace(case, version=version, clock=clocked(case.clock, event))
    opened = case.lines[event.line]
    timed = replace(opened, clock=clocked(opened.clock, event))
    return replace(case, version=version, lines={**case.lines, event.line: timed})


def _licensed(case: Case, version: int, event: LicenceEvent) -> Case:
    """A change of a licence that another case issued is told here, but folded in the register only."""
    known = case.licences.get(event.licence)
    if known is None and not isinstance(event, LicenceIssued):
        return replace(case, version=version)
    changed = licences.evolve(known, event)
    return replace(case, version=version, licences={**case.licences, event.licence: changed})
