"""PINs in memory, each as it is: nothing here is secret."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from licensing.scenarios.writable import writable
from licensing.words.codes import meant
from licensing.words.identifiers import ApplicationNumber

KEY: Final = "kunci"
"""What links to a new PIN are signed with."""


@dataclass(slots=True)
class MemoryPins:
    """The PIN of each application.

    Attributes:
        new: gives one that nobody guesses.
        given: what the act that gave the last one was called, and the how many-th it was.
    """

    new: Callable[[], str]
    kept: dict[ApplicationNumber, str] = field(default_factory=dict[ApplicationNumber, str])
    given: dict[ApplicationNumber, tuple[str, int]] = field(
        default_factory=dict[ApplicationNumber, tuple[str, int]]
    )

    def give(self, application: ApplicationNumber) -> str:
        """A new PIN; the one before is wrong from now on."""
        self.kept[application] = self.new()
        return self.kept[application]

    def check(self, application: ApplicationNumber, typed: str) -> bool:
        """Whether what was typed may have meant the application's PIN."""
        return self.kept.get(ApplicationNumber(writable(application))) in meant(typed)
