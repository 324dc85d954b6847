"""Files on their way out: with the kind they were found to be, a name that says so, and a policy that runs nothing.

They pass through the portal: an object store cannot be told to send `nosniff`, and need not be reached by browsers.
"""

import re
from urllib.parse import quote

from starlette.responses import Response

from licensing.forms.files import StoredFile
from licensing.history.rounds import Document

POLICY = (
    "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""What a browser's own viewer of pictures and PDFs needs, and no script."""


def saved(made: Document, content: bytes) -> Response:
    """A document a case made, for saving under its own name."""
    return _sent(made.file, content, download=True)


def shown(file: StoredFile, content: bytes) -> Response:
    """A file a case keeps, for looking at."""
    return _sent(file, content, download=False)


def disposition(name: str, *, download: bool) -> str:
    """The Content-Disposition header for a tidy name (RFC 6266)."""
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", name)
    way = "attachment" if download else "inline"
    return f"{way}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _sent(file: StoredFile, content: bytes, *, download: bool) -> Response:
    headers = {
        "Content-Disposition": disposition(file.file_name, download=download),
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type=file.media_type, headers=headers)
