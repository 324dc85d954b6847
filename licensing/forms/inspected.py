"""What became clear of an uploaded file when it was opened: what it is, or the one thing that is wrong with it.

Opening a file that a stranger made is nothing for the core; whoever does it hands in an `Inspect`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Literal, Protocol

from licensing.forms.media import begins_as

FileFault = Literal[
    "empty",
    "other-kind",
    "phone-photo",
    "password",
    "damaged-pdf",
    "no-pages",
    "runs",
    "carries",
    "two-kinds",
    "unpacks",
    "damaged-image",
    "too-many-pixels",
    "unreadable",
]
"""One fault, one sentence (`licensing.case.refusals.documents`)."""

Place = tuple[float, float]
"""Latitude and longitude in degrees."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that is what it claims.

    `content` is what to keep where it had to be turned into another kind, None where it stays as it came; `place` is
    where a photo says that it was taken.
    """

    ending: str
    content: bytes | None = None
    place: Place | None = None


class Inspect(Protocol):
    def __call__(self, stream: IO[bytes], accept: Sequence[str], max_bytes: int) -> Seen | FileFault:
        """Open a file of at most so many bytes as one of the accepted endings; the stream is read from its start."""
        ...


def by_beginning(stream: IO[bytes], accept: Sequence[str], max_bytes: int) -> Seen | FileFault:  # noqa: ARG001 an `Inspect` takes it
    """Believe a file by its first bytes: enough where nobody but ourselves made it."""
    stream.seek(0)
    head = stream.read(1024)
    if not head:
        return "empty"
    ending = next(begins_as(head, accept), None)
    return "other-kind" if ending is None else Seen(ending)
