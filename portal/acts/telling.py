"""A case as people read it: what was decided, who asks the applicant for what, and its history in plain words.

Comes from the case file and the agency register. Applicants read agencies, officers also read names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from licensing.city.register import AgencyRegister
from licensing.clock.wording import until
from licensing.history.case import Decision, Task
from licensing.history.events import (
    ApplicationClosed,
    ApplicationSubmitted,
    CorrectionReceived,
    DocumentMade,
    DueMoved,
    EffectOwed,
    EffectPerformed,
    Ending,
    Event,
    LicenceAmended,
    LicenceExpired,
    LicenceIssued,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
    LineJoined,
    LineOpened,
    LineWithdrawn,
    NumberAssigned,
    StepCompleted,
    StepEntered,
    TaskClaimed,
    TaskDecided,
    TaskLapsed,
    TaskOpened,
    TaskReleased,
    TaskWithdrawn,
)
from licensing.history.places import At, Line, is_within
from licensing.ports import CaseFile
from licensing.words.identifiers import StepId
from licensing.words.sentences import Sentence
from portal.acts.answers import shown_answers
from portal.acts.whereabouts import agency_name, line_name

ENDINGS: Mapping[Ending, Sentence] = {
    "issued": Sentence("Izin terbit", "Licence issued"),
    "refused": Sentence("Permohonan ditolak", "Application refused"),
    "lapsed": Sentence("Permohonan gugur karena lewat waktu", "Application lapsed"),
    "withdrawn": Sentence("Permohonan dicabut oleh pemohon", "Application withdrawn"),
    "cancelled": Sentence("Permohonan dibatalkan", "Application cancelled"),
}


@dataclass(frozen=True, slots=True)
class Decided:
    """An answer that was given: by whom, what, and why. `line` is None on the main line."""

    step_id: StepId
    step: Sentence
    line: Sentence | None
    agency: Sentence
    decision: Decision
    outcome: Sentence
    answers: tuple[tuple[Sentence, Sentence], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened. `who` and `detail` are for officers."""

    at: datetime
    sentence: Sentence
    who: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells of a case with the register's names."""

    register: AgencyRegister

    def decided(self, file: CaseFile) -> tuple[Decided, ...]:
        """Every decision, in the order they were given."""
        tasks = [task for task in file.case.tasks.values() if task.decision]
        return tuple(each for task in sorted(tasks, key=_decided_at) for each in self._decided(file, task))

    def asked_for(self, file: CaseFile, correction: Task) -> tuple[Decided, ...]:
        """The decisions with a reason that led to a correction: who asks the applicant for what."""
        return tuple(
            each
            for task in tasks_before(file, correction.where)
            for each in self._decided(file, task)
            if each.decision.reason
        )

    def history(self, file: CaseFile) -> tuple[Told, ...]:
        """The history, newest first."""
        told = [each for event in file.events if (each := self._tell(file, event))]
        return tuple(reversed(told))

    def _decided(self, file: CaseFile, task: Task) -> Iterator[Decided]:
        if task.decision is None:
            return
        step, line = file.step(task.where), line_name(file, task.where.line)
        exit = step.exits[task.decision.outcome]
        answers = shown_answers(step.form, task.decision.answers)
        agency = agency_name(self.register, task.asked)
        yield Decided(step.id, step.name, line, agency, task.decision, exit.label, answers)

    def _tell(self, file: CaseFile, event: Event) -> Told | None:  # noqa: C901, PLR0911, PLR0912 - one arm per event
        match event:
            case ApplicationSubmitted():
                return Told(event.at, Sentence("Permohonan diterima", "Application received"))
            case TaskDecided():
                return self._tell_decision(file, event)
            case TaskOpened(asked=None):
                asked = "Pemohon diminta memperbaiki permohonan", "The applicant was asked for a correction"
                return Told(event.at, Sentence(*asked))
            case StepEntered():
                return _tell_step(file, event)
            case LineJoined():
                return _tell_joined(file, event)
            case LineWithdrawn():
                name = _name(file, event.line)
                gone = f"{name.id} tidak diperlukan lagi", f"{name.en} is no longer needed"
                return Told(event.at, Sentence(*gone))
            case CorrectionReceived():
                return Told(event.at, Sentence("Perbaikan diterima", "Correction received"))
            case TaskLapsed():
                late = Sentence("Batas waktu perbaikan lewat", "Time for the correction passed")
                return Told(event.at, late)
            case DueMoved():
                return _tell_moved(file, event)
            case NumberAssigned():
                return Told(event.at, Sentence(f"Bernomor {event.number}", f"Numbered {event.number}"))
            case DocumentMade():
                return Told(event.at, MADE[event.kind])
            case LicenceSuspended():
                return Told(event.at, Sentence("Izin dibekukan", "Licence suspended"), detail=event.reason)
            case LicenceReinstated():
                return Told(event.at, Sentence("Izin berlaku kembali", "Licence reinstated"))
            case LicenceAmended():
                return Told(event.at, Sentence("Izin diubah", "Licence amended"))
            case LicenceRenewed():
                return Told(event.at, Sentence("Izin diperpanjang", "Licence renewed"))
            case LicenceRevoked():
                return Told(event.at, Sentence("Izin dicabut", "Licence revoked"), detail=event.reason)
            case LicenceExpired():
                return Told(event.at, Sentence("Masa berlaku izin habis", "Licence expired"))
            case ApplicationClosed():
                return None if event.ending == "issued" else Told(event.at, ENDINGS[event.ending])
            case (
                TaskOpened()
                | TaskClaimed()
                | TaskReleased()
                | TaskWithdrawn()
                | StepCompleted()
                | LineOpened()
                | EffectOwed()
                | EffectPerformed()
                | LicenceIssued()
            ):
                return None
            case _:
                assert_never(event)

    def _tell_decision(self, file: CaseFile, event: TaskDecided) -> Told:
        task = file.case.tasks[event.task]
        step, agency = file.step(task.where), agency_name(self.register, task.asked)
        label = step.exits[event.outcome].label
        sentence = Sentence(
            f"{agency.id}: {label.id} ({step.name.id})", f"{agency.en}: {label.en} ({step.name.en})"
        )
        return Told(event.at, sentence, f"{event.by.name}, {event.by.position}", event.reason)


