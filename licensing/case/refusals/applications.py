"""Why an application or a permit type cannot be had, or is no longer as it was read."""

from collections.abc import Mapping
from datetime import datetime

from licensing.clock.wording import wall_time
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from licensing.words.sentences import Sentence, counted


def already_submitted(application: ApplicationNumber, at: datetime) -> CommandRefused:
    """This form was sent before: with other answers, or too long ago to show its receipt again."""
    when = wall_time(at)
    return CommandRefused(
        "already-submitted",
        Sentence(
            f"Formulir ini sudah terkirim pada {when.id} dengan nomor permohonan {application}. Lacak dengan PIN pada "
            "tanda terimanya; untuk permohonan lain, pakai formulir baru.",
            f"This form was sent on {when.en} as application {application}. Track it with the PIN on its receipt; for "
            "another application, use a new form.",
        ),
    )


def no_such_application() -> CommandRefused:
    """There is none, or it is not for this person to know."""
    return CommandRefused(
        "no-such-application",
        Sentence(
            "Permohonan ini tidak ada, atau bukan wewenang Anda.",
            "There is no such application, or it is not yours to see.",
        ),
    )


def no_such_permit() -> CommandRefused:
    """No definition of this permit type was ever published."""
    return CommandRefused(
        "no-such-permit",
        Sentence("Jenis izin ini tidak ada.", "There is no such permit type."),
    )


def stale_page() -> CommandRefused:
    """What the person read is no longer so."""
    return CommandRefused(
        "stale-page",
        Sentence(
            "Permohonan ini berubah sejak halaman Anda dibuka. Baca lagi, lalu putuskan.",
            "This application changed since you opened the page. Read it again, then decide.",
        ),
    )


def invalid_form(fields: Mapping[str, Sentence]) -> CommandRefused:
    """Answers or documents are missing or unreadable; `fields` says which."""
    count = len(fields)
    return CommandRefused(
        "invalid-form",
        Sentence(
            f"Ada {count} isian yang perlu diperbaiki.",
            f"{counted(count, 'answer needs', 'answers need')} correction.",
        ),
        fields,
    )
