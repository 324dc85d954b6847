"""What a case was assessed to pay, and every movement of money that concerns it.

Each tells a fact: what pays what, and what interest that cost, follows from all of them (`money.settling`). So do the
books, of which each event is the reason of what is posted with it. Days are the city's.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from licensing.city.mandates import Acted
from licensing.history.places import At
from licensing.money.debt import AccountCode, DebtId, Interest
from licensing.money.receipt import Channel, ReceiptKey
from licensing.values.calculating import Calculation


@dataclass(frozen=True, slots=True)
class AmountAssessed:
    """The step at `where` asks for an amount. Told again of the same debt, it takes the place of what was asked before.

    `calculation` is how the amount came about, with the rows of the tariffs it used; None where the definition names no
    value for it. `reduced_rupiah` is what was let off. `due` is the last day on which no interest counts.
    """

    at: datetime
    where: At
    debt: DebtId
    account: AccountCode
    amount_rupiah: int
    due: date | None
    calculation: Annotated[Calculation | None, Field(exclude_if=lambda made: made is None)] = None
    reduced_rupiah: Annotated[int, Field(exclude_if=lambda amount: not amount)] = 0
    interest: Annotated[Interest | None, Field(exclude_if=lambda interest: interest is None)] = None
    type: Literal["amount-assessed"] = "amount-assessed"


@dataclass(frozen=True, slots=True)
class BillCoded:
    """The bill of the step at `where` has the number under which it can be paid anywhere."""

    at: datetime
    where: At
    debt: DebtId
    code: str
    type: Literal["bill-coded"] = "bill-coded"


@dataclass(frozen=True, slots=True)
class MoneyReceived:
    """Money for a debt has come in, once for each movement of a bank.

    `paid_at` is the instant from which it counts as paid. `by` is who read it off a statement, or said what it is for;
    None where its billing code said so.
    """

    at: datetime
    debt: DebtId
    receipt: ReceiptKey
    amount_rupiah: int
    paid_at: datetime
    channel: Channel
    by: Annotated[Acted | None, Field(exclude_if=lambda by: by is None)] = None
    type: Literal["money-received"] = "money-received"


@dataclass(frozen=True, slots=True)
class DebtVoided:
    """Nothing is owed any more; what was paid is the payer's again. `by` is who decided so, None where a step does."""

    at: datetime
    debt: DebtId
    reason: str
    by: Annotated[Acted | None, Field(exclude_if=lambda by: by is None)] = None
    type: Literal["debt-voided"] = "debt-voided"


@dataclass(frozen=True, slots=True)
class MoneyPaidBack:
    """Money of a receipt was paid back to whoever paid it; `order` is the number of the payment order (SP2D)."""

    at: datetime
    debt: DebtId
    receipt: ReceiptKey
    amount_rupiah: int
    on: date
    order: str
    by: Acted
    type: Literal["money-paid-back"] = "money-paid-back"


PayingEvent = AmountAssessed | BillCoded | MoneyReceived | DebtVoided | MoneyPaidBack
