"""Settling: which money pays what of a debt.

Money counts in the order it was paid, not that in which it became known, so the same movements always come to the
same. Each receipt pays as much of the debt as it can with the interest that this part costs: for each month begun after
its last day the percent of it, down to the rupiah. What no debt takes is left over, and is the payer's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Final

from licensing.money.debt import Debt
from licensing.money.receipt import ReceiptKey
from licensing.values.days import months_begun

_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Share:
    """What one receipt pays of a debt, and what is left of it; `paid_back_rupiah` of that is with the payer again."""

    receipt: ReceiptKey
    on: date
    principal_rupiah: int
    interest_rupiah: int
    over_rupiah: int
    paid_back_rupiah: int

    @property
    def left_rupiah(self) -> int:
        """What still is the payer's."""
        return self.over_rupiah - self.paid_back_rupiah


@dataclass(frozen=True, slots=True)
class Settlement:
    """A debt and what pays it, in the order it was paid."""

    debt: Debt
    shares: tuple[Share, ...]

    @property
    def unpaid_rupiah(self) -> int:
        return self.debt.owed_rupiah - sum(share.principal_rupiah for share in self.shares)

    @property
    def interest_rupiah(self) -> int:
        return sum(share.interest_rupiah for share in self.shares)

    @property
    def is_settled(self) -> bool:
        return self.unpaid_rupiah == 0

    def payable_rupiah(self, day: date) -> int:
        """What pays all of it on a day, interest included; nothing once its case has ended without what it was for."""
        if self.debt.ended is not None:
            return 0
        return self.unpaid_rupiah + interest_of(self.debt, self.unpaid_rupiah, day)


def settle(debt: Debt) -> Settlement:
    """What pays a debt."""
    return Settlement(debt, tuple(_shares(debt)))


def _shares(debt: Debt) -> Iterator[Share]:
    left = debt.owed_rupiah
    for paid in sorted(debt.paid, key=lambda each: (each.on, each.receipt)):
        back = sum(each.amount_rupiah for each in debt.paid_back if each.receipt == paid.receipt)
        # What is with the payer again pays nothing, also where more is owed by now.
        here = paid.amount_rupiah - back
        principal = _most(debt, here, paid.on, left) if paid.counts else 0
        interest = interest_of(debt, principal, paid.on)
        left -= principal
        if paid.counts and left:
            # What is less than all leaves nothing over: what no whole rupiah of the debt takes is interest too.
            interest = here - principal
        over = paid.amount_rupiah - principal - interest
        yield Share(paid.receipt, paid.on, principal, interest, over, back)


def interest_of(debt: Debt, part_rupiah: int, day: date) -> int:
    """What a part of a debt costs beside itself, when it is paid on a day."""
    months = months_late(debt, day)
    if debt.interest is None or not months:
        return 0
    exact = Decimal(part_rupiah) * debt.interest.percent * months / _HUNDRED
    return int(exact.to_integral_value(ROUND_DOWN))


def months_late(debt: Debt, day: date) -> int:
    """For how many months interest is owed on a day."""
    if debt.interest is None or debt.due is None:
        return 0
    return min(months_begun(debt.due, day), debt.interest.most_months)


def _most(debt: Debt, money_rupiah: int, day: date, left: int) -> int:
    """The largest part of what is left that money of a day pays together with its interest."""
    if left + interest_of(debt, left, day) <= money_rupiah:
        return left
    rate = debt.interest.percent * months_late(debt, day) if debt.interest else Decimal()
    part = int(Decimal(money_rupiah) * _HUNDRED / (_HUNDRED + rate))
    while part + 1 + interest_of(debt, part + 1, day) <= money_rupiah:
        part += 1
    return part
