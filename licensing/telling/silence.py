"""Silence told ahead: until when somebody can answer, and what comes of it by time alone if nobody does.

Told are only ends that time brings about. Where it brings none, what is late stays open, and nothing is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from licensing.case.running_out import granted_by, grants_at
from licensing.case.timing import lapses_at
from licensing.city.register import AgencyRegister
from licensing.clock.moments import is_past
from licensing.clock.wording import until
from licensing.history.events import Ending
from licensing.history.task import Task
from licensing.ports import CaseFile
from licensing.process.protocol import LAPSED
from licensing.telling.names import Names
from licensing.telling.told import Audience
from licensing.words.sentences import Sentence

_ENDS: Final[Mapping[Ending, Sentence]] = {
    "lapsed": Sentence("permohonan gugur", "the application lapses"),
    "refused": Sentence("permohonan ditolak", "the application is refused"),
    "withdrawn": Sentence("permohonan dianggap dicabut", "the application counts as withdrawn"),
    "cancelled": Sentence("permohonan dibatalkan", "the application is cancelled"),
    "done": Sentence("permohonan selesai", "the application is done"),
}
_PART_ENDS: Final = Sentence("bagian ini berakhir tanpa jawaban", "this part ends without an answer")
_GOES_ON: Final = Sentence(
    "permohonan dilanjutkan tanpa jawabannya", "the application goes on without its answer"
)
_CERTIFIED: Final = Sentence(
    "permohonan dikabulkan menurut hukum, dan pejabat menandatangani keterangannya",
    "the law grants the application, and an officer signs the certificate",
)
_ISSUED: Final = Sentence(
    "permohonan dikabulkan menurut hukum, dan izinnya diterbitkan",
    "the law grants the application, and the licence is issued",
)


@dataclass(frozen=True, slots=True)
class Silence:
    """What comes of it that nobody answers: `follows` as a clause, `said` with who has until when to answer."""

    follows: Sentence
    said: Sentence


def silence_of_task(
    file: CaseFile,
    task: Task,
    *,
    register: AgencyRegister,
    now: datetime,
    reader: Audience = "officers",
) -> Silence | None:
    """What comes of it if whoever a task asks does not answer; None where time ends it never, and once it is over.

    An office's silence may count as an outcome, which none but officers read before the application has its answer.
    """
    if not task.is_open or file.case.suspended is not None:
        return None
    at = lapses_at(file.process, task, register.calendar)
    if at is None or is_past(at, now):
        return None
    names, end = Names(file, register), until(at)
    who, does = _who(names, task, reader), "do" if task.asked is None and reader == "everyone" else "does"
    follows = _follows(file, task) if task.asked is None else _counts(names, task, reader)
    id, en = ("membayar lunas", "pay in full") if names.step_of(task).bill else ("menjawab", "answer")
    said = Sentence(
        f"Bila {who.id} tidak {id} sampai {end.id}, {follows.id}.",
        f"If {who.en} {does} not {en} by {end.en}, {follows.en}.",
    )
    return Silence(follows, said)


def silence_of_case(file: CaseFile, *, register: AgencyRegister, now: datetime) -> Silence | None:
    """What comes of it if the authority does not decide; None where it would only be late, and once it is over."""
    case = file.case
    at = grants_at(file.process, case, register.calendar) if case.suspended is None else None
    deemed = granted_by(file.process, case)
    if at is None or deemed is None or is_past(at, now):
        return None
    end, follows = until(at), _ISSUED if deemed.how == "issue" else _CERTIFIED
    said = Sentence(
        f"Bila tidak ada keputusan sampai {end.id}, {follows.id}.",
        f"If nothing is decided by {end.en}, {follows.en}.",
    )
    return Silence(follows, said)


def _who(names: Names, task: Task, reader: Audience) -> Sentence:
    if task.asked is None and reader == "everyone":
        return Sentence("Anda", "you")
    return names.asked(task.asked).agency


def _counts(names: Names, task: Task, reader: Audience) -> Sentence:
    """As what an office's silence counts."""
    if task.silence is None or reader == "everyone":
        return _GOES_ON
    label = names.outcome(task.where, task.silence)
    return Sentence(f"itu dianggap “{label.id}”", f"that counts as “{label.en}”")


def _follows(file: CaseFile, task: Task) -> Sentence:
    """Where the applicant's silence leads: to an end, to a step by its name, or out of its line."""
    to = file.step(task.where).exits[LAPSED].to
    if to is None:
        return _PART_ENDS
    step = file.process.step(to)
    if step.ending in _ENDS and not step.exits:
        return _ENDS[step.ending]
    return Sentence(
        f"permohonan berlanjut ke “{step.name.id}”", f"the application goes on to “{step.name.en}”"
    )
