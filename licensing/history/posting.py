"""Posting: what has to stand in the books because of a case's events, each with the event that is its reason.

Whoever writes the books and whoever checks them ask here, so a history says at any time what was posted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from licensing.history.events import (
    ApplicationClosed,
    DecisionContested,
    Ending,
    Event,
    PayingEvent,
)
from licensing.history.owing_money import Debts, debts_after
from licensing.money.books import Entry, postings
from licensing.money.debt import Debt, DebtId


@dataclass(frozen=True, slots=True)
class Posted:
    """One row of the books: the `line`-th because of the `event`-th event of its case."""

    entry: Entry
    amount_rupiah: int
    event: int
    line: int


@dataclass(slots=True)
class Posting:
    """The debts of a case while its events are told one after another."""

    debts: Debts = field(default_factory=dict[DebtId, Debt])
    ending: Ending | None = None

    def told(self, event: Event, number: int) -> Iterator[Posted]:
        """What the `number`-th event of the case posts."""
        if not isinstance(event, PayingEvent | ApplicationClosed | DecisionContested):
            return
        before, self.debts = self.debts, debts_after(self.debts, self.ending, event)
        if isinstance(event, ApplicationClosed):
            self.ending = event.ending
        elif isinstance(event, DecisionContested):
            self.ending = None
        for line, (entry, amount) in enumerate(postings(before, self.debts), start=1):
            yield Posted(entry, amount, number, line)
