"""Why an address is not confirmed, and why something owed is not dismissed."""

from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


def not_the_address() -> CommandRefused:
    """The link went to an address that the application does not have any more."""
    return CommandRefused(
        "other-address",
        Sentence(
            "Alamat surel permohonan ini sudah diganti. Buka tautan dalam surel kami yang terbaru.",
            "This application has another e-mail address now. Follow the link in our latest e-mail.",
        ),
    )


def documents_are_needed() -> CommandRefused:
    """What makes a document cannot be left out: the case would wait for it for ever."""
    return CommandRefused(
        "document-needed",
        Sentence(
            "Ini bagian dari pembuatan dokumen; tanpanya permohonan tidak pernah selesai. Perbaiki sebabnya, lalu coba "
            "lagi.",
            "This is part of making a document, without which the application never ends. Mend its cause and retry it.",
        ),
    )


def not_owed() -> CommandRefused:
    """It was done meanwhile, or never asked for."""
    return CommandRefused("not-owed", Sentence("Ini tidak terutang lagi.", "This is not owed any more."))
