"""Why a case cannot be given up, suspended or resumed now: one function per refusal, with what to tell the person."""

from datetime import datetime

from licensing.clock.wording import until, wall_time
from licensing.history.case import Suspension
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


def not_your_act() -> CommandRefused:
    """The definition gives this act to another role."""
    return CommandRefused(
        "not-yours",
        Sentence("Tindakan ini bukan untuk peran Anda.", "This act is not for your role."),
    )


def not_offered() -> CommandRefused:
    """The definition that the case runs on does not know this act."""
    return CommandRefused(
        "not-offered",
        Sentence("Jenis izin ini tidak mengenal tindakan ini.", "This permit type does not know this act."),
    )


def ended_already() -> CommandRefused:
    """The case has ended."""
    return CommandRefused(
        "not-now", Sentence("Permohonan ini sudah berakhir.", "This application has ended already.")
    )


def signed_already() -> CommandRefused:
    """A number was drawn: what is signed is not undone."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Keputusannya sudah diambil dan suratnya sedang atau sudah terbit, sehingga tidak dapat dihentikan lagi.",
            "It was decided and its document is being made or was issued, so it cannot be stopped any more.",
        ),
    )


def past_boundary(step: Sentence) -> CommandRefused:
    """The case has left the step until which it could be given up."""
    return CommandRefused(
        "not-now",
        Sentence(
            f"Ini hanya dapat dilakukan sebelum langkah “{step.id}” selesai.",
            f"This is possible only until “{step.en}” is completed.",
        ),
    )


def suspended(suspension: Suspension) -> CommandRefused:
    """The case stands still."""
    at = wall_time(suspension.at)
    why = f": {suspension.reason}" if suspension.reason else "."
    return CommandRefused(
        "suspended",
        Sentence(
            f"Permohonan ini ditangguhkan sejak {at.id} oleh {suspension.by.name}{why}",
            f"This application is suspended since {at.en} by {suspension.by.name}{why}",
        ),
    )


def not_suspended() -> CommandRefused:
    """There is nothing to resume."""
    return CommandRefused(
        "not-now", Sentence("Permohonan ini tidak ditangguhkan.", "This application is not suspended.")
    )


def contested_too_early() -> CommandRefused:
    """There is no decision yet that could be contested."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Permohonan ini masih diproses; belum ada keputusan yang dapat ditentang.",
            "This application is still being decided; there is no decision yet to object to.",
        ),
    )


def contested_already() -> CommandRefused:
    """It was raised against this ending before."""
    return CommandRefused(
        "not-now",
        Sentence("Ini sudah pernah Anda ajukan.", "You have raised this before."),
    )


def nothing_contested() -> CommandRefused:
    """Nothing she raised is waiting for a decision."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Tidak ada keberatan Anda yang sedang diputuskan.",
            "No objection of yours is being decided.",
        ),
    )


def not_contestable() -> CommandRefused:
    """Not against how this case ended, or something else comes first."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Ini tidak dapat diajukan terhadap akhir permohonan ini.",
            "This cannot be raised against how this application ended.",
        ),
    )


def contested_too_late(due: datetime) -> CommandRefused:
    """Its time has passed."""
    last = until(due)
    return CommandRefused(
        "not-now",
        Sentence(f"Batas waktunya {last.id} sudah lewat.", f"The time for it passed on {last.en}."),
    )


def not_your_decision() -> CommandRefused:
    """Nobody takes back what another decided."""
    return CommandRefused(
        "not-yours", Sentence("Anda tidak memutuskan tugas ini.", "You did not decide this task.")
    )


def retracted_too_late(due: datetime) -> CommandRefused:
    """The time for taking a decision back has passed."""
    last = until(due)
    return CommandRefused(
        "not-now",
        Sentence(
            f"Keputusan hanya dapat ditarik kembali sampai {last.id}.",
            f"The decision could be taken back until {last.en} only.",
        ),
    )


def something_happened() -> CommandRefused:
    """What followed from the decision cannot be undone any more."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Keputusan ini sudah ditindaklanjuti, sehingga tidak dapat ditarik kembali.",
            "This decision was acted on already, so it cannot be taken back.",
        ),
    )


def act_reason_missing() -> Sentence:
    """The definition wants a reason for this act."""
    return Sentence("Tuliskan alasannya.", "Write the reason.")
