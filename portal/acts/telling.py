"""A case as people read it: where it waits, on whom, since when; what was decided; and its history in plain words.

Comes from the case file and the agency register. Applicants read agencies, officers also read names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from licensing.city.register import AgencyRegister
from licensing.history.case import Decision, Task
from licensing.history.case import Visit as Round
from licensing.history.events import (
    ApplicationClosed,
    ApplicationSubmitted,
    CorrectionReceived,
    Event,
    LicenceIssued,
    NumberAssigned,
    RefusalIssued,
    StepEntered,
    TaskDecided,
    TaskLapsed,
    TaskOpened,
)
from licensing.ports import CaseFile
from licensing.words.identifiers import AgencyId, RoleId, StepId
from licensing.words.sentences import Sentence
from portal.acts.answers import shown_answers

APPLICANT = Sentence("Anda", "You")
ASKED_BACK = Sentence("Pemohon diminta memperbaiki permohonan", "The applicant was asked for a correction")
TOO_LATE = Sentence("Batas waktu perbaikan lewat", "Time for the correction passed")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody the case waits for. `is_yours`: it is the applicant."""

    task: Task
    step: Sentence
    agency: Sentence
    role: Sentence | None
    is_yours: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """An answer that was given: by whom, what, and why."""

    step_id: StepId
    step: Sentence
    agency: Sentence
    decision: Decision
    outcome: Sentence
    answers: tuple[tuple[Sentence, Sentence], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the history. `who` and `detail` are for officers; `outcome` marks decisions."""

    at: datetime
    sentence: Sentence
    who: str
    detail: str


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells of a case with the register's names."""

    register: AgencyRegister

    def agency(self, id: AgencyId | None) -> Sentence:
        """An agency's full name; "Anda" for the applicant."""
        if id is None:
            return APPLICANT
        known = self.register.agencies.get(id)
        return Sentence(known.name, known.name) if known else Sentence(id, id)

    def role(self, agency: AgencyId | None, role: RoleId | None) -> Sentence | None:
        known = self.register.agencies.get(agency) if agency else None
        return known.roles.get(role) if known and role else None

    def waiting(self, file: CaseFile, now: datetime) -> tuple[Waiting, ...]:
        """Everybody the case waits for now; nobody while Izin itself is at work, or after the end."""
        return tuple(
            Waiting(
                task=task,
                step=file.process.steps[task.step].name,
                agency=self.agency(task.agency),
                role=self.role(task.agency, task.role),
                is_yours=task.asked is None,
                is_late=task.due is not None and task.due < now,
            )
            for task in file.case.tasks.values()
            if task.is_open
        )

    def decided(self, file: CaseFile) -> tuple[Decided, ...]:
        """Every decision, in the order they were given."""
        tasks = [task for task in file.case.tasks.values() if task.decision]
        return tuple(each for task in sorted(tasks, key=_decided_at) for each in self._decided(file, task))

    def asked_for(self, file: CaseFile) -> tuple[Decided, ...]:
        """The decisions that led to the open step: for a correction, who asks for what."""
        before = _round_before(file)
        if before is None:
            return ()
        tasks = file.case.tasks_of(before.step, before.round)
        return tuple(each for task in tasks for each in self._decided(file, task) if each.decision.reason)

    def history(self, file: CaseFile) -> tuple[Told, ...]:
        """The history, newest first."""
        told = [each for event in file.events for each in self._tell(file, event)]
        return tuple(reversed(told))

    def _decided(self, file: CaseFile, task: Task) -> Iterator[Decided]:
        if task.decision is None:
            return
        step = file.process.steps[task.step]
        exit = step.exits[task.decision.outcome]
        answers = shown_answers(step.form, task.decision.answers)
        yield Decided(step.id, step.name, self.agency(task.agency), task.decision, exit.label, answers)

    def _tell(self, file: CaseFile, event: Event) -> Iterator[Told]:  # noqa: C901 - one arm per event
        match event:
            case ApplicationSubmitted():
                yield Told(event.at, Sentence("Permohonan diterima", "Application received"), "", "")
            case TaskDecided():
                yield self._tell_decision(file, event)
            case TaskOpened(agency=None):
                yield Told(event.at, ASKED_BACK, "", "")
            case StepEntered():
                yield from self._tell_step(file, event)
            case CorrectionReceived():
                yield Told(event.at, Sentence("Perbaikan diterima", "Correction received"), "", "")
            case TaskLapsed():
                yield Told(event.at, TOO_LATE, "", "")
            case NumberAssigned():
                number = event.number
                yield Told(event.at, Sentence(f"Bernomor {number}", f"Numbered {number}"), "", "")
            case LicenceIssued():
                yield Told(event.at, Sentence("Izin terbit", "Licence issued"), "", "")
            case RefusalIssued():
                yield Told(event.at, Sentence("Surat penolakan terbit", "Letter of refusal issued"), "", "")
            case ApplicationClosed() if event.ending != "issued":
                yield Told(event.at, ENDINGS[event.ending], "", "")
            case _:
                return

    def _tell_step(self, file: CaseFile, event: StepEntered) -> Iterator[Told]:
        """Steps at which officers are asked; the first one is told by the application's arrival."""
        step = file.process.steps[event.step]
        asks_officers = any(ask.role for ask in step.kind.possible_asks())
        if asks_officers and (event.step != file.process.start or event.round > 1):
            name = step.name
            yield Told(event.at, Sentence(f"Masuk tahap “{name.id}”", f"Reached “{name.en}”"), "", "")

    def _tell_decision(self, file: CaseFile, event: TaskDecided) -> Told:
        task = file.case.tasks[event.task]
        step, agency = file.process.steps[task.step], self.agency(task.agency)
        label = step.exits[event.outcome].label
        sentence = Sentence(
            f"{agency.id}: {label.id} ({step.name.id})", f"{agency.en}: {label.en} ({step.name.en})"
        )
        return Told(event.at, sentence, f"{event.by.name}, {event.by.position}", event.reason)


ENDINGS = {
    "issued": Sentence("Izin terbit", "Licence issued"),
    "refused": Sentence("Permohonan ditolak", "Application refused"),
    "lapsed": Sentence("Permohonan gugur karena lewat waktu", "Application lapsed"),
}


def _decided_at(task: Task) -> datetime:
    return task.decision.at if task.decision else task.opened_at


def _round_before(file: CaseFile) -> Round | None:
    return file.case.visits[-2] if len(file.case.visits) > 1 else None
