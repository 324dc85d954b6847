"""What an uploaded file can be, by the ending that a definition writes under `accept`."""

from collections.abc import Iterator, Sequence
from typing import Final

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
}

_SIGNATURES = {"pdf": b"%PDF-", "jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
HEADER_WITHIN: Final = 1024
"""Bytes in which readers look for the header of a PDF."""


def begins_as(head: bytes, accept: Sequence[str]) -> Iterator[str]:
    """Those of the accepted endings whose files begin like this one. `head` may be the whole file."""
    return (ending for ending in accept if _begins(head, ending))


def _begins(head: bytes, ending: str) -> bool:
    if ending == "pdf":
        return _SIGNATURES[ending] in head[:HEADER_WITHIN]
    return head.startswith(_SIGNATURES[ending])
