"""Why an application cannot be sent back without consent, and why that cannot be asked for."""

from datetime import datetime

from licensing.case.capping import Needed
from licensing.clock.wording import length_of_time, wall_time
from licensing.history.task import Decision
from licensing.process.capping import Capping
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


def why_needed(needed: Needed, capping: Capping) -> Sentence:
    """Why consent is needed, as a whole sentence."""
    if needed == "rounds":
        times = capping.at_most or 0
        if not times:
            return Sentence(
                "Jenis izin ini tidak mengembalikan permohonan begitu saja.",
                "This permit type does not send applications back just so.",
            )
        return Sentence(
            f"Permohonan ini sudah {times} kali dikembalikan ke pemohon.",
            f"This application was sent back to its applicant {times} {'time' if times == 1 else 'times'} already.",
        )
    last = length_of_time(capping.not_in_last) if capping.not_in_last else Sentence("", "")
    return Sentence(
        f"Jangka waktu permohonan ini tinggal {last.id} atau kurang.",
        f"No more than {last.en} of this application's time is left.",
    )


def consent_missing(needed: Needed, capping: Capping, *, is_asked: bool) -> CommandRefused:
    """Sending it back needs somebody's consent."""
    why = why_needed(needed, capping)
    then = (
        Sentence("Tunggu jawabannya, atau putuskan yang lain.", "Wait for the answer, or decide otherwise.")
        if is_asked
        else Sentence(
            "Mintalah persetujuan itu dengan alasannya, atau putuskan yang lain.",
            "Ask for it, with the reason, or decide otherwise.",
        )
    )
    return CommandRefused(
        "consent-needed",
        Sentence(
            f"{why.id} Mengembalikannya perlu persetujuan atasan. {then.id} Waktu berjalan terus.",
            f"{why.en} To send it back, a superior has to consent. {then.en} The time runs on.",
        ),
    )


def consent_refused(given: Decision) -> CommandRefused:
    """Her superior did not consent."""
    at = wall_time(given.at)
    return CommandRefused(
        "consent-needed",
        Sentence(
            f"{given.by.name} menolak pengembalian ini pada {at.id}: {given.reason} Putuskan yang lain.",
            f"{given.by.name} refused to have it sent back on {at.en}: {given.reason} Decide otherwise.",
        ),
    )


def own_consent() -> CommandRefused:
    """Nobody consents to what she does herself."""
    return CommandRefused(
        "four-eyes",
        Sentence(
            "Orang lain yang harus menyetujui pengembalian ini: bukan yang meminta, dan bukan yang memutuskannya.",
            "Somebody else has to consent to sending it back: not whoever asks, nor whoever decides it.",
        ),
    )


def no_consent_needed() -> CommandRefused:
    """She can send it back without asking anybody."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Permohonan ini dapat dikembalikan tanpa persetujuan.",
            "This application can be sent back without consent.",
        ),
    )


def asked_already(at: datetime) -> CommandRefused:
    """The question stands."""
    asked = wall_time(at)
    return CommandRefused(
        "not-now",
        Sentence(
            f"Persetujuan sudah diminta pada {asked.id} dan belum dijawab.",
            f"Consent was asked for on {asked.en} and is not answered yet.",
        ),
    )


def consented_already(given: Decision) -> CommandRefused:
    """She may send it back."""
    return CommandRefused(
        "not-now",
        Sentence(
            f"{given.by.name} sudah menyetujui: permohonan ini dapat dikembalikan sekarang.",
            f"{given.by.name} has consented: the application can be sent back now.",
        ),
    )
