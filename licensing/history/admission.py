"""Admission: what a case remembers of lost PINs, and how an event changes it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from licensing.history.events.admitting import AdmittingEvent, PinGiven, PinLinkAsked


@dataclass(frozen=True, slots=True)
class Admission:
    """How many links were asked for, the last one when; how many of them no longer open anything.

    And how many PINs were given, the last one when; the first PIN, that of the receipt, is not counted.
    """

    asked: int = 0
    asked_at: datetime | None = None
    spent: int = 0
    given: int = 0
    given_at: datetime | None = None

    def is_open(self, ask: int) -> bool:
        """Whether the link that was asked for then still opens the case."""
        return self.spent < ask <= self.asked


def admitted(before: Admission, event: AdmittingEvent) -> Admission:
    """The same after an event; a new PIN closes every link that was asked for before it."""
    match event:
        case PinLinkAsked():
            return replace(before, asked=event.ask, asked_at=event.at)
        case PinGiven():
            return replace(before, spent=before.asked, given=before.given + 1, given_at=event.at)
        case _:
            assert_never(event)
