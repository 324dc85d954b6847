"""File names on their way to a browser."""

import re
from urllib.parse import quote


def disposition(name: str, *, download: bool) -> str:
    """The Content-Disposition header for a tidy name (RFC 6266)."""
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", name)
    way = "attachment" if download else "inline"
    return f"{way}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
