"""Why a case's time cannot be extended now: one function per refusal."""

from datetime import datetime

from licensing.clock.spans import Span
from licensing.clock.wording import length_of_time, until
from licensing.process.extending import Extending
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence, counted


def not_running() -> CommandRefused:
    """Its time has not begun, stands still, or is over with."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Jangka waktu permohonan ini sedang tidak berjalan, jadi tidak ada yang dapat diperpanjang.",
            "This application's time is not running, so there is nothing to extend.",
        ),
    )


def extended_too_late(due: datetime) -> CommandRefused:
    """It was over before."""
    last = until(due)
    return CommandRefused(
        "not-now",
        Sentence(
            f"Jangka waktunya berakhir {last.id}. Perpanjangan hanya dapat diberikan sebelum itu.",
            f"The time was over {last.en}. It can be extended only before that.",
        ),
    )


def extended_already(times: int) -> CommandRefused:
    """There is no more of it."""
    return CommandRefused(
        "not-now",
        Sentence(
            f"Permohonan ini sudah diperpanjang {times} kali; lebih dari itu tidak dapat.",
            f"This application was extended {counted(times, 'time')} already, and cannot be again.",
        ),
    )


def unknown_reason(rule: Extending) -> Sentence:
    """What the reasons are."""
    ids = ", ".join(f"{id} ({label.id})" for id, label in rule.reasons.items())
    ens = ", ".join(f"{id} ({label.en})" for id, label in rule.reasons.items())
    return Sentence(f"Pilih salah satu alasan: {ids}.", f"Choose one of the reasons: {ens}.")


def remark_missing() -> Sentence:
    """What happened is not said."""
    return Sentence("Tuliskan apa yang terjadi.", "Write what happened.")


def too_much(at_most: Span) -> Sentence:
    """What an extension can be."""
    most = length_of_time(at_most)
    return Sentence(
        f"Perpanjangan paling sedikit 1 dan paling banyak {most.id}.",
        f"An extension is at least 1 and at most {most.en}.",
    )
