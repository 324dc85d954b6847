"""What a form says when it is sent: whether another one says the same."""

from hashlib import sha256

from licensing.forms.answers import Typed
from licensing.forms.files import Files


def digest_of(typed: Typed, files: Files) -> str:
    """A digest of all answers and files of a form."""
    answers = sorted((id, tuple(texts)) for id, texts in typed.items())
    uploads = sorted((id, file.sha256) for id, file in files.items())
    return sha256(repr((answers, uploads)).encode()).hexdigest()
