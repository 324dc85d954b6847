"""Why somebody is turned away at the counter: by the licence she asks about, or by a bar."""

from collections.abc import Iterable, Mapping
from datetime import date

from licensing.clock.wording import written_day
from licensing.register.licences import Status
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence

STATES: Mapping[Status, Sentence] = {
    "not-yet-in-force": Sentence("belum berlaku", "not yet in force"),
    "in-force": Sentence("berlaku", "valid"),
    "suspended": Sentence("dibekukan", "suspended"),
    "renewed": Sentence("sudah diperpanjang", "renewed"),
    "revoked": Sentence("dicabut", "revoked"),
    "expired": Sentence("habis masa berlakunya", "expired"),
}
"""What a licence is, in the middle of a sentence."""


def no_such_kind(kinds: Mapping[str, Sentence]) -> CommandRefused:
    """What she applies for is not among the kinds of this permit type."""
    ids = ", ".join(f"{id} ({label.id})" for id, label in kinds.items())
    ens = ", ".join(f"{id} ({label.en})" for id, label in kinds.items())
    if not kinds:
        sentence = Sentence(
            "Izin ini tidak mempunyai jenis permohonan. Ajukan tanpa jenis.",
            "This permit type has no kinds of application. Apply without one.",
        )
    else:
        sentence = Sentence(f"Pilih jenis permohonan: {ids}.", f"Choose what you apply for: {ens}.")
    return CommandRefused("no-such-kind", sentence, {"kind": sentence})


def not_opened_by_you(kind: Sentence) -> CommandRefused:
    """Only an officer opens cases of this kind, or only an applicant."""
    return CommandRefused(
        "not-yours",
        Sentence(
            f"Permohonan “{kind.id}” tidak dapat Anda buka.",
            f"An application “{kind.en}” is not yours to open.",
        ),
    )


def licence_not_hers() -> CommandRefused:
    """The licence is unknown, of another permit type, or she has not proved that it is hers."""
    sentence = Sentence(
        "Izin dengan nomor ini tidak ada, atau nomor permohonan dan PIN-nya tidak cocok. Periksa nomor izin, nomor "
        "permohonan lama, dan PIN pada tanda terimanya.",
        "There is no licence of this number, or its application number and PIN do not belong to it. Check the number "
        "of the licence, of its old application, and the PIN on that receipt.",
    )
    return CommandRefused("licence-not-hers", sentence, {"licence": sentence})


def licence_not_so(number: str, status: Status, wanted: Iterable[Status]) -> CommandRefused:
    """The licence is in a state in which this cannot be asked for."""
    states = [STATES[each] for each in wanted]
    sentence = Sentence(
        f"Izin {number} {STATES[status].id}; permohonan ini hanya untuk izin yang "
        f"{' atau '.join(each.id for each in states)}.",
        f"Licence {number} is {STATES[status].en}; this can be asked only for one that is "
        f"{' or '.join(each.en for each in states)}.",
    )
    return CommandRefused("licence-not-so", sentence, {"licence": sentence})


def too_early(number: str, opens: date) -> CommandRefused:
    """The end of the licence is too far away."""
    first = written_day(opens)
    sentence = Sentence(
        f"Permohonan untuk izin {number} baru dapat diajukan mulai {first.id}.",
        f"This can be asked for licence {number} from {first.en} on.",
    )
    return CommandRefused("too-early", sentence, {"licence": sentence})


def licence_busy() -> CommandRefused:
    """Another open case may change the licence."""
    sentence = Sentence(
        "Izin ini sedang diproses dalam permohonan lain. Tunggu sampai permohonan itu berakhir.",
        "Another application about this licence is open. Wait until it has ended.",
    )
    return CommandRefused("licence-busy", sentence, {"licence": sentence})


def barred(until: date, reason: Sentence) -> CommandRefused:
    """Whoever applies may not, until a day."""
    last = written_day(until)
    return CommandRefused(
        "barred",
        Sentence(
            f"Anda belum dapat mengajukan izin ini sampai dengan {last.id}. Alasan: {reason.id}.",
            f"You cannot apply for this permit up to and including {last.en}. Reason: {reason.en}.",
        ),
    )
