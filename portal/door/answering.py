"""Documents on their way out."""

from urllib.parse import quote

from starlette.responses import Response

from licensing.history.case import Document


def saved(made: Document, content: bytes) -> Response:
    """A document a case made, for saving under its own name."""
    name = quote(made.file.file_name)
    disposition = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(content, media_type=made.file.media_type, headers=disposition)
