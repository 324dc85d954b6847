"""The state of an application, as its events add up to it (`history.evolving`).

Sizes: a case has some tens of events and rounds, so looking one up is a walk over all of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from licensing.city.mandates import Acted
from licensing.city.people import AgencyRole, Officer
from licensing.clock.spans import Span
from licensing.forms.answers import Answers
from licensing.forms.files import Files, StoredFile
from licensing.forms.moments import submission
from licensing.history.admission import Admission
from licensing.history.effects import Effect, Result
from licensing.history.events import DocumentKind, Ending
from licensing.history.extents import Extent
from licensing.history.named import Named
from licensing.history.panellist import Panellist
from licensing.history.places import MAIN, At, Line, are_of_other_records
from licensing.history.reached import Reached
from licensing.history.verdicts import Verdict
from licensing.register.concerned import KIND, Concerned, seen, seen_of
from licensing.register.holdings import Holdings, seen_facts
from licensing.register.licences import Licence
from licensing.values.types import Facts
from licensing.words.identifiers import (
    ApplicationNumber,
    Digest,
    DocumentId,
    EffectKey,
    LicenceId,
    OfficerId,
    OutcomeId,
    PermitId,
    StepId,
    TaskId,
)
from licensing.words.sentences import Sentence


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


@dataclass(frozen=True, slots=True)
class Task:
    """Something a person is asked to do. `changed` is the version of the case that last touched it.

    `asked` is the agency's role, None for the applicant; `within` is the length the law gives, `due` its end. It counts
    from `counted_from`, and where that is None from the opening. `changes` are the answers and documents named for the
    applicant to change, None where all are open. `answers` are the applicant's to a request, None for anything else.
    `member` is whom it asks by name, None where everybody who holds the role is asked; `kept_from` is the task whose
    decision it keeps. `moved_from` is the role that its step asks, where it was moved to another.
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


@dataclass(frozen=True, slots=True)
class Earlier:
    """That an officer decided in a round that is put away (`history.putting_away`): nothing else of it still counts."""

    where: At
    officer: OfficerId
    at: datetime


@dataclass(frozen=True, slots=True)
class Numbering:
    """Number and dates of the document made in a round."""

    number: str
    issued_on: date
    valid_from: date | None
    valid_until: date | None
    verification: str


@dataclass(frozen=True, slots=True)
class Round:
    """One time a line came to a step, and the definition this time runs under.

    `also` are the numbers of its further documents, by their parts, in the order they were drawn.
    `retracted`: the decision that led here, or was made here, was taken back; it counts for nothing but its number.
    `consulted`: our own register was looked into when it began.
    """

    where: At
    definition: Digest
    entered_at: datetime
    outcome: OutcomeId | None = None
    completed_at: datetime | None = None
    numbering: Numbering | None = None
    retracted: bool = False
    also: Mapping[str, Numbering] = field(default_factory=dict[str, Numbering])
    consulted: bool = False

    @property
    def is_open(self) -> bool:
        return self.outcome is None

    def numbering_of(self, part: str) -> Numbering | None:
        """The number of its own document, or of a further one."""
        return self.also.get(part) if part else self.numbering


@dataclass(frozen=True, slots=True)
class OpenedLine:
    """A line that a step opened: by which round, and what it joined with, None while it goes on.

    `record` is the number of the record it is for, 0 for none; `called` is what that is called.
    """

    opened_by: At
    outcome: OutcomeId | None = None
    joined_at: datetime | None = None
    withdrawn: bool = False
    record: int = 0
    called: str = ""

    @property
    def goes_on(self) -> bool:
        return self.outcome is None and not self.withdrawn


@dataclass(frozen=True, slots=True)
class Document:
    """A document the case made, as it lies in the object store."""

    where: At
    kind: DocumentKind
    number: str
    verification: str
    file: StoredFile
    made_at: datetime
    part: str = ""
    title: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Suspension:
    """That a case stands still: since when, by whom, and why."""

    at: datetime
    by: Acted
    reason: str


