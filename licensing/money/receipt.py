"""A receipt: money that reached an account of the city, as a bank tells it or as somebody read it off a statement.

The bank's own number of the movement tells one receipt from another, whichever way it becomes known and however often.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NewType

from licensing.words.identifiers import SystemId

Channel = Literal["virtual-account", "qris", "transfer"]
"""The way the payer took."""
Source = Literal["notice", "statement", "by-hand"]
"""How it became known first: the bank's notice, its statement, or an officer."""
ReceiptKey = NewType("ReceiptKey", str)
"""`bank.va/20261128000123`: the bank's system, and its number of the movement."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money that came in.

    Args:
        bank: the bank's system of the register.
        transaction: the bank's own number of the movement, unique within the bank: 1 to 64 of `A-Z a-z 0-9 . _ -`.
        amount_rupiah: more than nothing.
        paid_at: the instant from which on it counts as paid (value date), aware.
        reference: what says what it is for, as the bank has it; "" for none.
    """

    bank: SystemId
    transaction: str
    amount_rupiah: int
    paid_at: datetime
    reference: str
    channel: Channel
    source: Source

    @property
    def key(self) -> ReceiptKey:
        return ReceiptKey(f"{self.bank}/{self.transaction}")
