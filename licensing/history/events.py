"""What happened to an application: the events, in the order they can occur.

An application is nothing but its list of events. They are written once and never changed, so a field added later
needs a default. Every `at` is an aware UTC instant. Answers are JSON values: text, whole number, truth value or a
tuple of texts; decimals are text ("4.50") and dates ISO text ("2026-11-23"), so that what is hashed is exact.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from licensing.city.people import Signature
from licensing.forms.answers import Answers
from licensing.forms.files import Files, StoredFile
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


@dataclass(frozen=True, slots=True)
class ApplicationSubmitted:
    at: datetime
    application: ApplicationNumber
    permit: PermitId
    definition: Digest
    answers: Answers
    documents: Files
    type: Literal["application-submitted"] = "application-submitted"


@dataclass(frozen=True, slots=True)
class StepEntered:
    """A step was reached for the `round`-th time (from 1)."""

    at: datetime
    step: StepId
    round: int
    type: Literal["step-entered"] = "step-entered"


@dataclass(frozen=True, slots=True)
class TaskOpened:
    """Somebody is asked: an agency's role, or the applicant when `agency` and `role` are None."""

    at: datetime
    task: TaskId
    step: StepId
    round: int
    agency: AgencyId | None
    role: RoleId | None
    due: datetime | None
    type: Literal["task-opened"] = "task-opened"


@dataclass(frozen=True, slots=True)
class TaskClaimed:
    at: datetime
    task: TaskId
    by: Signature
    type: Literal["task-claimed"] = "task-claimed"


@dataclass(frozen=True, slots=True)
class TaskReleased:
    at: datetime
    task: TaskId
    by: Signature
    type: Literal["task-released"] = "task-released"


@dataclass(frozen=True, slots=True)
class TaskDecided:
    at: datetime
    task: TaskId
    by: Signature
    outcome: OutcomeId
    reason: str
    answers: Answers
    type: Literal["task-decided"] = "task-decided"


@dataclass(frozen=True, slots=True)
class TaskWithdrawn:
    """The answer is no longer needed: a veto or a quorum ended the consultation."""

    at: datetime
    task: TaskId
    type: Literal["task-withdrawn"] = "task-withdrawn"


@dataclass(frozen=True, slots=True)
class CorrectionReceived:
    """The applicant answered; `answers` and `documents` hold only what changed."""

    at: datetime
    task: TaskId
    answers: Answers
    documents: Files
    type: Literal["correction-received"] = "correction-received"


@dataclass(frozen=True, slots=True)
class TaskLapsed:
    """The time given to the applicant passed without an answer."""

    at: datetime
    task: TaskId
    type: Literal["task-lapsed"] = "task-lapsed"


@dataclass(frozen=True, slots=True)
class StepCompleted:
    at: datetime
    step: StepId
    round: int
    outcome: OutcomeId
    type: Literal["step-completed"] = "step-completed"


@dataclass(frozen=True, slots=True)
class NumberAssigned:
    """The licence or letter that the open step makes has its number and dates.

    `verification` is the unguessable code in the QR; `valid_until` is the last valid day, None for no end.
    """

    at: datetime
    step: StepId
    round: int
    number: str
    issued_on: date
    valid_until: date | None
    verification: str
    type: Literal["number-assigned"] = "number-assigned"


@dataclass(frozen=True, slots=True)
class EffectPerformed:
    """An effect was carried out. `file` is what it rendered, stored or registered, where it did."""

    at: datetime
    effect: EffectKey
    file: StoredFile | None = None
    type: Literal["effect-performed"] = "effect-performed"


@dataclass(frozen=True, slots=True)
class LicenceIssued:
    at: datetime
    number: str
    file: StoredFile
    valid_until: date | None
    verification: str
    type: Literal["licence-issued"] = "licence-issued"


@dataclass(frozen=True, slots=True)
class RefusalIssued:
    """The letter of refusal is registered, so that whoever holds it can verify it as one verifies a licence."""

    at: datetime
    number: str
    file: StoredFile
    verification: str
    type: Literal["refusal-issued"] = "refusal-issued"


@dataclass(frozen=True, slots=True)
class ApplicationClosed:
    """Nothing more will happen. `ending` is `issued`, `refused` or `lapsed`."""

    at: datetime
    ending: Literal["issued", "refused", "lapsed"]
    step: StepId
    type: Literal["application-closed"] = "application-closed"


Event = (
    ApplicationSubmitted
    | StepEntered
    | TaskOpened
    | TaskClaimed
    | TaskReleased
    | TaskDecided
    | TaskWithdrawn
    | CorrectionReceived
    | TaskLapsed
    | StepCompleted
    | NumberAssigned
    | EffectPerformed
    | LicenceIssued
    | RefusalIssued
    | ApplicationClosed
)
