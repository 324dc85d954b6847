"""Uploads and licences in the object store."""

from typing import BinaryIO, Protocol

from licensing.forms.files import DocumentRule, StoredFile
from licensing.words.identifiers import ApplicationNumber


class Documents(Protocol):
    """Uploads and licences in the object store; nothing is ever overwritten."""

    def receive(self, rule: DocumentRule, file_name: str, stream: BinaryIO) -> StoredFile:
        """Check an upload against its rule while it streams, and keep it.

        Raises:
            CommandRefused: `wrong-type` or `too-large`, with a sentence that says what would be right.
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

    def link(self, file: StoredFile, *, seconds: int, download: bool = False) -> str:
        """A presigned URL for a browser."""
        ...
