"""What a bank asks and tells, read from its JSON: an inquiry, a payment to a virtual account, a notice of QRIS.

Fields of the standard that mean nothing here are passed over; payers' names and accounts among them are never kept.
What the standard leaves optional and we need is agreed with the bank: `referenceNo` of a payment, its own number of the
movement, which its statement has too, and the billing code as a QRIS's `partnerReferenceNo`.
"""

import json
from datetime import datetime, timedelta
from typing import Annotated, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from licensing.clock.calendar import WIB
from licensing.money.receipt import Receipt
from licensing.systems.snap.signing import read_instant
from licensing.words.identifiers import SystemId

AHEAD: Final = timedelta(minutes=5)
PAID: Final = "00"
"""`latestTransactionStatus` of money that came."""
Text128 = Annotated[str, Field(pattern=r"^[!-~]{1,128}$")]
Number = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,64}$")]
Code = Annotated[str, Field(pattern=r"^[0-9]{1,20}$")]
Prefix = Annotated[str, Field(pattern=r"^ {0,7}[0-9]{1,8}$", max_length=8)]


class _Message(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True, alias_generator=to_camel)


class Amount(_Message):
    """Whole rupiah, which the standard writes with two decimals: `388800.00`."""

    value: Annotated[str, Field(pattern=r"^0{0,12}[1-9][0-9]{0,12}\.00$", max_length=16)]
    currency: Literal["IDR"]

    @property
    def rupiah(self) -> int:
        return int(self.value.removesuffix(".00"))


class _VirtualAccount(_Message):
    partner_service_id: Prefix
    customer_no: Code
    virtual_account_no: Annotated[str, Field(max_length=28)]

    @model_validator(mode="after")
    def _is_of_its_parts(self) -> "_VirtualAccount":
        if self.virtual_account_no.strip() != f"{self.partner_service_id.strip()}{self.customer_no}":
            raise PydanticCustomError("virtualAccountNo", "is partnerServiceId and customerNo")
        return self


class Inquiry(_VirtualAccount):
    """What does this code ask for?"""

    inquiry_request_id: Text128


class Payment(_VirtualAccount):
    """Money came into a virtual account."""

    payment_request_id: Text128
    paid_amount: Amount
    reference_no: Number
    trx_date_time: Annotated[str, Field(max_length=35)] | None = None


class PaidMore(_Message):
    paid_time: Annotated[str, Field(max_length=35)] | None = None


class QrNotice(_Message):
    """What became of a QRIS; money came only where its status says so."""

    original_reference_no: Number
    original_partner_reference_no: Annotated[str, Field(pattern=r"^[ -~]{0,64}$")] = ""
    latest_transaction_status: Annotated[str, Field(pattern=r"^0[0-9]$")]
    amount: Amount
    additional_info: PaidMore = PaidMore()

    @property
    def is_paid(self) -> bool:
        return self.latest_transaction_status == PAID


class TokenAsked(_Message):
    """A token is asked for."""

    grant_type: Literal["client_credentials"]


Message = TypeVar("Message", bound=_Message)


class Unfit(Exception):
    """A message is not as the standard has it: the fields that are missing, and those that are otherwise."""

    def __init__(self, missing: tuple[str, ...], wrong: tuple[str, ...]) -> None:
        super().__init__(", ".join((*missing, *wrong)))
        self.missing, self.wrong = missing, wrong


def read_message(kind: type[Message], body: bytes) -> Message:
    """A message. Raises Unfit with every field, and for what is no JSON at all with none."""
    try:
        found: object = json.loads(body)
    except (ValueError, RecursionError):
        raise Unfit((), ()) from None
    try:
        return kind.model_validate(found)
    except ValidationError as wrong:
        raise _unfit(wrong) from None


def receipt_of(message: Payment | QrNotice, bank: SystemId, sent_at: datetime) -> Receipt:
    """The money that came, as the ledger takes it.

    Args:
        sent_at: when the bank sent it, for where it does not say when it was paid.

    Raises:
        Unfit: it was paid at no instant that can be, or one still to come.
    """
    if isinstance(message, Payment):
        at = _paid_at(message.trx_date_time, "trxDateTime", sent_at)
        number, code = message.reference_no, message.customer_no
        return Receipt(bank, number, message.paid_amount.rupiah, at, code, "virtual-account", "notice")
    at = _paid_at(message.additional_info.paid_time, "additionalInfo.paidTime", sent_at)
    code = message.original_partner_reference_no.strip()
    return Receipt(bank, message.original_reference_no, message.amount.rupiah, at, code, "qris", "notice")


def _paid_at(text: str | None, name: str, sent_at: datetime) -> datetime:
    """Without a zone it is the city's, as in the examples of the standard."""
    if text is None:
        return sent_at
    found = read_instant(text) or read_instant(f"{text}+07:00")
    if found is None or found > sent_at + AHEAD:
        raise Unfit((), (name,))
    return found.astimezone(WIB)


def _unfit(error: ValidationError) -> Unfit:
    missing: dict[str, None] = {}
    wrong: dict[str, None] = {}
    for each in error.errors(include_url=False, include_input=False, include_context=False):
        name = ".".join(str(part) for part in each["loc"]) or each["type"]
        (missing if each["type"] == "missing" else wrong)[name] = None
    return Unfit(tuple(missing), tuple(wrong))
