"""An export of the records: one JSON text per line, for whoever checks them without the database.

Every published bundle, every part of one, every event in the order it was recorded, after the events that a head
covers that head, then one line per application with its last digest, one per document of the public register, then the
counts.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from licensing.words.identifiers import ApplicationNumber, Digest


@dataclass(frozen=True, slots=True)
class BundleLine:
    """What cases run on: the manifest names every part with its digest."""

    digest: Digest
    manifest: str
    line: Literal["bundle"] = "bundle"


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of bundles: its text, or its bytes in base64 where it is none."""

    digest: Digest
    text: str | None
    base64: str | None = None
    line: Literal["part"] = "part"

    @staticmethod
    def of(digest: Digest, content: bytes) -> "PartLine":
        try:
            return PartLine(digest, content.decode())
        except UnicodeDecodeError:
            return PartLine(digest, None, b64encode(content).decode())

    @property
    def content(self) -> bytes:
        """Raises ValueError where it is neither."""
        return (self.text or "").encode() if self.base64 is None else b64decode(self.base64, validate=True)


@dataclass(frozen=True, slots=True)
class EventLine:
    application: ApplicationNumber
    sequence: int
    type: str
    at: datetime
    body: str
    previous: Digest
    digest: Digest
    line: Literal["event"] = "event"


@dataclass(frozen=True, slots=True)
class HeadLine:
    number: int
    sealed_at: datetime
    events: int
    previous: Digest
    digest: Digest
    line: Literal["head"] = "head"


@dataclass(frozen=True, slots=True)
class CaseLine:
    application: ApplicationNumber
    version: int
    digest: Digest
    line: Literal["case"] = "case"


@dataclass(frozen=True, slots=True)
class LicenceLine:
    """What the public register says of a document."""

    application: ApplicationNumber
    kind: str
    number: str
    verification: str
    holder: str
    issued_at: datetime
    valid_until: date | None
    sha256: Digest
    line: Literal["licence"] = "licence"


@dataclass(frozen=True, slots=True)
class EndLine:
    applications: int
    events: int
    heads: int
    line: Literal["end"] = "end"


Line = BundleLine | PartLine | EventLine | HeadLine | CaseLine | LicenceLine | EndLine

_LINE: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="line")])


def write_line(line: Line) -> str:
    """A line of an export, without its line break."""
    return _LINE.dump_json(line).decode()


def read_line(text: str) -> Line:
    """The line of a text; raises ValueError for any other."""
    return _LINE.validate_json(text)
