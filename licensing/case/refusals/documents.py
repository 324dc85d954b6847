"""Why an uploaded file is not taken."""

from licensing.forms.files import DocumentRule
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


def wrong_type(rule: DocumentRule) -> CommandRefused:
    """An uploaded file is of a kind the document cannot be."""
    endings = ", ".join(ending.upper() for ending in rule.accept)
    sentence = Sentence(
        f"Berkas ini bukan {endings}. Unggah berkas {endings}.",
        f"This file is not {endings}. Upload a file of type {endings}.",
    )
    return CommandRefused("wrong-type", sentence, {rule.id: sentence})


def too_large(rule: DocumentRule) -> CommandRefused:
    """An uploaded file is larger than the document may be."""
    most = f"{rule.max_bytes / 1024 / 1024:g} MB"
    sentence = Sentence(
        f"Berkas ini terlalu besar. Ukuran paling besar {most}.", f"This file is too large. At most {most}."
    )
    return CommandRefused("too-large", sentence, {rule.id: sentence})
