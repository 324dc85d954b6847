"""Why nobody gets a new PIN."""

from licensing.case.refusals.applications import no_such_application
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


def another_address() -> CommandRefused:
    """The application has another address, or none: told as if there were no application."""
    return no_such_application()


def link_over() -> CommandRefused:
    """A link that was used, is too old, or was never given."""
    return CommandRefused(
        "pin-link-over",
        Sentence(
            "Tautan ini sudah dipakai atau sudah lewat waktunya. Minta tautan baru, atau datang ke loket dengan KTP "
            "Anda.",
            "This link was used already or is too old. Ask for a new one, or come to the counter with your identity "
            "card.",
        ),
    )


def check_missing() -> Sentence:
    """What the officer has to say before she gives a PIN."""
    return Sentence(
        "Tuliskan apa yang Anda periksa, misalnya KTP asli dan fotonya.",
        "Write what you checked, such as the identity card itself and its photo.",
    )
