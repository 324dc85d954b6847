"""A case as pages and the API show it: what was decided, who asks the applicant for what, and its history.

Comes from the case file and the register; the words are those of `licensing.telling`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from licensing.city.people import Party, Tracker
from licensing.city.register import AgencyRegister
from licensing.history.case import Case
from licensing.history.places import At, Line, is_beside, is_within
from licensing.history.task import Decision, Task
from licensing.history.verdicts import Verdict
from licensing.ports import CaseFile
from licensing.telling import Audience, Told, is_for, tell
from licensing.telling.names import Names
from licensing.telling.personal import reveal
from licensing.words.identifiers import StepId
from licensing.words.sentences import Sentence
from portal.acts.answers import Shown, shown_answers
from portal.acts.checks import found
from portal.acts.naming import said
from portal.acts.records import line_called


@dataclass(frozen=True, slots=True)
class Decided:
    """An answer that was given: by whom, what, why, what it found and named for correction, with remarks.

    `line` is None on the main line.
    """

    step_id: StepId
    step: Sentence
    line: Sentence | None
    agency: Sentence
    decision: Decision
    outcome: Sentence
    answers: tuple[tuple[Sentence, Shown], ...]
    named: tuple[tuple[Sentence, str], ...] = ()
    checks: tuple[tuple[Sentence, Verdict], ...] = ()


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened. `who` and `detail` are for officers."""

    at: datetime
    sentence: Sentence
    who: str
    detail: str


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells of a case with the register's names."""

    register: AgencyRegister

    def decided(self, file: CaseFile) -> tuple[Decided, ...]:
        """Every decision, in the order they were given."""
        tasks = [task for task in file.case.tasks.values() if task.decision]
        return tuple(each for task in sorted(tasks, key=_decided_at) for each in self._decided(file, task))

    def asked_for(self, file: CaseFile, correction: Task) -> tuple[Decided, ...]:
        """The decisions with a reason or something named that led to a correction: who asks the applicant for what."""
        return tuple(
            each
            for task in tasks_before(file, correction.where)
            for each in self._decided(file, task)
            if each.decision.reason or each.named
        )

    def history(self, file: CaseFile, reader: Audience) -> tuple[Happened, ...]:
        """The history as this reader is told it, newest first; what is not decided yet, only officers are told."""
        told = [tell(file, event, register=self.register) for event in reversed(file.events)]
        is_open = reader == "everyone" and not is_decided(file.case)
        return tuple(_happened(each, is_open=is_open) for each in told if is_for(each, reader))

    def told_to(self, file: CaseFile, by: Party) -> tuple[Decided, ...]:
        """The decisions a party reads: an applicant, before her answer, only those that asked her for something.

        What officers asked each other beside the case she is never told.
        """
        decided = self.decided(file)
        if not isinstance(by, Tracker):
            return decided
        tasks = file.case.tasks.values()
        beside = [task.decision for task in tasks if is_beside(task.where.line)]
        decided = tuple(each for each in decided if each.decision not in beside)
        if is_decided(file.case):
            return decided
        hers = (task for task in file.case.tasks.values() if task.asked is None)
        corrections = (task for task in hers if not file.step(task.where).bill)
        asked = [each for correction in corrections for each in self.asked_for(file, correction)]
        return tuple(each for each in decided if each in asked)

    def _decided(self, file: CaseFile, task: Task) -> Iterator[Decided]:
        if task.decision is None:
            return
        names, step = Names(file, self.register), file.step(task.where)
        yield Decided(
            step_id=step.id,
            step=step.name,
            line=line_called(file, task.where.line),
            agency=names.asked(task.asked).agency,
            decision=task.decision,
            outcome=names.outcome(task.where, task.decision.outcome),
            answers=shown_answers(
                step.form,
                task.decision.answers,
                prefix=step.id,
                facts=file.process.facts(file.case, task.where.line),
            ),
            named=tuple(said(file.process, task.decision.named)),
            checks=tuple(found(file.process, task.decision.checks)),
        )


def tasks_before(file: CaseFile, where: At) -> tuple[Task, ...]:
    """The tasks whose decisions led a line to a place: of its last round before in which somebody decided."""
    rounds = [each.where for each in file.case.rounds]
    before = rounds[: rounds.index(where)]
    for earlier in reversed([at for at in before if at.line == where.line]):
        after = before[before.index(earlier) + 1 :]
        tasks = tuple(
            task for at in (earlier, *_last_below(after, earlier)) for task in file.case.tasks_at(at)
        )
        if any(task.decision for task in tasks):
            return tasks
    return ()


def _last_below(after: list[At], earlier: At) -> tuple[At, ...]:
    """Where the lines that a round opened came to their ends."""
    last: dict[Line, At] = {}
    for at in after:
        if at.line != earlier.line and is_within(at.line, earlier.line):
            last[at.line] = at
    return tuple(last.values())


def is_decided(case: Case) -> bool:
    """Whether the applicant has her answer: what agencies say before it is no decision yet."""
    return case.ended_at is not None or bool(case.licences)


def _happened(told: Told, *, is_open: bool) -> Happened:
    person = told.who.person
    who = f"{reveal(person.name)}, {reveal(person.position)}" if person else ""
    what = (told.undecided if is_open else None) or told.what
    return Happened(told.at, what, who, reveal(told.why) if told.why else "")


def _decided_at(task: Task) -> datetime:
    return task.decision.at if task.decision else task.opened_at
