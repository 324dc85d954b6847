"""An application told to people: what happened when, where it waits, on whom, since when and why.

In comes a `CaseFile`, out go sentences and data. It shows what the history says and adds nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from licensing.city.register import AgencyRegister
from licensing.clock.wording import until
from licensing.history.case import Case, Task
from licensing.history.events import (
    ApplicationClosed,
    ApplicationSubmitted,
    CorrectionReceived,
    DocumentKind,
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
from licensing.history.places import Line
from licensing.ports import CaseFile
from licensing.process.graph import Step
from licensing.words.identifiers import StepId, TaskId
from licensing.words.sentences import Sentence
from portal.acts.whereabouts import Whereabouts, line_name, whereabouts

ENDINGS: Mapping[Ending, Sentence] = {
    "issued": Sentence("izin terbit", "licence issued"),
    "refused": Sentence("ditolak", "refused"),
    "lapsed": Sentence("gugur", "lapsed"),
    "withdrawn": Sentence("dicabut", "withdrawn"),
    "cancelled": Sentence("dibatalkan", "cancelled"),
}
MADE: Mapping[DocumentKind, Sentence] = {
    "licence": Sentence("Izin", "Licence"),
    "refusal": Sentence("Surat penolakan", "Letter of refusal"),
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
    """Something an application waits for. `task` is None when it waits for Izin itself, `line` on the main line."""

    on: Sentence
    why: Sentence
    since: datetime
    due: datetime | None
    task: TaskId | None
    line: Sentence | None = None


def timeline(file: CaseFile, register: AgencyRegister) -> tuple[Row, ...]:
    """What happened, oldest first; opening and closing of tasks and steps are told by what people did."""
    told = ((event.at, _tell(event, file, register)) for event in file.events)
    return tuple(Row(at, what) for at, what in told if what is not None)


def waits(file: CaseFile, register: AgencyRegister) -> tuple[Wait, ...]:
    """What the application waits for, line by line; nothing once it has ended."""
    places = whereabouts(file, register, file.case.submitted_at)
    return tuple(wait for place in places for wait in _waits(place, register))


def _waits(place: Whereabouts, register: AgencyRegister) -> Iterator[Wait]:
    for each in place.waiting:
        task = each.task
        yield Wait(who(task, register), each.step, task.opened_at, task.due, task.id, place.name)
    if not place.waiting and place.step is not None and place.since is not None:
        yield Wait(Sentence("Izin", "Izin itself"), place.step, place.since, None, None, place.name)


def path(case: Case) -> tuple[StepId, ...]:
    """The steps the application went through, in order, repeated ones repeated."""
    return tuple(round.where.step for round in case.rounds)


def who(task: Task, register: AgencyRegister) -> Sentence:
    """Whom a task is asked of, as people say it."""
    asked = task.asked
    if asked is None:
        return Sentence("pemohon", "the applicant")
    agency = register.agencies.get(asked.agency)
    if agency is None or asked.role not in agency.roles:
        return Sentence(str(asked), str(asked))
    role = agency.roles[asked.role]
    return Sentence(f"{agency.short}, {role.id}", f"{agency.short}, {role.en}")


def _tell(event: Event, file: CaseFile, register: AgencyRegister) -> Sentence | None:  # noqa: C901, PLR0911, PLR0912 - one per event
    tasks = file.case.tasks
    match event:
        case ApplicationSubmitted():
            return Sentence("Permohonan diterima", "Application received")
        case TaskOpened():
            task = tasks[event.task]
            asked, name = who(task, register), file.step(task.where).name
            return Sentence(f"{asked.id} diminta: {name.id}", f"{asked.en} was asked: {name.en}")
        case TaskClaimed():
            return Sentence(f"{event.by.name} mengambil tugas", f"{event.by.name} took the task")
        case TaskReleased():
            return Sentence(f"{event.by.name} melepaskan tugas", f"{event.by.name} gave the task back")
        case TaskDecided():
            return _decided(event, file.step(tasks[event.task].where))
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
        case DocumentMade():
            what = MADE[event.kind]
            return Sentence(f"{what.id} {event.number} terdaftar", f"{what.en} {event.number} registered")
        case LineOpened():
            name = _name(file, event.line)
            return Sentence(f"{name.id} dimulai", f"{name.en} begins")
        case LineJoined():
            name, label = _name(file, event.line), _joined(event, file)
            return Sentence(f"{name.id} selesai: {label.id}", f"{name.en} ended: {label.en}")
        case LineWithdrawn():
            name = _name(file, event.line)
            return Sentence(f"{name.id} tidak diperlukan lagi", f"{name.en} is no longer needed")
        case DueMoved():
            name, due = file.step(tasks[event.task].where).name, until(event.due)
            return Sentence(
                f"Kalender berubah: batas waktu {name.id} menjadi {due.id}",
                f"The calendar changed: {name.en} is now due {due.en}",
            )
        case LicenceSuspended():
            return Sentence(f"Izin dibekukan ({event.reason})", f"Licence suspended ({event.reason})")
        case LicenceReinstated():
            return Sentence("Izin berlaku kembali", "Licence reinstated")
        case LicenceAmended():
            return Sentence("Izin diubah", "Licence amended")
        case LicenceRenewed():
            return Sentence("Izin diperpanjang", "Licence renewed")
        case LicenceRevoked():
            return Sentence(f"Izin dicabut ({event.reason})", f"Licence revoked ({event.reason})")
        case LicenceExpired():
            return Sentence("Masa berlaku izin habis", "Licence expired")
        case ApplicationClosed():
            ending = ENDINGS[event.ending]
            return Sentence(f"Selesai: {ending.id}", f"Ended: {ending.en}")
        case StepEntered() | StepCompleted() | EffectOwed() | LicenceIssued():
            return None
        case _:
            assert_never(event)


def _decided(event: TaskDecided, step: Step) -> Sentence:
    exit_ = step.exits.get(event.outcome)
    label = exit_.label if exit_ else Sentence(event.outcome, event.outcome)
    why = f" ({event.reason})" if event.reason else ""
    return Sentence(f"{event.by.name}: {label.id}{why}", f"{event.by.name}: {label.en}{why}")


def _performed(event: EffectPerformed) -> Sentence:
    kind = event.effect.rpartition(".")[2]
    return PERFORMED.get(kind, Sentence(f"Izin: {kind}", f"Izin: {kind}"))


def _joined(event: LineJoined, file: CaseFile) -> Sentence:
    exit_ = file.step(file.case.lines[event.line].opened_by).exits.get(event.outcome)
    return exit_.label if exit_ else Sentence(event.outcome, event.outcome)


def _name(file: CaseFile, line: Line) -> Sentence:
    return line_name(file, line) or Sentence(line, line)
