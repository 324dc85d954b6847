"""Pages a person is sent back to: of one part of the portal, never of another site."""

import re


def is_below(path: str, start: str) -> bool:
    """Whether it is the page `start` or one below it."""
    return re.fullmatch(rf"{re.escape(start)}(/[A-Za-z0-9][A-Za-z0-9._-]*)*", path) is not None
