"""What the API says of money that came in, and what is said to it about that. Amounts are whole rupiah."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from licensing.money.receipt import Channel, Source
from portal.api.models.bills import BillOut
from portal.api.models.said import Said


class OtherTellingOut(BaseModel):
    """What another telling of the same movement said; it is in no books.

    `paid_on` is null unless it names another day than an officer read off.
    """

    amount: int
    reference: str
    source: Source
    paid_on: date | None


class ReceivedOut(BaseModel):
    """A movement of money into an account of the city.

    `application` is null while nobody knows what it is for. `left` is what no bill took and nobody paid back.
    `stated_on` is the day of the bank's statement that has it, null while none does.
    """

    bank: str
    transaction: str
    amount: int
    paid_at: datetime
    reference: str
    channel: Channel
    source: Source
    known_at: datetime
    application: str | None
    left: int
    stated_on: date | None
    other: OtherTellingOut | None


class ReceivedPage(BaseModel):
    """A page of receipts, newest first; `counts` are how many there are of each that something is to be done about."""

    receipts: list[ReceivedOut]
    more: bool
    counts: dict[str, int]


class BilledOut(BaseModel):
    """What a billing code is for."""

    application: str
    permit_name: Said
    bill: BillOut


class ConfirmationIn(BaseModel):
    """A movement an officer read off a statement; one that is known by then has to say the same."""

    model_config = ConfigDict(extra="forbid")

    code: str
    bank: str
    transaction: str
    amount: int
    paid_on: date


class AssignmentIn(BaseModel):
    """Which bill a receipt is for."""

    model_config = ConfigDict(extra="forbid")

    code: str


class RefundIn(BaseModel):
    """Money of a receipt that was paid back, by which payment order (SP2D) or transfer."""

    model_config = ConfigDict(extra="forbid")

    amount: int
    paid_on: date
    order: str
