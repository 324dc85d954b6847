"""Admission: what a case remembers of lost PINs, and how an event changes it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from licensing.clock.calendar import WIB
from licensing.history.events.admitting import AdmittingEvent, PinGiven, PinLinkAsked


@dataclass(frozen=True, slots=True)
class Admission:
    """How many links were asked for, the last one when, the how many-th of its day; how many open nothing any more.

    And how many PINs were given, the last one when; the first PIN, that of the receipt, is not counted.
    """

    asked: int = 0
    asked_at: datetime | None = None
    spent: int = 0
    given: int = 0
    given_at: datetime | None = None
    asked_that_day: int = 0

    def asked_on_day_of(self, at: datetime) -> int:
        """How many links were asked for on the city's day of an instant, none of which came after it."""
        is_that_day = (
            self.asked_at is not None and self.asked_at.astimezone(WIB).date() == at.astimezone(WIB).date()
        )
        return self.asked_that_day if is_that_day else 0

    def is_open(self, ask: int) -> bool:
        """Whether the link that was asked for then still opens the case."""
        return self.spent < ask <= self.asked


def admitted(before: Admission, event: AdmittingEvent) -> Admission:
    """The same after an event; a new PIN closes every link that was asked for before it, as a moved address does."""
    match event:
        case PinLinkAsked():
            that_day = before.asked_on_day_of(event.at) + 1
            return replace(before, asked=event.ask, asked_at=event.at, asked_that_day=that_day)
        case PinGiven():
            return replace(closed(before), given=before.given + 1, given_at=event.at)
        case _:
            assert_never(event)


def closed(before: Admission) -> Admission:
    """The same without open links: what was sent to one address is worth nothing once letters go to another."""
    return replace(before, spent=before.asked)
