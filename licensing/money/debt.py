"""A debt: what a case was assessed to pay for one thing, and every movement of money that concerns it.

Facts only, as events tell them. What is paid by which receipt, what interest that cost and what is left over is worked
out from all of them together (`money.settling`), so it is the same in whatever order they became known. Amounts are
whole rupiah, days are the city's.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NewType

from licensing.money.receipt import ReceiptKey

DebtId = NewType("DebtId", str)
"""Which debt of its case: the step that assessed it, with the line before it where that is not the main one:
`pembayaran`, `main/x:pembayaran`."""
AccountCode = NewType("AccountCode", str)
"""Kode rekening, `4.1.02.03.01.0001`."""


@dataclass(frozen=True, slots=True)
class Interest:
    """What paying late costs: so many percent of what is paid for each month begun, for at most so many months."""

    percent: Decimal
    most_months: int
    account: AccountCode


@dataclass(frozen=True, slots=True)
class Paid:
    """Money that came in for a debt. `counts` unless nobody owed anything any more when it became known."""

    receipt: ReceiptKey
    amount_rupiah: int
    on: date
    counts: bool = True


@dataclass(frozen=True, slots=True)
class PaidBack:
    """Money of a receipt that was paid back, by an `order`."""

    receipt: ReceiptKey
    amount_rupiah: int
    on: date
    order: str = ""


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed for one thing.

    Args:
        assessed_rupiah: before what was `reduced_rupiah`.
        due: the last day on which it is paid without interest; None where it has none.
        void: the day on which it came to be owed no longer, because it was assessed wrongly or is paid back.
        ended: the day on which its case ended without what it was for; nobody will pay.
    """

    id: DebtId
    account: AccountCode
    assessed_rupiah: int
    reduced_rupiah: int
    on: date
    due: date | None
    interest: Interest | None = None
    paid: tuple[Paid, ...] = ()
    paid_back: tuple[PaidBack, ...] = ()
    void: date | None = None
    ended: date | None = None
    codes: tuple[str, ...] = field(default=())

    @property
    def owed_rupiah(self) -> int:
        """What is to be paid in all, without interest."""
        return 0 if self.void else self.assessed_rupiah - self.reduced_rupiah
