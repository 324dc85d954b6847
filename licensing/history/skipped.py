"""That a decision was made out of turn, as a history keeps it."""

from dataclasses import dataclass

from licensing.words.identifiers import ApplicationNumber


@dataclass(frozen=True, slots=True)
class Skipped:
    """Whose turn it was, the first of them by name, how many others, and why it was not waited for."""

    first: ApplicationNumber
    others: int
    reason: str
