"""Lost PINs, told: that a link was sent, and that a new PIN was given, by whom. and what she checked."""

from typing import assert_never

from licensing.history.events import AdmittingEvent, PinGiven, PinLinkAsked
from licensing.telling.names import APPLICANT, IZIN, Names
from licensing.telling.personal import marked
from licensing.telling.told import Told
from licensing.words.sentences import Sentence

ASKED = Sentence(
    "Tautan untuk PIN baru diminta, dan dikirim ke alamat surel permohonan",
    "A link to a new PIN was asked for, and is sent to the address of the application",
)
RENEWED = Sentence("Pemohon membuat PIN baru lewat tautan", "The applicant made a new PIN by the link")
GIVEN = Sentence("PIN baru diberikan di loket", "A new PIN was given at the counter")


def tell_admitting(names: Names, event: AdmittingEvent) -> Told:
    """One of these events told, to everybody: the applicant sees at once what she did not ask for."""
    match event:
        case PinLinkAsked():
            return Told(event.at, IZIN, ASKED)
        case PinGiven():
            if event.by is None:
                return Told(event.at, APPLICANT, RENEWED)
            return Told(event.at, names.acted(event.by), GIVEN, marked(event.checked), act="pin-given")
        case _:
            assert_never(event)
