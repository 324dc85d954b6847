"""The written form of events, and the chain of digests that shows whether any was changed.

An event's text is canonical JSON (sorted keys, no spaces, UTF-8 unescaped). Its digest is the SHA-256 of the digest
before it in its application, followed by its text; both are kept, so a shell and `sha256sum` can check a history.
A head is a digest over the digests of all events recorded since the head before it. Nothing here knows where events
are kept; whole exports are checked in `proof`.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter

from licensing.history.events import Event
from licensing.history.upcasts import current
from licensing.words.identifiers import ApplicationNumber, Digest

GENESIS = Digest("0" * 64)
"""What stands before the first event of an application, and before the first head."""

# A field nobody knows is a text nobody wrote, or one that a newer edition did: it is never dropped in silence.
_EVENT: TypeAdapter[Event] = TypeAdapter(
    Annotated[Event, Field(discriminator="type")], config=ConfigDict(extra="forbid")
)


def write_event(event: Event) -> str:
    """The canonical text of an event: what is hashed, byte for byte."""
    document = _EVENT.dump_python(event, mode="json")
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_event(text: str) -> Event:
    """The event of a text that `write_event` wrote, now or in an earlier edition; raises ValueError for any other."""
    return _EVENT.validate_json(current(text))


def link(previous: Digest, text: str) -> Digest:
    """The digest of an event whose predecessor has the digest `previous`."""
    return Digest(sha256(f"{previous}{text}".encode()).hexdigest())


@dataclass(frozen=True, slots=True)
class Covered:
    """The events that one head covers, taken in one by one in the order they were recorded."""

    previous: Digest
    events: int
    digest: Digest

    @staticmethod
    def after(previous: Digest) -> "Covered":
        """Nothing yet, after the head with the digest `previous`."""
        return Covered(previous, 0, previous)

    def and_event(self, application: ApplicationNumber, sequence: int, digest: Digest) -> "Covered":
        line = f"{self.digest}{application} {sequence} {digest}"
        return Covered(self.previous, self.events + 1, Digest(sha256(line.encode()).hexdigest()))

    def seal(self, number: int, sealed_at: datetime) -> Digest:
        """The digest of the `number`-th head, which covers these events."""
        line = f"{self.digest}{number} {sealed_at.astimezone(UTC).isoformat()} {self.events}"
        return Digest(sha256(line.encode()).hexdigest())
