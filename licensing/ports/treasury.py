"""Treasury: what came in, as whoever keeps the books looks through it, and whose bill a code is of.

What is done about it goes through the case: a receipt that is told by one case is never told by another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal, Protocol

from licensing.city.people import Party
from licensing.money.receipt import Receipt, ReceiptKey, Source
from licensing.words.identifiers import ApplicationNumber

Which = Literal["all", "for-nobody", "differs", "too-much", "unstated"]
"""All of it; what nobody knows the debt of; of what two tellings disagree; what no debt took all of; and what no
statement of the bank has, long after it was paid."""
SPECIAL: Final[tuple[Which, ...]] = ("for-nobody", "differs", "too-much", "unstated")
"""Those that something is to be done about."""
STATED_WITHIN: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class OtherTelling:
    """What another telling of the same movement said; `paid_on` where an officer read off another day than it names."""

    amount_rupiah: int
    reference: str
    source: Source
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A receipt, and what became of it.

    `application` is the case that tells it, None while nobody knows what it is for. `left_rupiah` is what no debt took
    and nobody paid back. `stated_on` is the day of the bank's statement that has it.
    """

    receipt: Receipt
    known_at: datetime
    application: ApplicationNumber | None
    stated_on: date | None
    left_rupiah: int
    other: OtherTelling | None

    def is_unstated(self, now: datetime) -> bool:
        """Whether a statement should have had it by now."""
        return self.stated_on is None and self.receipt.paid_at <= now - STATED_WITHIN


class Treasury(Protocol):
    """What was received, for whoever keeps the books; nobody else sees any of it."""

    def received(
        self, party: Party, which: Which = "all", *, now: datetime, limit: int = 25, offset: int = 0
    ) -> tuple[Received, ...]:
        """What came in, by when it was paid, newest first."""
        ...

    def counts(self, party: Party, *, now: datetime) -> Mapping[Which, int]:
        """How many there are of each that something is to be done about; of all nobody counts."""
        ...

    def receipt(self, party: Party, key: ReceiptKey) -> Received | None:
        """One of them by the bank's system and its number of the movement."""
        ...

    def billed(self, code: str) -> ApplicationNumber | None:
        """Which case a billing code (digits alone) is of; None where there is none such."""
        ...
