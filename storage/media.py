"""What an uploaded file is, by its content: of the kinds that definitions may accept, or none of them."""

from collections.abc import Sequence

import puremagic

from licensing.forms.media import MEDIA_TYPES, begins_as

_HEAD_BYTES = 4096


def ending_of(head: bytes, accept: Sequence[str]) -> str | None:
    """Which of the accepted endings the content is, None for anything else. `head` may be the whole file.

    It has to begin as such a file does, and puremagic, which knows many more kinds, must not see another one.
    """
    seen = _media_types(head[:_HEAD_BYTES])
    return next((ending for ending in begins_as(head, accept) if MEDIA_TYPES[ending] in seen), None)


def _media_types(head: bytes) -> frozenset[str]:
    if not head:
        return frozenset()
    try:
        # puremagic does not say its types.
        matches = puremagic.magic_string(head)  # pyright: ignore[reportUnknownMemberType]
        return frozenset(str(match.mime_type) for match in matches)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    except puremagic.PureError:
        return frozenset()
