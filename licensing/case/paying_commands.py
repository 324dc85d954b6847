"""What is said of money: that it has come in, by a bank or by an officer who read it off a statement; and paid back."""

from dataclasses import dataclass
from datetime import date

from licensing.money.debt import DebtId
from licensing.money.receipt import Receipt, ReceiptKey
from licensing.words.identifiers import SystemId


@dataclass(frozen=True, slots=True)
class ReceiveMoney:
    """Izin says that a receipt is for a debt, because its billing code says so."""

    debt: DebtId
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class ConfirmPayment:
    """An officer says that money for a debt has come in: which movement of which bank, how much, and on which day."""

    debt: DebtId
    bank: SystemId
    transaction: str
    amount_rupiah: int
    paid_on: date


@dataclass(frozen=True, slots=True)
class AssignReceipt:
    """An officer says what a receipt is for that nobody could match."""

    debt: DebtId
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class PayBack:
    """An officer says that money of a receipt, which no debt took, was paid back, by which order."""

    debt: DebtId
    receipt: ReceiptKey
    amount_rupiah: int
    paid_on: date
    order: str


@dataclass(frozen=True, slots=True)
class VoidDebt:
    """An officer says that nothing is owed any more, and why: what was paid is the payer's again."""

    debt: DebtId
    reason: str


PayingCommand = ReceiveMoney | ConfirmPayment | AssignReceipt | PayBack | VoidDebt
"""What is said about money, whatever the case has come to."""
