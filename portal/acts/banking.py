"""What a bank is answered: what a code asks for, and that money which came is kept.

Money that came is kept whatever it is for: a code nobody knows, paid twice, too much or too late is for officers to
settle, and never a reason to lose it. Nothing that is answered names anybody.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from licensing.clock.calendar import WIB
from licensing.money.receipt import Receipt
from licensing.ports.receipts import Kept, Payable, Receipts, Standing
from licensing.systems.snap.answers import (
    INCONSISTENT,
    INVALID_BILL,
    PAID_BILL,
    SUCCESSFUL,
    Answer,
    Body,
    Case,
)
from licensing.systems.snap.messages import Inquiry, Payment, QrNotice
from licensing.words.sentences import Sentence

CLOSED: Final = "C"
"""A virtual account that takes the amount told and no other."""
INQUIRY: Final = "24"
PAYMENT: Final = "25"
QR_NOTICE: Final = "52"
_REFUSED: Final[Mapping[Standing, tuple[Case, str]]] = {
    "paid": (PAID_BILL, ""),
    "closed": (INVALID_BILL, "Closed"),
}
_SUCCESS: Final = Sentence("Sukses", "Success")


def inquired(asked: Inquiry, receipts: Receipts, now: datetime) -> Answer:
    """What a code asks for, or why it asks for nothing."""
    payable = receipts.payable(asked.customer_no, now)
    if payable is None:
        return Answer(INQUIRY, INVALID_BILL, "Not Found")
    if payable.standing != "open":
        return Answer(INQUIRY, *_REFUSED[payable.standing])
    account = {
        "inquiryStatus": "00",
        "inquiryReason": _both(_SUCCESS),
        **_account(asked),
        # Mandatory and meant for the payer's name, which is nobody's business at a counter.
        "virtualAccountName": payable.what[:255],
        "inquiryRequestId": asked.inquiry_request_id,
        "totalAmount": _amount(payable.amount_rupiah),
        "billDetails": (_bill(payable),),
        "virtualAccountTrxType": CLOSED,
    }
    more = {"validUntil": payable.until.astimezone(WIB).isoformat(timespec="seconds")}
    return Answer(INQUIRY, SUCCESSFUL, rest={"virtualAccountData": account, "additionalInfo": more})


def paid(message: Payment, receipt: Receipt, receipts: Receipts) -> Answer:
    """That money in a virtual account is kept, by now or since before."""
    account = {
        "paymentFlagReason": _both(_SUCCESS),
        **_account(message),
        "paymentRequestId": message.payment_request_id,
        "paidAmount": _amount(receipt.amount_rupiah),
        "referenceNo": message.reference_no,
        "paymentFlagStatus": "00",
    }
    return Answer(PAYMENT, _case(_kept(receipt, receipts)), rest={"virtualAccountData": account})


def paid_by_qr(message: QrNotice, receipt: Receipt, receipts: Receipts) -> Answer:
    """That a notice of QRIS is understood, and its money kept where some came."""
    kept: Kept = _kept(receipt, receipts) if message.is_paid else "known"
    return Answer(QR_NOTICE, _case(kept))


def _kept(receipt: Receipt, receipts: Receipts) -> Kept:
    (kept,) = receipts.receive((receipt,))
    return kept


def _case(kept: Kept) -> Case:
    """One that differs is kept beside the first; of a payment the standard has a bank count this answer as success."""
    return INCONSISTENT if kept == "differs" else SUCCESSFUL


def _account(message: Inquiry | Payment) -> dict[str, str]:
    return {
        "partnerServiceId": message.partner_service_id,
        "customerNo": message.customer_no,
        "virtualAccountNo": message.virtual_account_no,
    }


def _bill(payable: Payable) -> Body:
    return {
        "billCode": "01",
        "billNo": payable.code[-18:],
        "billName": payable.what[:20],
        "billDescription": {"english": payable.what[:18], "indonesia": payable.what[:18]},
        "billAmount": _amount(payable.amount_rupiah),
    }


def _amount(rupiah: int) -> dict[str, str]:
    return {"value": f"{rupiah}.00", "currency": "IDR"}


def _both(sentence: Sentence) -> dict[str, str]:
    return {"english": sentence.en, "indonesia": sentence.id}
