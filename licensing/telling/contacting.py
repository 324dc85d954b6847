"""How the applicant is reached, told to everybody: she sees at once what she did not ask for. No address is in it."""

from typing import assert_never

from licensing.history.events import AddressAsked, AddressConfirmed, ContactChanged, ContactEvent
from licensing.telling.names import APPLICANT, Names
from licensing.telling.told import Told
from licensing.words.sentences import Sentence

CONFIRMED = Sentence("Alamat surel dikonfirmasi", "The e-mail address was confirmed")
ASKED = Sentence(
    "Pemohon meminta surat dikirim ke alamat surel lain; berlaku setelah alamat itu dikonfirmasi",
    "The applicant asked for letters at another e-mail address; it counts once that is confirmed",
)
MOVED = Sentence("Alamat surel pemohon diganti", "The applicant has another e-mail address")
CALLED = Sentence("Nomor telepon pemohon diganti", "The applicant has another telephone number")


def tell_contact(names: Names, event: ContactEvent) -> Told:
    """One of these events told."""
    match event:
        case AddressConfirmed():
            what = CONFIRMED
        case AddressAsked():
            what = ASKED
        case ContactChanged():
            what = MOVED if names.file.process.applicant.email in event.answers else CALLED
        case _:
            assert_never(event)
    return Told(event.at, APPLICANT, what)
