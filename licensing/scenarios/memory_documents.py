"""`Documents` in memory: the first content under a key stays, and what is read is what was stored."""

from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO

from licensing.case.refusals.documents import too_large
from licensing.case.refusals.inspecting import check_place, faulty
from licensing.city.register import Box
from licensing.forms.file_names import tidy
from licensing.forms.files import DocumentRule, StoredFile
from licensing.forms.inspected import Inspect, Seen, by_beginning
from licensing.forms.media import MEDIA_TYPES
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber, Digest


@dataclass(frozen=True, slots=True)
class Content:
    """What lies under a key."""

    content: bytes
    media_type: str


@dataclass(slots=True)
class MemoryDocuments:
    """`inspect` opens what is uploaded; without one, files are believed by their first bytes."""

    contents: dict[str, Content] = field(default_factory=dict[str, Content])
    inspect: Inspect = by_beginning

    def receive(
        self, rule: DocumentRule, file_name: str, stream: BinaryIO, *, box: Box | None = None
    ) -> StoredFile:
        content = stream.read(rule.max_bytes + 1)
        if len(content) > rule.max_bytes:
            raise too_large(rule)
        seen = self.inspect(BytesIO(content), rule.accept, rule.max_bytes)
        if not isinstance(seen, Seen):
            raise faulty(rule, seen)
        check_place(rule, seen.place, box)
        kept, ending = (content if seen.content is None else seen.content), seen.ending
        if len(kept) > rule.max_bytes:
            raise too_large(rule)
        key = f"uploads/{len(self.contents) + 1}.{ending}"
        return self.put_once(key, kept, media_type=MEDIA_TYPES[ending], file_name=tidy(file_name, ending))

    def put_once(self, key: str, content: bytes, *, media_type: str, file_name: str) -> StoredFile:
        kept = self.contents.setdefault(key, Content(content, media_type))
        digest = Digest(sha256(kept.content).hexdigest())
        return StoredFile(key, digest, kept.media_type, len(kept.content), file_name)

    def read(self, file: StoredFile, *, application: ApplicationNumber, name: str) -> bytes:
        where = f"{application}: document {name} ({file.key})"
        kept = self.contents.get(file.key)
        if kept is None:
            raise StorageFailed(f"{where} is missing. Store it first.", retryable=False)
        if sha256(kept.content).hexdigest() != file.sha256:
            message = (
                f"{where} was altered: its SHA-256 is not {file.sha256}. Ask for the file that was stored."
            )
            raise StorageFailed(message, retryable=False)
        return kept.content
