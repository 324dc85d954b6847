"""What the API says of the bills of an application: to pay, paid, missing, too much. Amounts are whole rupiah."""

from datetime import date

from pydantic import BaseModel

from licensing.money.receipt import Channel
from portal.acts.bill_states import State
from portal.api.models.said import Said


class PaymentOut(BaseModel):
    """One movement of money, and what became of it; `left` is still the payer's. `receipt` names it, for officers."""

    number: str
    receipt: str | None
    amount: int
    paid_on: date
    channel: Channel
    principal: int
    interest: int
    paid_back: int
    left: int


class PaidBackOut(BaseModel):
    amount: int
    on: date
    order: str


class BillOut(BaseModel):
    """A bill as it stands today.

    `payable` is what pays all of it today, `interest` of it for being late; 0 where nobody has to pay any more. `code`
    is what it is paid under at any bank, null where there is none. `left` was too much and is not paid back yet.
    `documents` are the numbers of the bills, to be read at `/licence?number=`; the last one counts.
    """

    debt: str
    name: Said
    state: State
    state_name: Said
    code: str | None
    assessed: int
    reduced: int
    due: date | None
    payable: int
    unpaid: int
    interest: int
    paid: int
    left: int
    payments: list[PaymentOut]
    paid_back: list[PaidBackOut]
    documents: list[str]
