"""A bank as the portal meets it: its keys, what it signs, and receipts kept by the port's own rules."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from licensing.money.receipt import Receipt, ReceiptKey
from licensing.ports.receipts import Kept, Payable, Standing, Stated
from licensing.systems.snap.bank import Bank
from licensing.systems.snap.keys import made_key
from licensing.systems.snap.signing import Secret
from licensing.words.identifiers import SystemId

KEY = made_key()
BANK = Bank(SystemId("bank.va"), "BANKCONTOH", "12345", KEY.public_key(), Secret(b"rahasia bank contoh"))
CODE = "9001000000012345"
Message = dict[str, object]


@dataclass
class Receipts:
    """What came, by its key, and what codes ask for."""

    kept: dict[ReceiptKey, Receipt] = field(default_factory=dict[ReceiptKey, Receipt])
    asking: dict[str, tuple[Standing, int]] = field(default_factory=dict[str, tuple[Standing, int]])

    def receive(self, receipts: Sequence[Receipt], *, stated: Stated = None) -> Sequence[Kept]:
        return [self._receive(each) for each in receipts]

    def payable(self, code: str, now: datetime) -> Payable | None:
        found = self.asking.get(code)
        return found and Payable(code, *found, now + timedelta(days=30), "Persetujuan Bangunan Gedung")

    def match(self, *, now: datetime) -> int:
        return 0

    def _receive(self, receipt: Receipt) -> Kept:
        before = self.kept.get(receipt.key)
        if before is None:
            self.kept[receipt.key] = receipt
            return "new"
        said = (before.amount_rupiah, before.reference)
        return "known" if said == (receipt.amount_rupiah, receipt.reference) else "differs"


def inquiry(code: str = CODE) -> Message:
    return {
        "partnerServiceId": "   12345",
        "customerNo": code,
        "virtualAccountNo": f"   12345{code}",
        "inquiryRequestId": "tanya-1",
    }


def payment(number: str = "20261123000001", amount: int = 388_800, code: str = CODE) -> Message:
    return {
        "partnerServiceId": "   12345",
        "customerNo": code,
        "virtualAccountNo": f"   12345{code}",
        "virtualAccountName": "Ayu Lestari",
        "paymentRequestId": "tanya-1",
        "paidAmount": {"value": f"{amount}.00", "currency": "IDR"},
        "referenceNo": number,
        "trxDateTime": "2026-11-23T09:59:00+07:00",
    }


def notice(number: str = "20261123000002", status: str = "00") -> Message:
    return {
        "originalReferenceNo": number,
        "originalPartnerReferenceNo": CODE,
        "latestTransactionStatus": status,
        "amount": {"value": "388800.00", "currency": "IDR"},
    }
