"""How the applicant is reached, as far as that is not among her answers, and how an event changes it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, assert_never

from licensing.history.events.confirming import (
    AddressAsked,
    AddressConfirmed,
    AddressDropped,
    ContactChanged,
    ContactEvent,
)

A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reached:
    """What she asked for and what became of it.

    Attributes:
        asked: how often she asked for another address; the last time for `wanted`, `asked_at`.
        wanted: the address that waits to be confirmed; empty once it is, or is not to be any more.
        before: where letters went before each change.
        lately: when she asked for or changed something, within a day of the last time; an address counts when asked.
    """

    asked: int = 0
    asked_at: datetime | None = None
    wanted: str = ""
    before: tuple[str, ...] = ()
    lately: tuple[datetime, ...] = ()


def reached(known: Reached, event: ContactEvent) -> Reached:
    """The same after an event. That an address is confirmed counts for no change."""
    match event:
        case AddressAsked():
            counted = _counted(known, event.at)
            return replace(known, asked=event.ask, asked_at=event.at, wanted=event.address, lately=counted)
        case ContactChanged():
            # It was counted when she asked for it.
            was_asked = bool(known.wanted) and known.wanted in event.answers.values()
            lately = known.lately if was_asked else _counted(known, event.at)
            return replace(known, before=(*known.before, event.before), lately=lately)
        case AddressConfirmed():
            is_done = event.address == known.wanted
            return replace(known, wanted="" if is_done else known.wanted)
        case AddressDropped():
            return replace(known, wanted="")
        case _:
            assert_never(event)


def _counted(known: Reached, at: datetime) -> tuple[datetime, ...]:
    return (*(each for each in known.lately if at - each < A_DAY), at)
