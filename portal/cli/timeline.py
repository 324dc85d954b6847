"""An application told to people: what happened when, where it waits, on whom, since when and why.

In comes a `CaseFile`, out go sentences and data. It shows what the history says and adds nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from licensing.city.register import AgencyRegister
from licensing.history.case import Case, Task
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
from licensing.ports import CaseFile
from licensing.process.graph import Process
from licensing.words.identifiers import StepId, TaskId
from licensing.words.sentences import Sentence

ENDINGS = {
    "issued": Sentence("izin terbit", "licence issued"),
    "refused": Sentence("ditolak", "refused"),
    "lapsed": Sentence("gugur", "lapsed"),
}
PERFORMED: Mapping[str, Sentence] = {
    "notify": Sentence("Izin mengabari pemohon", "Izin told the applicant"),
    "render": Sentence("Izin menyusun dokumen", "Izin wrote the document"),
    "store": Sentence("Izin menyimpan dokumen", "Izin stored the document"),
    "register": Sentence("Izin memeriksa dokumen yang tersimpan", "Izin checked the stored document"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a timeline."""

    at: datetime
    what: Sentence


@dataclass(frozen=True, slots=True)
class Wait:
    """Something an application waits for. `task` is None when it waits for Izin itself."""

    on: Sentence
    why: Sentence
    since: datetime
    due: datetime | None
    task: TaskId | None


def timeline(file: CaseFile, register: AgencyRegister) -> tuple[Row, ...]:
    """What happened, oldest first; opening and closing of tasks and steps are told by what people did."""
    told = ((event.at, _tell(event, file, register)) for event in file.events)
    return tuple(Row(at, what) for at, what in told if what is not None)


def waits(file: CaseFile, register: AgencyRegister) -> tuple[Wait, ...]:
    """What the application waits for; nothing once it has ended."""
    case, process = file.case, file.process
    tasks = [task for task in case.tasks.values() if task.is_open]
    if tasks:
        names = {task.id: process.steps[task.step].name for task in tasks}
        return tuple(
            Wait(who(task, register), names[task.id], task.opened_at, task.due, task.id) for task in tasks
        )
    if case.visit is None:
        return ()
    name = process.steps[case.visit.step].name
    return (Wait(Sentence("Izin", "Izin itself"), name, case.visit.entered_at, None, None),)


def path(case: Case) -> tuple[StepId, ...]:
    """The steps the application went through, in order, repeated ones repeated."""
    return tuple(visit.step for visit in case.visits)


def who(task: Task, register: AgencyRegister) -> Sentence:
    """Whom a task is asked of, as people say it."""
    if task.agency is None or task.role is None:
        return Sentence("pemohon", "the applicant")
    agency = register.agencies.get(task.agency)
    if agency is None or task.role not in agency.roles:
        return Sentence(f"{task.agency}.{task.role}", f"{task.agency}.{task.role}")
    role = agency.roles[task.role]
    return Sentence(f"{agency.short}, {role.id}", f"{agency.short}, {role.en}")


def _tell(event: Event, file: CaseFile, register: AgencyRegister) -> Sentence | None:  # noqa: C901, PLR0911, PLR0912 - one per event
    process, tasks = file.process, file.case.tasks
    match event:
        case ApplicationSubmitted():
            return Sentence("Permohonan diterima", "Application received")
        case TaskOpened():
            task = tasks[event.task]
            asked, name = who(task, register), process.steps[task.step].name
            return Sentence(f"{asked.id} diminta: {name.id}", f"{asked.en} was asked: {name.en}")
        case TaskClaimed():
            return Sentence(f"{event.by.name} mengambil tugas", f"{event.by.name} took the task")
        case TaskReleased():
            return Sentence(f"{event.by.name} melepaskan tugas", f"{event.by.name} gave the task back")
        case TaskDecided():
            return _decided(event, process, tasks[event.task].step)
        case TaskWithdrawn():
            asked = who(tasks[event.task], register)
            return Sentence(f"{asked.id} tidak perlu menjawab lagi", f"{asked.en} need not answer any more")
        case CorrectionReceived():
            return Sentence("Perbaikan diterima", "Correction received")
        case TaskLapsed():
            return Sentence("Waktu perbaikan lewat", "The time for the correction passed")
        case NumberAssigned():
            return Sentence(f"Diberi nomor {event.number}", f"Numbered {event.number}")
        case EffectPerformed():
            return _performed(event)
        case LicenceIssued():
            return Sentence(f"Izin {event.number} terdaftar", f"Licence {event.number} registered")
        case RefusalIssued():
            number = event.number
            return Sentence(f"Surat penolakan {number} terdaftar", f"Letter of refusal {number} registered")
        case ApplicationClosed():
            ending = ENDINGS[event.ending]
            return Sentence(f"Selesai: {ending.id}", f"Ended: {ending.en}")
        case StepEntered() | StepCompleted():
            return None


def _decided(event: TaskDecided, process: Process, step: StepId) -> Sentence:
    exit_ = process.steps[step].exits.get(event.outcome)
    label = exit_.label if exit_ else Sentence(event.outcome, event.outcome)
    why = f" ({event.reason})" if event.reason else ""
    return Sentence(f"{event.by.name}: {label.id}{why}", f"{event.by.name}: {label.en}{why}")


def _performed(event: EffectPerformed) -> Sentence:
    kind = event.effect.rpartition(".")[2]
    return PERFORMED.get(kind, Sentence(f"Izin: {kind}", f"Izin: {kind}"))
