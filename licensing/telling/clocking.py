"""What became of a case's time, told to everybody: it is as much the applicant's business as the office's."""

from typing import assert_never

from licensing.clock.running import Why
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
from licensing.telling.names import IZIN, Names
from licensing.telling.personal import marked
from licensing.telling.told import Told
from licensing.words.sentences import Sentence

PAUSED: dict[Why, Sentence] = {
    "applicant": Sentence("menunggu pemohon", "waiting for the applicant"),
    "day": Sentence("menunggu hari yang disebut pemohon", "waiting for a day the applicant named"),
    "suspended": Sentence("permohonan ditangguhkan", "the application is suspended"),
}


def tell_clock(names: Names, event: ClockEvent) -> Told:
    """One event of the clock."""
    if isinstance(event, TimeExtended):
        return _extended(names, event)
    return Told(event.at, IZIN, _said(event))


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


def _said(event: ClockStarted | ClockPaused | ClockResumed | ClockMoved | ClockStopped) -> Sentence:
    match event:
        case ClockStarted():
            within, due = length_of_time(event.within), until(event.due)
            return Sentence(
                f"Jangka waktu {within.id} mulai berjalan, sampai {due.id}",
                f"The time limit of {within.en} begins to run, until {due.en}",
            )
        case ClockPaused():
            why = PAUSED[event.why]
            return Sentence(f"Jangka waktu berhenti: {why.id}", f"The time limit stands still: {why.en}")
        case ClockResumed():
            due = until(event.due)
            return Sentence(
                f"Jangka waktu berjalan lagi, sampai {due.id}", f"The time limit runs again, until {due.en}"
            )
        case ClockMoved():
            due = until(event.due)
            return Sentence(
                f"Kalender berubah: jangka waktu sampai {due.id}",
                f"The calendar changed: the time limit ends {due.en}",
            )
        case ClockStopped():
            return Sentence("Jangka waktu selesai", "The time limit is over with: there is an answer")
        case _:
            assert_never(event)
