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


def reached_so_already() -> CommandRefused:
    """What she typed is what stands there."""
    return CommandRefused(
        "nothing-corrected",
        Sentence(
            "Surel dan telepon ini sudah tercatat. Tulis yang baru, atau biarkan kosong yang tetap.",
            "This is how you are reached already. Write what is new, and leave empty what stays.",
        ),
    )


def moved_already() -> CommandRefused:
    """What she takes back has come about meanwhile."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Alamat surel itu sudah dikonfirmasi, dan surat kami sudah dikirim ke sana. Bila bukan itu maksud Anda, "
            "tulis alamat yang Anda inginkan.",
            "That e-mail address is confirmed already, and our letters go there. If you want another one, write it.",
        ),
    )


def another_waits() -> CommandRefused:
    """What she takes back is not what waits to be confirmed now."""
    return CommandRefused(
        "other-address",
        Sentence(
            "Yang menunggu dikonfirmasi sekarang alamat surel lain. Periksa alamatnya, lalu batalkan yang itu.",
            "Another e-mail address waits to be confirmed now. Check which, then take that one back.",
        ),
    )


def asked_too_often() -> CommandRefused:
    """Each change sends letters."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Surel atau telepon sudah beberapa kali diganti hari ini. Coba lagi besok, atau datang ke loket.",
            "This was changed several times today. Try again tomorrow, or come to the counter.",
        ),
    )
