"""Why a task is not moved to another role."""

from collections.abc import Mapping

from licensing.city.people import AgencyRole
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


def applicants_own() -> CommandRefused:
    """The applicant is asked, and nobody can answer for her."""
    return CommandRefused(
        "applicants-task",
        Sentence(
            "Tugas ini milik pemohon, sehingga tidak dapat dialihkan kepada petugas.",
            "This task is the applicant's, so it cannot be moved to an officer.",
        ),
    )


def order_missing() -> Sentence:
    """Who orders it, or why, is not said."""
    return Sentence("Tulis ini.", "Write this.")


def incomplete_order(fields: Mapping[str, Sentence]) -> CommandRefused:
    """Moving a task stands on the record with whoever ordered it, and why."""
    return CommandRefused(
        "invalid-form",
        Sentence(
            "Tulis siapa yang memerintahkan dan mengapa: keduanya dicatat.",
            "Write who orders it and why: both are put on the record.",
        ),
        fields,
    )


def asked_there_already(role: AgencyRole) -> CommandRefused:
    """It lies there already."""
    return CommandRefused(
        "already-there",
        Sentence(
            f"Tugas ini sudah ada pada {role}. Pilih peran lain.",
            f"This task lies with {role} already. Choose another role.",
        ),
    )


def nobody_can_decide(role: AgencyRole) -> CommandRefused:
    """Whoever holds the role may not decide this one, or nobody holds it."""
    return CommandRefused(
        "nobody-to-decide",
        Sentence(
            f"Tidak cukup pemegang {role} yang boleh memutuskan tugas ini: tidak ada orangnya, atau sudah memutuskan "
            "langkah yang harus terpisah. Pilih peran lain, atau beri peran itu kepada orang lain (izin people "
            "assign).",
            f"Too few who hold {role} may decide this task: there is nobody, or they have decided a step it has to be "
            "kept apart from. Choose another role, or give this one to somebody else (izin people assign).",
        ),
    )
