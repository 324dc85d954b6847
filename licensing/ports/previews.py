"""Previews: what would be printed, for whoever decides to read before she does."""

from datetime import datetime
from typing import Protocol

from licensing.case.foreseeing import Foreseen


class Previews(Protocol):
    """Prints a document that does not exist yet."""

    def preview(self, foreseen: Foreseen, *, at: datetime) -> bytes:
        """The document as a PDF, marked on every page as a preview; it is kept nowhere.

        Raises:
            ConnectorFailed: it cannot be printed, and so could not be issued; or, retryable, it took too long.
        """
        ...
