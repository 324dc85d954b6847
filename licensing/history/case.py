"""The state of an application, as its events add up to it (`history.evolving`): its rounds, its tasks, all else.

Sizes: a case has some tens of events and rounds, so looking one up is a walk over all of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from licensing.city.mandates import Acted
from licensing.clock.running import Clock
from licensing.forms.answers import Answers
from licensing.forms.files import Files
from licensing.forms.moments import submission
from licensing.history.admission import Admission
from licensing.history.consented import Consent
from licensing.history.effects import Effect, Result
from licensing.history.events import Ending
from licensing.history.extents import Extent
from licensing.history.granted import Escalation, Granted
from licensing.history.places import MAIN, At, Line, are_of_other_records
from licensing.history.reached import Reached
from licensing.history.rounds import Document, Earlier, OpenedLine, Round
from licensing.history.task import Task
from licensing.history.verdicts import Verdict
from licensing.money.debt import Debt, DebtId
from licensing.register.concerned import KIND, Concerned, seen, seen_of
from licensing.register.holdings import Holdings, seen_facts
from licensing.register.licences import Licence
from licensing.values.types import Facts
from licensing.words.identifiers import (
    ApplicationNumber,
    Digest,
    EffectKey,
    LicenceId,
    OfficerId,
    OutcomeId,
    PermitId,
    StepId,
    TaskId,
)


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
        clock: its legal clock, None before that starts, and where nothing limits its time.
        came_in: when the applicant last corrected; None where she never has.
        reached: what became of her asking to be reached elsewhere.
        consents: consent that was asked for, last, to the decision of a task.
        escalated: who was told that its time is nearly over or over, and has not come down again.
        granted: that it is granted by law, because nobody decided in time.
        debts: what it was assessed to pay, and what came in for it.
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
    clock: Clock | None = None
    came_in: datetime | None = None
    reached: Reached = field(default_factory=Reached)
    consents: Mapping[TaskId, Consent] = field(default_factory=dict[TaskId, Consent])
    escalated: tuple[Escalation, ...] = ()
    granted: Granted | None = None
    debts: Mapping[DebtId, Debt] = field(default_factory=dict[DebtId, Debt])

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

    def rounds_with(self, changed: Round) -> tuple[Round, ...]:
        """All rounds, the one at the same place as it was changed."""
        return tuple(changed if round.where == changed.where else round for round in self.rounds)

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
