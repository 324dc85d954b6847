"""Why something scarce cannot be held: it is taken, or too little of it is left. Nobody is told who holds it."""

from collections.abc import Sequence
from typing import assert_never

from licensing.case.refusals.register import licence_busy
from licensing.clock.wording import written_day
from licensing.history.events import HoldTaken
from licensing.history.extents import Days, Left, Share, in_use, next_free
from licensing.process.graph import Process
from licensing.process.kinds import LICENCES
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


def held_by_other(
    process: Process, taking: HoldTaken, *, left: Left | None = None, taken: Sequence[Days] = ()
) -> CommandRefused:
    """Other cases, or their licences, hold what this one asks for in a pool; told beside the answers that ask for it.

    Args:
        left: what is left of the number, where some of a number are asked for.
        taken: when it is held by others, from the first day asked for on.
    """
    if taking.pool == LICENCES:
        return licence_busy()
    reservation = next((each for each in process.reservations if each.pool == taking.pool), None)
    label = reservation.label if reservation else Sentence(taking.pool, taking.pool)
    sentence = _why(label, taking, left, taken)
    asked = reservation.asked if reservation else ()
    return CommandRefused("taken", sentence, dict.fromkeys(asked, sentence))


def _why(label: Sentence, taking: HoldTaken, left: Left | None, taken: Sequence[Days]) -> Sentence:
    match taking.extent:
        case None:
            return Sentence(
                f"{label.id} ini sudah dipakai, atau sedang diajukan oleh pemohon lain. Pilih yang lain.",
                f"{label.en}: this one is in use, or another applicant is asking for it. Choose another.",
            )
        case Share(takes=takes, of=of):
            return _too_few(label, takes, left or Left(0, of))
        case Days():
            return _on_those_days(label, taking.extent, taken)
        case _:
            assert_never(taking.extent)


def _too_few(label: Sentence, takes: int, left: Left) -> Sentence:
    return Sentence(
        f"{label.id}: tersisa {left.number} dari {left.of}, sedangkan permohonan ini memerlukan {takes}. "
        f"{'Kurangi, atau pilih yang lain.' if left.number else 'Pilih yang lain.'}",
        f"{label.en}: {left.number} of {left.of} are left, and this application needs {takes}. "
        f"{'Ask for fewer, or choose another.' if left.number else 'Choose another.'}",
    )


def _on_those_days(label: Sentence, wanted: Days, taken: Sequence[Days]) -> Sentence:
    """When it is in use, and from when as many days are free."""
    first = in_use(wanted, taken) or wanted
    since, until, free = written_day(first.first), written_day(first.last), next_free(wanted, taken)
    when = written_day(free) if free is not None else None
    return Sentence(
        f"{label.id} sudah dipakai, atau sedang diajukan, dari {since.id} sampai dengan {until.id}. "
        + (
            f"Untuk waktu selama ini paling awal bebas mulai {when.id}." if when else "Pilih waktu yang lain."
        ),
        f"{label.en}: in use, or asked for, from {since.en} up to and including {until.en}. "
        + (
            f"For as long as this it is free from {when.en} at the earliest."
            if when
            else "Choose other days."
        ),
    )
