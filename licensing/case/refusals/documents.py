"""Why an uploaded file is not taken before anybody opened it."""

from licensing.forms.files import DocumentRule
from licensing.words.errors import CommandRefused, RefusalCode
from licensing.words.sentences import Sentence


def wrong_type(rule: DocumentRule) -> CommandRefused:
    """An uploaded file is of a kind the document cannot be."""
    endings = endings_of(rule)
    sentence = Sentence(
        f"Berkas ini bukan {endings}. Unggah berkas {endings}.",
        f"This file is not {endings}. Upload a file of type {endings}.",
    )
    return refused("wrong-type", rule, sentence)


def too_large(rule: DocumentRule) -> CommandRefused:
    """An uploaded file is larger than the document may be."""
    most = f"{rule.max_bytes / 1024 / 1024:g} MB"
    sentence = Sentence(
        f"Berkas ini terlalu besar. Ukuran paling besar {most}.", f"This file is too large. At most {most}."
    )
    return refused("too-large", rule, sentence)


def endings_of(rule: DocumentRule) -> str:
    """The kinds a document can be, as people read them."""
    return ", ".join(ending.upper() for ending in rule.accept)


def refused(code: RefusalCode, rule: DocumentRule, sentence: Sentence) -> CommandRefused:
    """A file of this document is not taken."""
    return CommandRefused(code, sentence, {rule.id: sentence})
