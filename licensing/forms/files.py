"""Files: what people are asked to upload, and how an uploaded or generated file is known.

A document of several files has a name for each: `foto`, `foto.2`, `foto.3`, ...
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from licensing.values.conditions import Condition
from licensing.values.types import Facts
from licensing.words.identifiers import Digest, DocumentId
from licensing.words.sentences import Sentence

KIND: Final = "kind"
"""What the kind of application is called among the facts."""


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
    """One document that is uploaded. `accept` are endings such as `pdf`, `jpg`, `png`.

    It is at least `least` files and at most `most`; with `geotag` each says where it was taken. `not_in` are the kinds
    of application that do not ask for it.
    """

    id: DocumentId
    label: Sentence
    accept: tuple[str, ...]
    max_bytes: int
    hint: Sentence | None = None
    optional: bool = False
    when: Condition | None = None
    least: int = 1
    most: int = 1
    geotag: bool = False
    not_in: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[DocumentId, ...]:
        """What its files are called, the first as the document itself."""
        return (self.id, *(DocumentId(f"{self.id}.{n}") for n in range(2, self.most + 1)))

    def of(self, files: Files) -> Files:
        """Its files, in the order they were given."""
        return {name: files[name] for name in self.names if name in files}

    def numbered(self, files: Iterable[StoredFile]) -> Files:
        """Files under its names, as many as it can be."""
        return dict(zip(self.names, files, strict=False))

    def is_asked(self, facts: Facts) -> bool:
        return facts.get(KIND) not in self.not_in and (self.when is None or self.when.holds(facts))


def document_of(name: str) -> DocumentId:
    """The document that a file belongs to, by its name."""
    return DocumentId(re.sub(r"\.[0-9]+$", "", name))


def without(files: Files, names: Collection[DocumentId]) -> Files:
    """Files but for some."""
    return {name: file for name, file in files.items() if name not in names} if names else files


def replaced(standing: Files, sent: Files) -> Files:
    """Files once others were sent: a document that is sent again is sent whole."""
    again = {document_of(name) for name in sent}
    return {**{name: file for name, file in standing.items() if document_of(name) not in again}, **sent}