@dataclass(frozen=True, slots=True)
class Hold:
    """Something scarce a case holds, or its licence after it; until which day, None while the licence is valid.

    `extent` is how much of it, None for all.
    """

    key: str
    is_kept: bool = False
    until: date | None = None
    extent: Extent | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """An application as it stands after `version` events.

    Attributes:
        dossier_changed: the version at which answers or documents last changed.
        rounds: in order of entry.
        open: the step each line stands at; a line that has ended is not in it.
        lines: every line a step has opened, under its name; opened again it starts anew.
        owed: effects told of and not performed, in the order they arose.
        performed: how each performed effect ended.
        licences: those issued in this case.
        earlier: who decided in rounds that are put away; empty where all of the history was folded.
        suspended: None while the case goes on.
        ended_at: when it last ended, and `ended_where`; `ended_as` is how it had before that was contested.
        last_act: the task whose decision was the last thing anybody did; None once something else happened.
        kind: empty where its permit type has no kinds.
        about: the licence it is about, as the case last looked at it: when it was opened, or before its decision.
        holds: what it holds, by pool.
        corrected: the version at which the applicant last corrected; 0 where she never has.
        taken: how often steps were left with an outcome, `<step>.<outcome>`, as far as that was not taken back.
        contested: what the applicant has raised against how it ended, since the main line last came to an end.
        interests: the officers who said that the case is their own business.
        found: what our own register said last, by the names of the facts.
        judged: what was found last where documents and answers are checked (`history.judged`).
        admission: what became of lost PINs.
        confirmed: the applicant's address that was confirmed last; empty where none ever was.
        reached: what became of her asking to be reached elsewhere.
    """

    version: int
    application: ApplicationNumber
    permit: PermitId
    definition: Digest
    submitted_at: datetime
    answers: Answers
    documents: Files
    dossier_changed: int = 1
    rounds: tuple[Round, ...] = ()
    open: Mapping[Line, At] = field(default_factory=dict[Line, At])
    lines: Mapping[Line, OpenedLine] = field(default_factory=dict[Line, OpenedLine])
    tasks: Mapping[TaskId, Task] = field(default_factory=dict[TaskId, Task])
    owed: Mapping[EffectKey, Effect] = field(default_factory=dict[EffectKey, Effect])
    performed: Mapping[EffectKey, Result] = field(default_factory=dict[EffectKey, Result])
    made: tuple[Document, ...] = ()
    licences: Mapping[LicenceId, Licence] = field(default_factory=dict[LicenceId, Licence])
    ending: Ending | None = None
    earlier: tuple[Earlier, ...] = ()
    suspended: Suspension | None = None
    ended_at: datetime | None = None
    ended_where: At | None = None
    ended_as: Ending | None = None
    contested: tuple[StepId, ...] = ()
    last_act: TaskId | None = None
    interests: tuple[OfficerId, ...] = ()
    kind: str = ""
    about: Concerned | None = None
    holds: Mapping[str, Hold] = field(default_factory=dict[str, Hold])
    corrected: int = 0
    taken: Mapping[str, int] = field(default_factory=dict[str, int])
    found: Mapping[str, Holdings] = field(default_factory=dict[str, Holdings])
    judged: Mapping[str, tuple[Verdict, ...]] = field(default_factory=dict[str, tuple[Verdict, ...]])
    admission: Admission = field(default_factory=Admission)
    confirmed: str = ""
    reached: Reached = field(default_factory=Reached)

    @property
    def beside(self) -> Facts:
        """What expressions see beside the answers: day, kind, the licence it has issued or is about, what is found."""
        licence = seen(self.about) if self.own is None else seen_of(self.own)
        return {**submission(self.submitted_at), KIND: self.kind, **licence, **seen_facts(self.found)}

    @property
    def own(self) -> Licence | None:
        """The licence it has issued, the last of several; what was issued beside one is none by itself."""
        return next((each for each in reversed([*self.licences.values()]) if each.part_of is None), None)

    @property
    def changes(self) -> LicenceId | None:
        """The licence that its decisions change: the one it has issued, else the one it is about."""
        if self.own is not None:
            return self.own.id
        return self.about.licence if self.about else None

    @property
    def main(self) -> At | None:
        """Where the main line stands, None after its end."""
        return self.open.get(MAIN)

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        """What people are asked now, in the order it was asked."""
        return tuple(task for task in self.tasks.values() if task.is_open)

    def round_at(self, where: At) -> Round:
        """The round at a place of this case's history."""
        return next(round for round in reversed(self.rounds) if round.where == where)

    def tasks_at(self, where: At) -> tuple[Task, ...]:
        """The tasks of one round, in the order they were opened."""
        return tuple(task for task in self.tasks.values() if task.where == where)

    def lines_from(self, where: At) -> Mapping[Line, OpenedLine]:
        """The lines that one round opened, in the order they were opened."""
        return {line: opened for line, opened in self.lines.items() if opened.opened_by == where}

    def openers(self, line: Line) -> Iterator[StepId]:
        """The steps that opened a line and those it stands in, from the inside out; as they were last opened."""
        while (opened := self.lines.get(line)) is not None:
            yield opened.opened_by.step
            line = opened.opened_by.line

    def latest(self, step: StepId, seen_from: Line = MAIN) -> Round | None:
        """The last round of a step that counts, None if it was never reached.

        Args:
            seen_from: the line that asks; what other records of its list went through is not its own.
        """
        counting = (
            round
            for round in reversed(self.rounds)
            if not round.retracted and not are_of_other_records(round.where.line, seen_from)
        )
        return next((round for round in counting if round.where.step == step), None)

    def left_with(self, step: StepId, outcome: OutcomeId) -> int:
        """How often a step was left with an outcome, and that was not taken back."""
        return self.taken.get(f"{step}.{outcome}", 0)

    def times(self, step: StepId) -> int:
        """How often a step was reached: rounds are counted from 1."""
        rounds = (round.where.round for round in reversed(self.rounds) if round.where.step == step)
        return next(rounds, 0)
