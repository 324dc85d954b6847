"""Why a licence cannot be issued: it would never be valid."""

from datetime import date

from babel.dates import format_date

from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


def never_valid(since: date, until: date) -> CommandRefused:
    """What would be issued ends before it begins."""
    first, last = (
        tuple(format_date(day, "d MMMM yyyy", locale=locale) for locale in ("id", "en"))
        for day in (since, until)
    )
    return CommandRefused(
        "never-valid",
        Sentence(
            f"Izin ini akan berakhir pada {last[0]}, sebelum mulai berlaku pada {first[0]}. Kembalikan permohonan agar "
            "tanggalnya diperbaiki.",
            f"This licence would end on {last[1]}, before it begins on {first[1]}. Return the application so that its "
            "dates are corrected.",
        ),
    )


def already_over(until: date, issued_on: date) -> CommandRefused:
    """What would be issued has ended before the day on which it would be."""
    last, today = (
        tuple(format_date(day, "d MMMM yyyy", locale=locale) for locale in ("id", "en"))
        for day in (until, issued_on)
    )
    return CommandRefused(
        "never-valid",
        Sentence(
            f"Izin ini sudah berakhir pada {last[0]}, sebelum diterbitkan pada {today[0]}. Kembalikan permohonan agar "
            "tanggalnya diperbaiki.",
            f"This licence would have ended on {last[1]}, before it is issued on {today[1]}. Return the application so "
            "that its dates are corrected.",
        ),
    )
