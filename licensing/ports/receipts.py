"""Receipts: money that came in, kept once, and what it is for found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, Protocol

from licensing.clock.calendar import WIB
from licensing.money.debt import Debt
from licensing.money.receipt import Receipt
from licensing.money.settling import Settlement, settle
from licensing.process.graph import Process

Kept = Literal["new", "known", "differs"]
"""It was kept; it was known already; one of its number is known that says something else, which is kept beside it."""
Stated = date | None
Standing = Literal["open", "paid", "closed"]
"""Whether a billing code asks for money: it does, it is paid, or nothing is owed any more."""


@dataclass(frozen=True, slots=True)
class Payable:
    """What a billing code asks for at a moment.

    Args:
        amount_rupiah: still to pay, interest to that moment included; 0 where nothing is.
        until: until when this amount is right, aware: its time ends, or more interest counts.
        what: what it is for, without anybody's name: `Persetujuan Bangunan Gedung`.
    """

    code: str
    standing: Standing
    amount_rupiah: int
    until: datetime
    what: str


def payable_of(process: Process, debt: Debt, code: str, now: datetime) -> Payable:
    """What a code of a debt asks for."""
    settled, today = settle(debt), now.astimezone(WIB).date()
    standing = _standing(settled)
    amount = settled.payable_rupiah(today) if standing == "open" else 0
    midnight = datetime.combine(today + timedelta(days=1), time(), WIB)
    return Payable(code, standing, amount, midnight.astimezone(UTC), process.name.id)


def _standing(settled: Settlement) -> Standing:
    if settled.debt.ended is not None or settled.debt.void is not None:
        return "closed"
    return "paid" if settled.is_settled else "open"


class Receipts(Protocol):
    """The receipts of the city."""

    def receive(self, receipts: Sequence[Receipt], *, stated: Stated = None) -> Sequence[Kept]:
        """Keep receipts, each once whatever it is told by and how often, and carry on the cases they are for.

        Kept first and for good, then matched: whatever fails afterwards is tried again by the sweep.

        Args:
            stated: the day of the statement that has them; None where it is no statement that tells.
        """
        ...

    def payable(self, code: str, now: datetime) -> Payable | None:
        """What a billing code (digits alone) asks for; None where there is none such."""
        ...

    def match(self, *, now: datetime) -> int:
        """Tell cases of receipts they were not told of yet, as a sweep does; how many that were."""
        ...
