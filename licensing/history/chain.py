"""The written form of events, and the chain of digests that shows whether any was changed.

What one transaction adds to a case is a commit. Its text is the canonical JSON of its events, a list (sorted keys, no
spaces, UTF-8 unescaped). Its digest is the SHA-256 of the digest of the commit before it in its application, followed
by its text; both are kept, so a shell and `sha256sum` can check a history. A head is a digest over the digests of all
commits recorded since the head before it, over the last entry about people, over the last decree
about working days and over the last receipt. Nothing here knows where they are
kept; whole exports are checked in `records.proof`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Final

import orjson
from pydantic import ConfigDict, Field, TypeAdapter

from licensing.history.effects import Effect
from licensing.history.events import Event
from licensing.history.upcasts import current
from licensing.words.identifiers import ApplicationNumber, Digest

GENESIS = Digest("0" * 64)
"""What stands before the first commit of an application, and before the first head."""

# A field nobody knows is a text nobody wrote, or one that a newer edition did: it is never dropped in silence. What
# cannot be read is somebody's answers, and no error quotes them.
_EXACTLY: Final = ConfigDict(extra="forbid", hide_input_in_errors=True)
_EVENTS: TypeAdapter[tuple[Event, ...]] = TypeAdapter(
    tuple[Annotated[Event, Field(discriminator="type")], ...], config=_EXACTLY
)
# An effect stands in its event and once more by itself, for whoever performs it.
_EFFECT: TypeAdapter[Effect] = TypeAdapter(Annotated[Effect, Field(discriminator="kind")], config=_EXACTLY)


def write_events(events: tuple[Event, ...]) -> str:
    """The canonical text of a commit's events: what is hashed, byte for byte."""
    return _canonical(_EVENTS.dump_python(events, mode="json"))


def read_events(text: str) -> tuple[Event, ...]:
    """The events of a text that `write_events` wrote, now or in an earlier edition; raises ValueError for any other."""
    return _EVENTS.validate_json(current(text))


def read_history(texts: Iterable[str]) -> tuple[Event, ...]:
    """The events of a case, from the texts of its commits in their order."""
    return tuple(event for text in texts for event in read_events(text))


def write_effect(effect: Effect) -> str:
    """The text of an effect, as it stands among what is owed."""
    return _canonical(_EFFECT.dump_python(effect, mode="json"))


def read_effect(text: str) -> Effect:
    """The effect of a text that `write_effect` wrote; raises ValueError for one of a kind that is not known here."""
    return _EFFECT.validate_json(text)


def _canonical(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def link(previous: Digest, text: str) -> Digest:
    """The digest of a commit whose predecessor has the digest `previous`."""
    return Digest(sha256(f"{previous}{text}".encode()).hexdigest())


@dataclass(frozen=True, slots=True)
class Entered:
    """How many entries stand (about people, or decrees), and the digest of the last; linked as commits are."""

    entries: int
    digest: Digest


@dataclass(frozen=True, slots=True)
class Covered:
    """The commits that one head covers, taken in one by one in the order they were recorded."""

    previous: Digest
    commits: int
    digest: Digest

    @staticmethod
    def after(previous: Digest) -> "Covered":
        """Nothing yet, after the head with the digest `previous`."""
        return Covered(previous, 0, previous)

    def and_commit(self, application: ApplicationNumber, number: int, digest: Digest) -> "Covered":
        line = f"{self.digest}{application} {number} {digest}"
        return Covered(self.previous, self.commits + 1, Digest(sha256(line.encode()).hexdigest()))

    def seal(
        self,
        number: int,
        sealed_at: datetime,
        people: Entered | None = None,
        decrees: Entered | None = None,
        receipts: Entered | None = None,
    ) -> Digest:
        """The digest of the `number`-th head, which covers these commits and what was recorded beside them."""
        line = f"{self.digest}{number} {sealed_at.astimezone(UTC).isoformat()} {self.commits}"
        line += f" {people.entries} {people.digest}" if people else ""
        line += f" decrees {decrees.entries} {decrees.digest}" if decrees else ""
        line += f" receipts {receipts.entries} {receipts.digest}" if receipts else ""
        return Digest(sha256(line.encode()).hexdigest())
