"""Files: what an applicant is asked to upload, and how an uploaded or generated file is known."""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.values.conditions import Condition
from licensing.values.types import Facts
from licensing.words.identifiers import Digest, DocumentId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class StoredFile:
    """An uploaded or generated file as it lies in the object store, never overwritten."""

    key: str
    sha256: Digest
    media_type: str
    size_bytes: int
    file_name: str


Files = Mapping[DocumentId, StoredFile]


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """One document the applicant uploads. `accept` are endings such as `pdf`, `jpg`, `png`."""

    id: DocumentId
    label: Sentence
    accept: tuple[str, ...]
    max_bytes: int
    hint: Sentence | None = None
    optional: bool = False
    when: Condition | None = None

    def is_asked(self, facts: Facts) -> bool:
        return self.when is None or self.when.holds(facts)
