"""Uploads and licences in the object store."""

from typing import BinaryIO, Protocol

from licensing.city.register import Box
from licensing.forms.files import DocumentRule, StoredFile
from licensing.words.identifiers import ApplicationNumber


class Documents(Protocol):
    """Uploads and licences in the object store; nothing is ever overwritten."""

    def receive(
        self, rule: DocumentRule, file_name: str, stream: BinaryIO, *, box: Box | None = None
    ) -> StoredFile:
        """Check an upload against its rule while it streams, open it, and keep it as what it is.

        Args:
            box: between which degrees a photo with `geotag` has to be taken, None for anywhere.

        Raises:
            CommandRefused: `wrong-type`, `too-large` or `unsound-file`, with a sentence that says what would be right.
            StorageFailed: what opens files, or the store, cannot be reached.
        """
        ...

    def put_once(self, key: str, content: bytes, *, media_type: str, file_name: str) -> StoredFile:
        """Store under a key, or describe what stands there already: the first one wins."""
        ...

    def read(self, file: StoredFile, *, application: ApplicationNumber, name: str) -> bytes:
        """The bytes, checked against their digest.

        Raises:
            StorageFailed: missing or altered; the message names application and document.
        """
        ...
