"""Why a licence cannot be issued: it would never be valid."""

from datetime import date

from licensing.clock.wording import written_day
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


def never_valid(since: date, until: date) -> CommandRefused:
    """What would be issued ends before it begins."""
    first, last = written_day(since), written_day(until)
    return CommandRefused(
        "never-valid",
        Sentence(
            f"Izin ini akan berakhir pada {last.id}, sebelum mulai berlaku pada {first.id}. Kembalikan permohonan agar "
            "tanggalnya diperbaiki.",
            f"This licence would end on {last.en}, before it begins on {first.en}. Return the application so that its "
            "dates are corrected.",
        ),
    )


def already_over(until: date, issued_on: date) -> CommandRefused:
    """What would be issued has ended before the day on which it would be."""
    last, today = written_day(until), written_day(issued_on)
    return CommandRefused(
        "never-valid",
        Sentence(
            f"Izin ini sudah berakhir pada {last.id}, sebelum diterbitkan pada {today.id}. Kembalikan permohonan agar "
            "tanggalnya diperbaiki.",
            f"This licence would have ended on {last.en}, before it is issued on {today.en}. Return the application so "
            "that its dates are corrected.",
        ),
    )
