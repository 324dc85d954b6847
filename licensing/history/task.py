"""A task of a case: what a person is asked, and what came of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from licensing.city.mandates import Acted
from licensing.city.people import AgencyRole, Officer
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
class Decision:
    """What an officer decided on a task."""

    at: datetime
    by: Acted
    outcome: OutcomeId
    reason: str
    answers: Answers
    named: tuple[Named, ...] = ()
    documents: Files = field(default_factory=dict[DocumentId, StoredFile])
    relied: Digest | None = None
    checks: tuple[Verdict, ...] = ()
    skipped: Skipped | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something a person is asked to do. `changed` is the version of the case that last touched it.

    `asked` is the agency's role, None for the applicant; `within` is the length the law gives, `due` its end. It counts
    from `counted_from`, and where that is None from the opening. `changes` are the answers and documents named for the
    applicant to change, None where all are open. `answers` are the applicant's to a request, None for anything else.
    `member` is whom it asks by name, None where everybody who holds the role is asked; `kept_from` is the task whose
    decision it keeps. `moved_from` is the role that its step asks, where it was moved to another.
    `silence` is what an office's silence counts as, None where that is nothing.
    """

    id: TaskId
    where: At
    asked: AgencyRole | None
    opened_at: datetime
    within: Span | None
    due: datetime | None
    changed: int
    status: Literal["open", "decided", "answered", "withdrawn", "lapsed"] = "open"
    ended_at: datetime | None = None
    claimed_by: Acted | None = None
    decision: Decision | None = None
    changes: tuple[str, ...] | None = None
    counted_from: datetime | None = None
    answers: Answers | None = None
    kept_from: TaskId | None = None
    member: Panellist | None = None
    moved_from: AgencyRole | None = None
    silence: OutcomeId | None = None

    @property
    def needed(self) -> AgencyRole | None:
        """The role that its step asks, whomever it was moved to since."""
        return self.moved_from or self.asked

    def is_for(self, officer: Officer) -> bool:
        """Whether it asks her: in a role she holds, and, of somebody by name, her or whom she stands in for."""
        if self.asked is None or not officer.holds(self.asked):
            return False
        return self.member is None or self.member.is_meant_by(officer, self.asked)

    @property
    def given(self) -> Answers | None:
        """What was answered in the step's own form, None before anybody did."""
        return self.decision.answers if self.decision else self.answers

    @property
    def is_open(self) -> bool:
        return self.status == "open"
