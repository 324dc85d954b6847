"""What became of the time of a case and of its lines, told to everybody: it is the applicant's business too."""

from typing import assert_never

from licensing.clock.running import Why, was_late
from licensing.clock.wording import length_of_time, until
from licensing.history.events import (
    ClockEvent,
    ClockMoved,
    ClockPaused,
    ClockResumed,
    ClockStarted,
    ClockStopped,
    TimeExtended,
)
from licensing.history.line_clocks import line_clocks
from licensing.history.places import Line
from licensing.telling.names import IZIN, Names
from licensing.telling.personal import marked
from licensing.telling.told import Told
from licensing.words.sentences import Sentence

_OfClock = ClockStarted | ClockPaused | ClockResumed | ClockMoved | ClockStopped

PAUSED: dict[Why, Sentence] = {
    "applicant": Sentence("menunggu pemohon", "waiting for the applicant"),
    "day": Sentence("menunggu hari yang disebut pemohon", "waiting for a day the applicant named"),
    "suspended": Sentence("permohonan ditangguhkan", "the application is suspended"),
}


def tell_clock(names: Names, event: ClockEvent) -> Told:
    """One event of the clock."""
    if isinstance(event, TimeExtended):
        return _extended(names, event)
    return Told(event.at, IZIN, _said(names, event))


def _extended(names: Names, event: TimeExtended) -> Told:
    limit = names.file.process.time_limit
    rule = limit.extending if limit else None
    why = rule.called(event.reason) if rule else Sentence(event.reason, event.reason)
    length, due = length_of_time(event.length), until(event.due)
    what = Sentence(
        f"Jangka waktu diperpanjang {length.id}, sampai {due.id} ({why.id})",
        f"The time limit was extended by {length.en}, until {due.en} ({why.en})",
    )
    return Told(event.at, names.acted(event.by), what, marked(event.remark), act="extended")


def _said(names: Names, event: _OfClock) -> Sentence:
    limit = _limit(names, event.line)
    match event:
        case ClockStarted():
            within, due = length_of_time(event.within), until(event.due)
            return Sentence(
                f"{limit.id} {within.id} mulai berjalan, sampai {due.id}",
                f"{limit.en} of {within.en} begins to run, until {due.en}",
            )
        case ClockPaused():
            why = PAUSED[event.why]
            return Sentence(f"{limit.id} berhenti: {why.id}", f"{limit.en} stands still: {why.en}")
        case ClockResumed():
            due = until(event.due)
            return Sentence(
                f"{limit.id} berjalan lagi, sampai {due.id}", f"{limit.en} runs again, until {due.en}"
            )
        case ClockMoved():
            due, small = until(event.due), limit.id[0].lower() + limit.id[1:]
            return Sentence(
                f"Kalender berubah: {small} sampai {due.id}",
                f"The calendar changed: {limit.en[0].lower()}{limit.en[1:]} ends {due.en}",
            )
        case ClockStopped():
            return _stopped(names, event, limit)
        case _:
            assert_never(event)


def _limit(names: Names, line: Line | None) -> Sentence:
    """What it is the limit of: the case, or one of its lines by its name."""
    name = names.line(line) if line is not None else None
    if name is None:
        return Sentence("Jangka waktu", "The time limit")
    return Sentence(f"Jangka waktu “{name.id}”", f"The time limit of “{name.en}”")


def _stopped(names: Names, event: ClockStopped, limit: Sentence) -> Sentence:
    if event.line is None:
        return Sentence(f"{limit.id} selesai", f"{limit.en} is over with: there is an answer")
    if _was_late(names, event):
        return Sentence(f"{limit.id} selesai, terlambat", f"{limit.en} is over with, late")
    return Sentence(f"{limit.id} selesai, tepat waktu", f"{limit.en} is over with, on time")


def _was_late(names: Names, stopped: ClockStopped) -> bool:
    """Whether the time of a line was over when it ended."""
    at = stopped.since or stopped.at
    of_line = (each.clock for each in line_clocks(None, names.file.events) if each.line == stopped.line)
    return any(was_late(clock, at) for clock in of_line if clock.stopped_at == at)
