"""Given these events, when this command, then exactly these events.

given(REVIEW, *UNDER_REVIEW).when(decide("periksa", "loket", "lanjut"), by=RINA).then(
    decided("periksa", "loket", RINA, "lanjut"), completed("periksa", "lanjut"), ...
)
"""

from dataclasses import dataclass
from datetime import datetime

import pytest

from licensing.case.commands import Command
from licensing.case.deciding import decide
from licensing.city.people import Party
from licensing.history.case import Case
from licensing.history.events import Event
from licensing.history.evolving import replay
from licensing.process.graph import Process
from licensing.words.errors import CommandRefused
from tests.licensing.events import NOW, city, process


@dataclass(frozen=True, slots=True)
class Told:
    """What a command came to: the events, or why it was refused."""

    events: tuple[Event, ...]
    refusal: CommandRefused | None

    def then(self, *events: Event) -> None:
        assert self.refusal is None, self.refusal
        assert self.events == events

    def refused(self, code: str, *, fields: tuple[str, ...] = ()) -> None:
        assert self.refusal is not None, self.events
        assert (self.refusal.code, tuple(self.refusal.fields)) == (code, fields)


@dataclass(frozen=True, slots=True)
class Given:
    process: Process
    case: Case | None

    def when(self, command: Command, *, by: Party, now: datetime = NOW) -> Told:
        try:
            events = decide(self.process, self.case, command, by=by, now=now, calendar=city().calendar)
        except CommandRefused as refused:
            return Told((), refused)
        return Told(events, None)

    def is_impossible(self, command: Command, *, by: Party, match: str) -> None:
        """What Izin never asks of itself: no refusal for a person, but a mistake."""
        with pytest.raises(ValueError, match=match):
            decide(self.process, self.case, command, by=by, now=NOW, calendar=city().calendar)


def given(text: str, *events: Event) -> Given:
    """A case with this history, under the process of this quoted definition."""
    return Given(process(text), replay(events))
