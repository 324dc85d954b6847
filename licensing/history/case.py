"""The state of an application: a fold over its events.

`evolve` never refuses and never computes anything a rule could change: what the events say is what the state is.
Sizes: a case has some tens of events, so state is rebuilt from all of them whenever it is needed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal, TypedDict, assert_never

from licensing.city.people import AgencyRole, Signature
from licensing.forms.answers import Answers
from licensing.forms.files import Files, StoredFile
from licensing.history.events import (
    ApplicationClosed,
    ApplicationSubmitted,
    CorrectionReceived,
    EffectPerformed,
    Event,
    LicenceIssued,
    NumberAssigned,
    RefusalIssued,
    StepCompleted,
    StepEntered,
    TaskClaimed,
    TaskDecided,
    TaskLapsed,
    TaskOpened,
    TaskReleased,
    TaskWithdrawn,
)
from licensing.words.identifiers import (
    AgencyId,
    ApplicationNumber,
    Digest,
    EffectKey,
    OutcomeId,
    PermitId,
    RoleId,
    StepId,
    TaskId,
)

Ending = Literal["issued", "refused", "lapsed"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What an officer decided on a task."""

    at: datetime
    by: Signature
    outcome: OutcomeId
    reason: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class Task:
    """Something a person is asked to do. `changed` is the version of the case that last touched it."""

    id: TaskId
    step: StepId
    round: int
    agency: AgencyId | None
    role: RoleId | None
    opened_at: datetime
    due: datetime | None
    changed: int
    status: Literal["open", "decided", "answered", "withdrawn", "lapsed"] = "open"
    claimed_by: Signature | None = None
    decision: Decision | None = None

    @property
    def is_open(self) -> bool:
        return self.status == "open"

    @property
    def asked(self) -> AgencyRole | None:
        """The agency's role that is asked, None for the applicant."""
        if self.agency is None or self.role is None:
            return None
        return AgencyRole(self.agency, self.role)


@dataclass(frozen=True, slots=True)
class Numbering:
    """Number and dates of the licence or letter made in a visit."""

    number: str
    issued_on: date
    valid_until: date | None
    verification: str


@dataclass(frozen=True, slots=True)
class Visit:
    """One round of one step."""

    step: StepId
    round: int
    entered_at: datetime
    outcome: OutcomeId | None = None
    completed_at: datetime | None = None
    numbering: Numbering | None = None

    @property
    def is_open(self) -> bool:
        return self.outcome is None


@dataclass(frozen=True, slots=True)
class Licence:
    number: str
    issued_at: datetime
    valid_until: date | None
    file: StoredFile
    verification: str


@dataclass(frozen=True, slots=True)
class Case:
    """An application as it stands after `version` events.

    `dossier_changed` is the version at which answers or documents last changed; `visits` are in order of entry and
    only the last can be open; `performed` holds the effects already carried out with the file each one reported.
    """

    version: int
    application: ApplicationNumber
    permit: PermitId
    definition: Digest
    submitted_at: datetime
    answers: Answers
    documents: Files
    dossier_changed: int = 1
    visits: tuple[Visit, ...] = ()
    tasks: Mapping[TaskId, Task] = field(default_factory=lambda: MappingProxyType[TaskId, Task]({}))
    performed: Mapping[EffectKey, StoredFile | None] = field(
        default_factory=lambda: MappingProxyType[EffectKey, StoredFile | None]({})
    )
    licence: Licence | None = None
    ending: Ending | None = None

    @property
    def visit(self) -> Visit | None:
        """The open visit, None before the first and after the last."""
        return self.visits[-1] if self.visits and self.visits[-1].is_open else None

    def tasks_of(self, step: StepId, round: int) -> tuple[Task, ...]:
        """The tasks of one visit, in the order they were opened."""
        return tuple(task for task in self.tasks.values() if task.step == step and task.round == round)

    def latest(self, step: StepId) -> Visit | None:
        """The last visit of a step, None if it was never reached."""
        return next((visit for visit in reversed(self.visits) if visit.step == step), None)

    def rounds(self, step: StepId) -> int:
        return sum(visit.step == step for visit in self.visits)


def evolve(case: Case | None, event: Event) -> Case:
    """Apply one event. The first must be `ApplicationSubmitted`, no later one may be."""
    if case is None:
        if not isinstance(event, ApplicationSubmitted):
            raise ValueError(f"a history begins with application-submitted, not {event.type}")
        return Case(
            version=1,
            application=event.application,
            permit=event.permit,
            definition=event.definition,
            submitted_at=event.at,
            answers=event.answers,
            documents=event.documents,
        )
    version = case.version + 1
    return replace(case, version=version, **_changes(case, version, event))


def replay(events: Iterable[Event], case: Case | None = None) -> Case | None:
    """Fold events onto a case, or onto nothing."""
    for event in events:
        case = evolve(case, event)
    return case


class _Changes(TypedDict, total=False):
    answers: Answers
    documents: Files
    dossier_changed: int
    visits: tuple[Visit, ...]
    tasks: Mapping[TaskId, Task]
    performed: Mapping[EffectKey, StoredFile | None]
    licence: Licence
    ending: Ending


def _changes(case: Case, version: int, event: Event) -> _Changes:  # noqa: C901, PLR0911, PLR0912 one arm per event
    match event:
        case StepEntered():
            return {"visits": (*case.visits, Visit(event.step, event.round, event.at))}
        case TaskOpened():
            return _task(case, _opened(event, version))
        case TaskClaimed():
            return _task(case, replace(case.tasks[event.task], changed=version, claimed_by=event.by))
        case TaskReleased():
            return _task(case, replace(case.tasks[event.task], changed=version, claimed_by=None))
        case TaskDecided():
            decision = Decision(event.at, event.by, event.outcome, event.reason, event.answers)
            decided = replace(case.tasks[event.task], changed=version, status="decided", decision=decision)
            return _task(case, decided)
        case TaskWithdrawn():
            return _task(case, replace(case.tasks[event.task], changed=version, status="withdrawn"))
        case TaskLapsed():
            return _task(case, replace(case.tasks[event.task], changed=version, status="lapsed"))
        case CorrectionReceived():
            return {
                **_task(case, replace(case.tasks[event.task], changed=version, status="answered")),
                "answers": {**case.answers, **event.answers},
                "documents": {**case.documents, **event.documents},
                "dossier_changed": version,
            }
        case StepCompleted():
            return _visit(case, replace(case.visits[-1], outcome=event.outcome, completed_at=event.at))
        case NumberAssigned():
            numbering = Numbering(event.number, event.issued_on, event.valid_until, event.verification)
            return _visit(case, replace(case.visits[-1], numbering=numbering))
        case EffectPerformed():
            return {"performed": {**case.performed, event.effect: event.file}}
        case LicenceIssued():
            return {
                "licence": Licence(event.number, event.at, event.valid_until, event.file, event.verification)
            }
        case RefusalIssued():
            return {}
        case ApplicationClosed():
            return {"ending": event.ending}
        case ApplicationSubmitted():
            raise ValueError(f"{case.application} was submitted already")
    assert_never(event)


def _opened(event: TaskOpened, version: int) -> Task:
    return Task(
        id=event.task,
        step=event.step,
        round=event.round,
        agency=event.agency,
        role=event.role,
        opened_at=event.at,
        due=event.due,
        changed=version,
    )


def _task(case: Case, task: Task) -> _Changes:
    return {"tasks": {**case.tasks, task.id: task}}


def _visit(case: Case, visit: Visit) -> _Changes:
    return {"visits": (*case.visits[:-1], visit)}
