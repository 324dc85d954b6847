"""What holds a case up: of all that is awaited the one thing, on whom, since when, and what would release it.

Of several it is what is due first, else what has waited longest (`waiting.why`); the others are counted. A suspended
case waits for the office that suspended it, whoever else is asked. Of an ended case it is told how and when.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.clock.wording import until, wall_time
from licensing.history.case import Case, Suspension
from licensing.history.places import At
from licensing.ports import CaseFile
from licensing.process.graph import Process
from licensing.telling.awaited import Awaited, Why
from licensing.telling.clocking import PAUSED
from licensing.telling.events import ending
from licensing.telling.names import Names, in_role
from licensing.telling.told import Audience, Who
from licensing.telling.waiting import waits, why
from licensing.words.identifiers import AgencyId, TaskId
from licensing.words.sentences import Sentence, counted

RESUMED: Final = Sentence("permohonan dilanjutkan", "the application is resumed")
_DECIDED: Final = Sentence("keputusannya dibuat", "its decision is made")
_SUSPENDED: Final = Sentence("Permohonan ditangguhkan", "The application is suspended")
_NO_LIMIT: Final = Sentence("Tidak ada jangka waktu keseluruhan.", "There is no time limit for the whole.")
_NOT_YET: Final = Sentence(
    "Jangka waktu belum berjalan: berkasnya belum dinyatakan lengkap.",
    "The time limit does not run yet: the file is not found complete.",
)
_OVER: Final = Sentence(
    "Jangka waktu sudah selesai: ada jawabannya.", "The time limit is over with: there is an answer."
)
_GRANTED: Final = Sentence(
    "Jangka waktu habis tanpa keputusan: permohonan dikabulkan menurut hukum.",
    "The time limit was over without a decision: the application is granted by law.",
)


@dataclass(frozen=True, slots=True)
class HeldUp:
    """The one thing a case waits for.

    Attributes:
        step: where; of a suspended case that it is.
        working_days: how many have begun since, by the calendar of the agency asked, of others by the city's.
        releases: what ends the waiting.
        others: how many more are awaited at the same time.
        clock: whose time runs meanwhile, or why none does.
        task: what is asked, None where nobody is asked by a task.
        counted_by, provisional: of its due date, as in `Awaited`.
        where: the round that waits; None for a suspended case.
    """

    on: Who
    step: Sentence
    since: datetime
    working_days: int
    due: datetime | None
    releases: Sentence
    others: int
    clock: Sentence
    task: TaskId | None = None
    counted_by: AgencyId | None = None
    provisional: Sentence | None = None
    where: At | None = None

    @property
    def is_others_turn(self) -> bool:
        """Whether somebody has to act, or a system to answer, and not Izin."""
        return self.task is not None or self.on.kind == "system"

    @property
    def told_to_applicant(self) -> Sentence:
        """What ends the waiting, without the outcomes an office can choose from: none of them is a decision yet."""
        return _DECIDED if self.on.kind == "officer" and self.task is not None else self.releases

    @property
    def said(self) -> tuple[Sentence, ...]:
        """It in sentences, as officers read it."""
        since, end = waited(self), _until(self.due)
        first = Sentence(
            f"Menunggu {self.on.name.id} ({self.step.id}), {since.id}{end.id}.",
            f"Waiting for {self.on.name.en} ({self.step.en}), {since.en}{end.en}.",
        )
        released = Sentence(f"Selesai bila: {self.releases.id}.", f"Released when: {self.releases.en}.")
        return first, released, self.clock, *_others(self.others)


@dataclass(frozen=True, slots=True)
class HasEnded:
    """That nothing is awaited any more: how the case ended, and when."""

    how: Sentence
    at: datetime

    @property
    def said(self) -> tuple[Sentence, ...]:
        at = wall_time(self.at)
        return (Sentence(f"{self.how.id}, {at.id}.", f"{self.how.en}, {at.en}."),)


def holding_up(
    file: CaseFile, *, register: AgencyRegister, now: datetime, reader: Audience = "officers"
) -> HeldUp | HasEnded:
    """What a case waits for at an instant, or how it ended. `reader`: as in `waiting.lines`.

    Raises:
        ValueError: it waits for nothing and has not ended, which no history leads to.
    """
    case = file.case
    if case.ending is not None:
        return HasEnded(ending(case.ending), case.ended_at or case.submitted_at)
    clock = _clock(file.process, case, Names(file, register))
    if case.suspended is not None:
        return _suspended(case.suspended, register, now, clock)
    found = why(file, register=register, reader=reader)
    if found is None:
        raise ValueError(f"{case.application}: it has not ended and waits for nothing")
    all_lines = waits(file, register=register, reader=reader)
    others = sum(each.who.kind != "line" for line in all_lines for each in line.on)
    return _held(found, case, register, now=now, others=max(others - 1, 0), clock=clock)


def waited(held: HeldUp) -> Sentence:
    """Since when, and how many working days of waiting that makes."""
    since, days = wall_time(held.since), held.working_days
    return Sentence(
        f"sejak {since.id} ({days} hari kerja)", f"since {since.en} ({counted(days, 'working day')})"
    )


def _held(
    found: Why, case: Case, register: AgencyRegister, *, now: datetime, others: int, clock: Sentence
) -> HeldUp:
    awaited: Awaited = found.awaited
    asked = case.tasks[awaited.task].asked if awaited.task else None
    return HeldUp(
        awaited.who,
        found.step,
        awaited.since,
        _working_days(register, asked, awaited.since, now),
        awaited.due,
        awaited.releases,
        others,
        clock,
        awaited.task,
        awaited.counted_by,
        awaited.provisional,
        found.where,
    )


def _suspended(suspended: Suspension, register: AgencyRegister, now: datetime, clock: Sentence) -> HeldUp:
    office, since = suspended.by.office, suspended.at
    days = _working_days(register, office, since, now)
    return HeldUp(in_role(register, office), _SUSPENDED, since, days, None, RESUMED, 0, clock)


def _working_days(register: AgencyRegister, asked: AgencyRole | None, since: datetime, now: datetime) -> int:
    calendar = register.calendar.of(asked.agency) if asked else register.calendar.city
    return calendar.working_days_between(since.astimezone(WIB).date(), now.astimezone(WIB).date())


def _clock(process: Process, case: Case, names: Names) -> Sentence:
    clock = case.clock
    if clock is None:
        return _NO_LIMIT if process.time_limit is None else _NOT_YET
    if clock.stopped_at is not None:
        return _OVER if case.granted is None else _GRANTED
    if clock.pause is not None:
        why = PAUSED[clock.pause.why]
        return Sentence(f"Jangka waktu berhenti: {why.id}.", f"The time limit stands still: {why.en}.")
    agency = names.register.agency(clock.whose)
    name, end = agency.name if agency else clock.whose, _until(clock.due)
    return Sentence(f"Jangka waktu berjalan bagi {name}{end.id}.", f"The time limit runs for {name}{end.en}.")


def _until(due: datetime | None) -> Sentence:
    if due is None:
        return Sentence("", "")
    end = until(due)
    return Sentence(f", paling lambat {end.id}", f", due {end.en}")


def _others(others: int) -> Sequence[Sentence]:
    if not others:
        return ()
    are = "others are" if others > 1 else "other is"
    return (
        Sentence(
            f"Sementara itu {others} lainnya juga ditunggu.", f"Meanwhile {others} {are} awaited as well."
        ),
    )
