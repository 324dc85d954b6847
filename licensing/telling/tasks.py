"""What people were asked and did, told."""

from typing import assert_never

from licensing.clock.wording import until
from licensing.history.events import (
    CorrectionReceived,
    DueMoved,
    RequestAnswered,
    TaskClaimed,
    TaskDecided,
    TaskEvent,
    TaskFreed,
    TaskLapsed,
    TaskOpened,
    TaskReassigned,
    TaskReleased,
    TaskWithdrawn,
)
from licensing.history.places import is_beside
from licensing.history.task import Task
from licensing.telling.names import APPLICANT, IZIN, Names
from licensing.telling.personal import marked
from licensing.telling.told import Audience, Told
from licensing.words.sentences import Sentence

ASKED_BACK = Sentence("Pemohon diminta memperbaiki permohonan", "The applicant was asked for a correction")
CORRECTED = Sentence("Perbaikan diterima", "Correction received")
TOO_LATE = Sentence("Batas waktu perbaikan lewat", "Time for the correction passed")


def tell_task(names: Names, event: TaskEvent) -> Told:  # noqa: C901, PLR0911, PLR0912 one arm per event
    """A task event told; of what officers are asked only officers read, of what they decide everybody.

    Whether they consent to something is theirs alone.
    """
    task = names.task(event.task)
    where, asked, step = task.where, names.asked(task.asked), names.step_here(task.where)
    audience: Audience = "everyone" if task.asked is None else "officers"
    match event:
        case TaskOpened(asked=None):
            return Told(event.at, asked, _asked(names, task, step), where=where)
        case TaskOpened():
            what = Sentence(f"{asked.name.id} diminta: {step.id}", f"{asked.name.en} was asked: {step.en}")
            by_name = marked(event.member.name if event.member else "")
            return Told(event.at, asked, what, by_name, audience=audience, where=where)
        case TaskClaimed():
            what = Sentence(f"Tugas “{step.id}” diambil", f"The task “{step.en}” was taken")
            return Told(event.at, names.acted(event.by), what, audience=audience, where=where)
        case TaskReleased():
            who = names.acted(event.by) if event.by else IZIN
            return Told(event.at, who, _released(event, step), audience=audience, where=where)
        case TaskFreed():
            return Told(event.at, IZIN, _freed(asked.name, step), marked(event.member.name), audience, where)
        case TaskReassigned():
            return _reassigned(names, event)
        case TaskDecided():
            return _decided(names, event)
        case TaskWithdrawn():
            what = _needless(names, task, asked.name)
            return Told(event.at, asked, what, audience=audience, where=where)
        case CorrectionReceived():
            return Told(event.at, APPLICANT, CORRECTED, where=where, act="answered")
        case RequestAnswered():
            what = Sentence(f"Pemohon menjawab: {step.id}", f"The applicant answered: {step.en}")
            return Told(event.at, APPLICANT, what, where=where, act="answered")
        case TaskLapsed():
            return _lapsed(names, event, task)
        case DueMoved():
            due = until(event.due)
            what = Sentence(
                f"Kalender berubah: batas waktu “{step.id}” menjadi {due.id}",
                f"The calendar changed: “{step.en}” is now due on {due.en}",
            )
            return Told(event.at, IZIN, what, where=where)
        case _:
            assert_never(event)


def _asked(names: Names, task: Task, step: Sentence) -> Sentence:
    if names.step_of(task).bill:
        return Sentence(f"Pemohon diminta membayar: {step.id}", f"The applicant was asked to pay: {step.en}")
    if not names.step_of(task).is_request:
        return ASKED_BACK
    return Sentence(f"Pemohon diminta: {step.id}", f"The applicant was asked: {step.en}")


def _lapsed(names: Names, event: TaskLapsed, task: Task) -> Told:
    """An office's silence counts as an answer, of which the applicant reads what she reads of every other."""
    where, asked, step = task.where, names.asked(task.asked), names.step_here(task.where)
    if task.silence is None:
        return Told(event.at, asked, _too_late(names, task, step), where=where)
    counts, who = names.outcome(where, task.silence), asked.name
    what = Sentence(
        f"{who.id} tidak menjawab dalam waktunya: dianggap {counts.id} ({step.id})",
        f"{who.en} did not answer in time, which counts as {counts.en} ({step.en})",
    )
    silent = Sentence(
        f"{who.id} tidak menjawab dalam waktunya ({step.id})", f"{who.en} did not answer in time ({step.en})"
    )
    return Told(event.at, IZIN, what, where=where, undecided=silent)


def _too_late(names: Names, task: Task, step: Sentence) -> Sentence:
    if not names.step_of(task).is_request and not names.step_of(task).bill:
        return TOO_LATE
    return Sentence(f"Batas waktu “{step.id}” lewat", f"Time for “{step.en}” passed")


def _needless(names: Names, task: Task, who: Sentence) -> Sentence:
    if names.step_of(task).bill:
        return Sentence("Tidak ada lagi yang perlu dibayar di sini", "Nothing is to be paid here any more")
    return Sentence(f"{who.id} tidak perlu menjawab lagi", f"{who.en} need not answer any more")


def _released(event: TaskReleased, step: Sentence) -> Sentence:
    if event.by is not None:
        return Sentence(f"Tugas “{step.id}” dilepaskan", f"The task “{step.en}” was given back")
    return Sentence(
        f"Tugas “{step.id}” dilepaskan, karena pemegangnya sedang tidak bertugas untuk itu",
        f"The task “{step.en}” was given back, because whoever held it has no mandate for it now",
    )


def _freed(asked: Sentence, step: Sentence) -> Sentence:
    return Sentence(
        f"Yang ditunjuk untuk “{step.id}” tidak dapat menjawab: kini terbuka bagi siapa pun ({asked.id})",
        f"Whoever was named for “{step.en}” cannot answer: it is open to anybody now ({asked.en})",
    )


def _reassigned(names: Names, event: TaskReassigned) -> Told:
    where = names.task(event.task).where
    before, now, step = names.asked(event.before), names.asked(event.asked), names.step_here(where)
    what = Sentence(
        f"Tugas “{step.id}” dialihkan dari {before.name.id} kepada {now.name.id}",
        f"The task “{step.en}” was moved from {before.name.en} to {now.name.en}",
    )
    return Told(event.at, IZIN, what, marked(f"{event.by}: {event.reason}"), "officers", where)


def _decided(names: Names, event: TaskDecided) -> Told:
    where = names.task(event.task).where
    who, label, step = names.acted(event.by), names.outcome(where, event.outcome), names.step_here(where)
    found = _found(event)
    what = Sentence(
        f"{who.agency.id}: {label.id} ({step.id}){found.id}",
        f"{who.agency.en}: {label.en} ({step.en}){found.en}",
    )
    undecided = Sentence(
        f"{who.agency.id} sudah menjawab ({step.id})", f"{who.agency.en} has answered ({step.en})"
    )
    why = marked(event.reason)
    audience: Audience = "officers" if is_beside(where.line) else "everyone"
    return Told(event.at, who, what, why, audience, where, act=event.outcome, undecided=undecided)


def _found(event: TaskDecided) -> Sentence:
    """How much was found right, and how much not."""
    right = sum(each.is_right for each in event.checks)
    wrong = len(event.checks) - right
    if not event.checks:
        return Sentence("", "")
    return Sentence(f": {right} sesuai, {wrong} tidak sesuai", f": {right} right, {wrong} not right")
