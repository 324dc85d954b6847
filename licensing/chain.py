"""The written form of events, and the chain of digests that shows whether any was changed.

An event's text is canonical JSON (sorted keys, no spaces, UTF-8 unescaped). Its digest is the SHA-256 of the digest
before it in its application, followed by its text; both are kept, so a shell and `sha256sum` can check a history.
Nothing here knows where events are kept. Whole exports are checked in `proof`.
"""

import json
from hashlib import sha256
from typing import Annotated

from pydantic import Field, TypeAdapter

from licensing.events import Event
from licensing.identifiers import Digest

GENESIS = Digest("0" * 64)
"""What stands before the first event of an application, and before the first head."""

_EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="type")])


def write_event(event: Event) -> str:
    """The canonical text of an event: what is hashed, byte for byte."""
    document = _EVENT.dump_python(event, mode="json")
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_event(text: str) -> Event:
    """The event of a text that `write_event` wrote."""
    return _EVENT.validate_json(text)


def link(previous: Digest, text: str) -> Digest:
    """The digest of an event whose predecessor has the digest `previous`."""
    return Digest(sha256(f"{previous}{text}".encode()).hexdigest())
