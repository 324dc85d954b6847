"""The books: what stands in them for a debt, and which postings take them from one state of it to the next.

Each kind of entry moves money from one account to another (`storage/sql/ledger_v1.sql` names both), so what is posted
always balances. What stands follows from the debt alone; what is posted is the difference, so posting in any order
comes to the same, and nothing is ever posted twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

from licensing.money.debt import AccountCode, Debt, DebtId
from licensing.money.receipt import ReceiptKey
from licensing.money.settling import Settlement, settle

Kind = Literal["assessed", "reduced", "void", "interest", "paid", "refunded", "written-off"]
SIDES: Final[Mapping[Kind, tuple[str, str]]] = MappingProxyType(
    {
        "assessed": ("receivable", "revenue"),
        "reduced": ("reduction", "receivable"),
        "void": ("revenue", "receivable"),
        "interest": ("receivable", "revenue"),
        "paid": ("deposit", "receivable"),
        "refunded": ("deposit", "cash"),
        "written-off": ("loss", "receivable"),
    }
)
"""What each kind debits, and what it credits."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the books. `account` is that of what is paid or owed, "" where it is nobody's yet."""

    kind: Kind
    debt: DebtId
    account: AccountCode
    day: date
    receipt: ReceiptKey | None = None


Books = Mapping[Entry, int]
"""What stands, in whole rupiah; an entry of nothing stands nowhere."""


def books(debts: Mapping[DebtId, Debt]) -> Books:
    """What stands in the books for the debts of a case."""
    standing: dict[Entry, int] = {}
    for debt in debts.values():
        for entry, amount in _of_debt(debt, settle(debt)):
            standing[entry] = standing.get(entry, 0) + amount
    return {entry: amount for entry, amount in standing.items() if amount}


def postings(before: Mapping[DebtId, Debt], after: Mapping[DebtId, Debt]) -> tuple[tuple[Entry, int], ...]:
    """What takes the books from one state to the next: first what is taken back, a negative amount."""
    stood, stands = books(before), books(after)
    changed = ((entry, stands.get(entry, 0) - stood.get(entry, 0)) for entry in {**stood, **stands})
    return tuple(sorted((each for each in changed if each[1]), key=lambda each: each[1] > 0))


def _of_debt(debt: Debt, settlement: Settlement) -> Iterator[tuple[Entry, int]]:
    id, account = debt.id, debt.account
    yield Entry("assessed", id, account, debt.on), debt.assessed_rupiah
    yield Entry("reduced", id, account, debt.on), debt.reduced_rupiah
    if debt.void is not None:
        yield Entry("void", id, account, debt.void), debt.assessed_rupiah - debt.reduced_rupiah
    for share in settlement.shares:
        yield Entry("paid", id, account, share.on, share.receipt), share.principal_rupiah
        if debt.interest is not None:
            late = debt.interest.account
            yield Entry("interest", id, late, share.on), share.interest_rupiah
            yield Entry("paid", id, late, share.on, share.receipt), share.interest_rupiah
    for back in debt.paid_back:
        yield Entry("refunded", id, AccountCode(""), back.on, back.receipt), back.amount_rupiah
    if debt.ended is not None:
        yield Entry("written-off", id, account, debt.ended), settlement.unpaid_rupiah
