"""How the applicant is reached, told to everybody: she sees at once what she did not ask for. No address is in it."""

from collections.abc import Mapping
from typing import Final, assert_never

from licensing.history.events import (
    AddressAsked,
    AddressConfirmed,
    AddressDropped,
    ContactChanged,
    ContactEvent,
    Dropped,
)
from licensing.telling.names import APPLICANT, IZIN, Names
from licensing.telling.told import Told
from licensing.words.sentences import Sentence

CONFIRMED = Sentence("Alamat surel dikonfirmasi", "The e-mail address was confirmed")
ASKED = Sentence(
    "Pemohon meminta surat dikirim ke alamat surel lain; berlaku setelah alamat itu dikonfirmasi",
    "The applicant asked for letters at another e-mail address; it counts once that is confirmed",
)
DROPPED: Final[Mapping[Dropped, Sentence]] = {
    "taken-back": Sentence(
        "Pemohon membatalkan permintaan ganti alamat surel",
        "The applicant took back that letters go to another e-mail address",
    ),
    "corrected": Sentence(
        "Permintaan ganti alamat surel tidak berlaku lagi: perbaikan memberi alamat surel yang baru",
        "Letters no longer wait to go to another e-mail address: the correction gave a new one",
    ),
    "new-pin": Sentence(
        "Permintaan ganti alamat surel tidak berlaku lagi: diminta dengan PIN yang lama",
        "Letters no longer wait to go to another e-mail address: it was asked for with the PIN before",
    ),
}
MOVED = Sentence("Alamat surel pemohon diganti", "The applicant has another e-mail address")
CALLED = Sentence("Nomor telepon pemohon diganti", "The applicant has another telephone number")


def tell_contact(names: Names, event: ContactEvent) -> Told:
    """One of these events told."""
    who = APPLICANT
    match event:
        case AddressConfirmed():
            what = CONFIRMED
        case AddressAsked():
            what = ASKED
        case AddressDropped():
            what = DROPPED[event.why]
            who = IZIN if event.why == "new-pin" else APPLICANT
        case ContactChanged():
            what = MOVED if names.file.process.applicant.email in event.answers else CALLED
        case _:
            assert_never(event)
    return Told(event.at, who, what)
