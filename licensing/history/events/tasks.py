"""What people are asked, and what they did about it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from licensing.city.mandates import Acted
from licensing.city.people import AgencyRole
from licensing.clock.spans import Span
from licensing.forms.answers import Answers
from licensing.forms.files import Files, StoredFile
from licensing.history.named import Named
from licensing.history.panellist import Panellist
from licensing.history.places import At
from licensing.history.skipped import Skipped
from licensing.history.verdicts import Verdict
from licensing.words.identifiers import Digest, DocumentId, OutcomeId, TaskId


@dataclass(frozen=True, slots=True)
class TaskOpened:
    """Somebody is asked: an agency's role, or the applicant when `asked` is None.

    The law gives `within`, counted from `at`; `due` is the instant that was by the calendar of that day. `changes` are
    the answers and documents that the applicant may change as they were named, by their ids; None where all are open.
    `member` is whom of the role it asks by name, None where it asks everybody. `silence` is what an office's silence
    beyond its time counts as; None where it is late at most.
    """

    at: datetime
    task: TaskId
    where: At
    asked: AgencyRole | None
    within: Span | None
    due: datetime | None
    changes: tuple[str, ...] | None = None
    member: Annotated[Panellist | None, Field(exclude_if=lambda member: member is None)] = None
    silence: Annotated[OutcomeId | None, Field(exclude_if=lambda silence: silence is None)] = None
    type: Literal["task-opened"] = "task-opened"


@dataclass(frozen=True, slots=True)
class TaskClaimed:
    at: datetime
    task: TaskId
    by: Acted
    type: Literal["task-claimed"] = "task-claimed"


@dataclass(frozen=True, slots=True)
class TaskReleased:
    """Given back; by nobody where whoever held it has no mandate for it any more, and Izin gave it back for her."""

    at: datetime
    task: TaskId
    by: Acted | None
    type: Literal["task-released"] = "task-released"


@dataclass(frozen=True, slots=True)
class TaskFreed:
    """Whom it asked by name cannot answer, nor can anybody for her: it asks everybody of the role from now on."""

    at: datetime
    task: TaskId
    member: Panellist
    type: Literal["task-freed"] = "task-freed"


@dataclass(frozen=True, slots=True)
class TaskReassigned:
    """Asked of another role from now on, `asked`, and of nobody by name; whoever had taken it has it no longer.

    `by` is who ordered it, as whoever runs Izin wrote it down, and `reason` why. `before` is the role asked until then.
    """

    at: datetime
    task: TaskId
    before: AgencyRole
    asked: AgencyRole
    by: str
    reason: str
    type: Literal["task-reassigned"] = "task-reassigned"


@dataclass(frozen=True, slots=True)
class TaskDecided:
    """`relied` is the digest of what the answer relies on as it stood; None where it says nothing of that.

    `checks` are what was found of each thing that the step has checked. `skipped` are those whose turn it was, and why
    they were not waited for; None where it was its own.
    """

    at: datetime
    task: TaskId
    by: Acted
    outcome: OutcomeId
    reason: str
    answers: Answers
    named: tuple[Named, ...] = ()
    documents: Files = field(default_factory=dict[DocumentId, StoredFile])
    relied: Digest | None = None
    checks: Annotated[tuple[Verdict, ...], Field(exclude_if=lambda checks: not checks)] = ()
    skipped: Annotated[Skipped | None, Field(exclude_if=lambda skipped: skipped is None)] = None
    type: Literal["task-decided"] = "task-decided"


@dataclass(frozen=True, slots=True)
class TaskWithdrawn:
    """The answer is no longer needed: its step was left without waiting for it."""

    at: datetime
    task: TaskId
    type: Literal["task-withdrawn"] = "task-withdrawn"


@dataclass(frozen=True, slots=True)
class CorrectionReceived:
    """The applicant answered; `answers` and `documents` hold only what changed.

    `dropped` are files of rows that are gone, or that are called otherwise now.
    """

    at: datetime
    task: TaskId
    answers: Answers
    documents: Files
    dropped: tuple[DocumentId, ...] = ()
    type: Literal["correction-received"] = "correction-received"


@dataclass(frozen=True, slots=True)
class RequestAnswered:
    """The applicant did what a step requested: all of her answers there, and the files that came in with them.

    A file is called by its step and its document, `laporan.foto`.
    """

    at: datetime
    task: TaskId
    answers: Answers
    documents: Files
    type: Literal["request-answered"] = "request-answered"


@dataclass(frozen=True, slots=True)
class TaskLapsed:
    """The time given passed without an answer: at `due`, where it was seen later than that, else at `at` itself."""

    at: datetime
    task: TaskId
    due: Annotated[datetime | None, Field(exclude_if=lambda due: due is None)] = None
    type: Literal["task-lapsed"] = "task-lapsed"


@dataclass(frozen=True, slots=True)
class DueMoved:
    """The calendar changed, and with it the instant at which an open task is due."""

    at: datetime
    task: TaskId
    due: datetime
    type: Literal["due-moved"] = "due-moved"


TaskEvent = (
    TaskOpened
    | TaskClaimed
    | TaskReleased
    | TaskFreed
    | TaskReassigned
    | TaskDecided
    | TaskWithdrawn
    | CorrectionReceived
    | RequestAnswered
    | TaskLapsed
    | DueMoved
)
