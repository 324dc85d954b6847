"""Evolve: one event applied to the state of a case, family by family.

It never refuses and never computes anything a rule could change: what the events say is what the state is. Every
event is applied at its own place, whatever else happened meanwhile on other lines.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar, assert_never

from licensing.forms.files import replaced, without
from licensing.history.admission import admitted
from licensing.history.case import Case, Decision, Document, Numbering, OpenedLine, Round, Task
from licensing.history.consulted import consulted
from licensing.history.events import (
    AddressAsked,
    AddressConfirmed,
    AnswerKept,
    ApplicationCancelled,
    ApplicationClosed,
    ApplicationResumed,
    ApplicationSubmitted,
    ApplicationSuspended,
    ApplicationWithdrawn,
    ContactChanged,
    ContactEvent,
    CorrectionReceived,
    DecisionContested,
    DecisionRetracted,
    DocumentEvent,
    DocumentMade,
    DueMoved,
    EffectOwed,
    EffectPerformed,
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
    MovingEvent,
    NumberAssigned,
    OwingEvent,
    PinGiven,
    PinLinkAsked,
    RegisterConsulted,
    RequestAnswered,
    StepCompleted,
    StepEntered,
    TaskClaimed,
    TaskDecided,
    TaskEvent,
    TaskFreed,
    TaskLapsed,
    TaskOpened,
    TaskReassigned,
    TaskReleased,
    TaskWithdrawn,
    TimeRestarted,
)
from licensing.history.held import held
from licensing.history.interrupted import interrupted
from licensing.history.judged import judged
from licensing.history.kept import counted, kept
from licensing.history.places import At
from licensing.history.reached import reached
from licensing.register import licences

Key = TypeVar("Key")
Value = TypeVar("Value")


def evolve(case: Case | None, event: Event) -> Case:  # noqa: C901, PLR0911, PLR0912 one arm per family
    """Apply one event. The first must be `ApplicationSubmitted`, no later one may be."""
    if case is None:
        return _submitted(event)
    version = case.version + 1
    match event:
        case StepEntered() | StepCompleted() | LineOpened() | LineJoined() | LineWithdrawn():
            return _moved(case, version, event)
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
            return _tasked(case, version, event)
        case AnswerKept():
            return replace(
                case, version=version, tasks=_with(case.tasks, event.task, kept(case, version, event))
            )
        case AddressConfirmed() | AddressAsked() | ContactChanged():
            return _reached(case, version, event)
        case RegisterConsulted():
            return consulted(case, version, event)
        case PinLinkAsked() | PinGiven():
            return replace(case, version=version, admission=admitted(case.admission, event))
        case EffectOwed() | EffectPerformed():
            return _owed(case, version, event)
        case NumberAssigned() | DocumentMade():
            return _documented(case, version, event)
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
            | DecisionRetracted()
            | TimeRestarted()
            | InterestDeclared()
        ):
            return replace(interrupted(case, version, event), last_act=None)
        case HoldTaken() | HoldKept() | HoldReleased():
            return held(case, version, event)
        case HolderBarred():
            # Whoever may not apply has been told so: the decision that led here stands.
            return replace(held(case, version, event), last_act=None)
        case ApplicationClosed():
            again = event.where.step in case.contested
            return replace(
                case,
                version=version,
                ending=event.ending,
                ended_at=event.at,
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


def _moved(case: Case, version: int, event: MovingEvent) -> Case:
    match event:
        case StepEntered():
            entered = Round(event.where, event.definition, event.at)
            return replace(
                case,
                version=version,
                rounds=(*case.rounds, entered),
                open=_with(case.open, event.where.line, event.where),
            )
        case StepCompleted():
            left = replace(case.round_at(event.where), outcome=event.outcome, completed_at=event.at)
            return replace(
                case,
                version=version,
                rounds=_in_place(case.rounds, event.where, left),
                open=_without(case.open, event.where.line),
                taken=counted(case.taken, left, 1),
            )
        case LineOpened():
            return replace(
                case,
                version=version,
                lines=_with(
                    _without(case.lines, event.line),
                    event.line,
                    OpenedLine(event.where, record=event.record, called=event.called),
                ),
            )
        case LineJoined():
            joined = replace(case.lines[event.line], outcome=event.outcome, joined_at=event.at)
            return replace(case, version=version, lines=_with(case.lines, event.line, joined))
        case LineWithdrawn():
            withdrawn = replace(case.lines[event.line], withdrawn=True)
            return replace(
                case,
                version=version,
                lines=_with(case.lines, event.line, withdrawn),
                open=_without(case.open, event.line),
            )
        case _:
            assert_never(event)


def _tasked(case: Case, version: int, event: TaskEvent) -> Case:  # noqa: C901 one arm per event
    if isinstance(event, TaskOpened):
        opened = Task(
            event.task,
            event.where,
            event.asked,
            event.at,
            event.within,
            event.due,
            version,
            changes=event.changes,
            member=event.member,
        )
        return replace(case, version=version, tasks=_with(case.tasks, event.task, opened))
    task = case.tasks[event.task]
    match event:
        case TaskClaimed():
            task = replace(task, changed=version, claimed_by=event.by)
        case TaskReleased():
            task = replace(task, changed=version, claimed_by=None)
        case TaskFreed():
            task = replace(task, changed=version, member=None)
        case TaskReassigned():
            moved = task.moved_from or event.before
            task = replace(
                task, changed=version, asked=event.asked, claimed_by=None, member=None, moved_from=moved
            )
        case TaskDecided():
            decision = Decision(
                event.at,
                event.by,
                event.outcome,
                event.reason,
                event.answers,
                event.named,
                event.documents,
                event.relied,
                event.checks,
            )
            task = replace(task, changed=version, status="decided", ended_at=event.at, decision=decision)
            case = replace(case, judged=judged(case, task, event))
        case TaskWithdrawn():
            task = replace(task, changed=version, status="withdrawn", ended_at=event.at)
        case TaskLapsed():
            task = replace(task, changed=version, status="lapsed", ended_at=event.at)
        case DueMoved():
            task = replace(task, changed=version, due=event.due)
        case CorrectionReceived():
            task = replace(task, changed=version, status="answered", ended_at=event.at)
            case = replace(
                case,
                answers={**case.answers, **event.answers},
                documents=without(replaced(case.documents, event.documents), event.dropped),
                dossier_changed=version,
                corrected=version,
            )
        case RequestAnswered():
            task = replace(task, changed=version, status="answered", ended_at=event.at, answers=event.answers)
            case = replace(case, documents=replaced(case.documents, event.documents), dossier_changed=version)
        case _:
            assert_never(event)
    last_act = case.last_act if isinstance(event, TaskWithdrawn | DueMoved | TaskFreed) else None
    last_act = task.id if isinstance(event, TaskDecided) else last_act
    return replace(case, version=version, tasks=_with(case.tasks, task.id, task), last_act=last_act)


def _owed(case: Case, version: int, event: OwingEvent) -> Case:
    match event:
        case EffectOwed():
            return replace(case, version=version, owed=_with(case.owed, event.effect.key, event.effect))
        case EffectPerformed():
            return replace(
                case,
                version=version,
                owed=_without(case.owed, event.effect),
                performed=_with(case.performed, event.effect, event.result),
            )
        case _:
            assert_never(event)


def _documented(case: Case, version: int, event: DocumentEvent) -> Case:
    match event:
        case NumberAssigned():
            numbering = Numbering(
                event.number, event.issued_on, event.valid_from, event.valid_until, event.verification
            )
            round = case.round_at(event.where)
            numbered = (
                replace(round, also=_with(round.also, event.part, numbering))
                if event.part
                else replace(round, numbering=numbering)
            )
            rounds = _in_place(case.rounds, event.where, numbered)
            return replace(case, version=version, rounds=rounds, last_act=None)
        case DocumentMade():
            made = Document(
                event.where,
                event.kind,
                event.number,
                event.verification,
                event.file,
                event.at,
                event.part,
                event.title,
            )
            return replace(case, version=version, made=(*case.made, made))
        case _:
            assert_never(event)


def _licensed(case: Case, version: int, event: LicenceEvent) -> Case:
    """A change of a licence that another case issued is told here, but folded in the register only."""
    known = case.licences.get(event.licence)
    if known is None and not isinstance(event, LicenceIssued):
        return replace(case, version=version)
    return replace(
        case, version=version, licences=_with(case.licences, event.licence, licences.evolve(known, event))
    )


def _in_place(rounds: tuple[Round, ...], where: At, changed: Round) -> tuple[Round, ...]:
    return tuple(changed if round.where == where else round for round in rounds)


def _with(values: Mapping[Key, Value], key: Key, value: Value) -> Mapping[Key, Value]:
    return {**values, key: value}


def _without(values: Mapping[Key, Value], key: Key) -> Mapping[Key, Value]:
    return {other: value for other, value in values.items() if other != key}


def _reached(case: Case, version: int, event: ContactEvent) -> Case:
    """Letters go on from here; what officers have before them is no other application by that."""
    known = reached(case.reached, event)
    match event:
        case AddressAsked():
            return replace(case, version=version, reached=known)
        case AddressConfirmed():
            return replace(case, version=version, reached=known, confirmed=event.address)
        case ContactChanged():
            return replace(case, version=version, reached=known, answers={**case.answers, **event.answers})
        case _:
            assert_never(event)
