"""A case whose turn it is before another's."""

from dataclasses import dataclass
from datetime import datetime

from licensing.words.identifiers import ApplicationNumber


@dataclass(frozen=True, slots=True)
class Ahead:
    """Which it is, and when it came (`turns.comes_at`)."""

    application: ApplicationNumber
    comes_at: datetime