MADE = {
    "licence": Sentence("Izin terbit", "Licence issued"),
    "refusal": Sentence("Surat penolakan terbit", "Letter of refusal issued"),
}


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


def _tell_step(file: CaseFile, event: StepEntered) -> Told | None:
    """Steps at which officers are asked; the first one is told by the application's arrival."""
    step = file.step(event.where)
    is_first = event.where.step == file.process.start and event.where.round == 1
    if is_first or not any(ask.role for ask in step.asks):
        return None
    return Told(event.at, Sentence(f"Masuk tahap “{step.name.id}”", f"Reached “{step.name.en}”"))


def _tell_joined(file: CaseFile, event: LineJoined) -> Told:
    name, opened = _name(file, event.line), file.case.lines[event.line]
    exit = file.step(opened.opened_by).exits.get(event.outcome)
    label = exit.label if exit else Sentence(event.outcome, event.outcome)
    return Told(event.at, Sentence(f"{name.id} selesai: {label.id}", f"{name.en} ended: {label.en}"))


def _tell_moved(file: CaseFile, event: DueMoved) -> Told:
    """To the officer who is asked and to the applicant alike: the calendar moved it, nobody of them did."""
    step, due = file.step(file.case.tasks[event.task].where), until(event.due)
    return Told(
        event.at,
        Sentence(
            f"Kalender berubah: batas waktu “{step.name.id}” menjadi {due.id}",
            f"The calendar changed: “{step.name.en}” is now due on {due.en}",
        ),
    )


def _name(file: CaseFile, line: Line) -> Sentence:
    return line_name(file, line) or Sentence(line, line)


def _decided_at(task: Task) -> datetime:
    return task.decision.at if task.decision else task.opened_at
