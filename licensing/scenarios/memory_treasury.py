"""What was received, in memory: what banks told, and what officers read off statements, by what cases tell of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import assert_never

from licensing.city.people import Party, Service, keeps_books
from licensing.history.events import MoneyReceived
from licensing.money.receipt import Receipt, ReceiptKey
from licensing.money.settling import settle
from licensing.ports.treasury import SPECIAL, OtherTelling, Received, Which
from licensing.scenarios.memory_cases import MemoryCases
from licensing.scenarios.memory_receipts import MemoryReceipts
from licensing.words.identifiers import ApplicationNumber, SystemId

_Told = tuple[ApplicationNumber, MoneyReceived]


@dataclass(frozen=True, slots=True)
class MemoryTreasury:
    """`Treasury` over receipts and cases in memory."""

    receipts: MemoryReceipts

    def received(
        self, party: Party, which: Which = "all", *, now: datetime, limit: int = 25, offset: int = 0
    ) -> tuple[Received, ...]:
        seen = [each for each in self._seen_by(party) if _is(each, which, now)]
        newest = sorted(seen, key=lambda each: (-each.receipt.paid_at.timestamp(), each.receipt.key))
        return tuple(newest[offset : offset + limit])

    def counts(self, party: Party, *, now: datetime) -> Mapping[Which, int]:
        found = [*self._seen_by(party)]
        return {which: sum(_is(each, which, now) for each in found) for which in SPECIAL}

    def receipt(self, party: Party, key: ReceiptKey) -> Received | None:
        return next((each for each in self._seen_by(party) if each.receipt.key == key), None)

    def billed(self, code: str) -> ApplicationNumber | None:
        for number in self._cases.histories:
            if any(code in debt.codes for debt in self._cases.view(Service(), number).case.debts.values()):
                return number
        return None

    @property
    def _cases(self) -> MemoryCases:
        return self.receipts.cases

    def _seen_by(self, party: Party) -> Iterator[Received]:
        if not keeps_books(party):
            return
        told = {event.receipt: (number, event) for number, event in self._told()}
        for key in dict.fromkeys((*self.receipts.kept, *told)):
            by, kept = told.get(key), self.receipts.kept.get(key)
            receipt = kept or (_by_hand(by[1]) if by else None)
            if receipt is not None:
                yield self._received(receipt, by)

    def _received(self, receipt: Receipt, by: _Told | None) -> Received:
        key, other = receipt.key, self.receipts.others.get(receipt.key)
        return Received(
            receipt,
            by[1].at if by else receipt.paid_at,
            by[0] if by else None,
            self.receipts.stated.get(key),
            self._left(by[0], key) if by else receipt.amount_rupiah,
            OtherTelling(other.amount_rupiah, other.reference, other.source) if other else None,
        )

    def _told(self) -> Iterator[_Told]:
        for number, history in self._cases.histories.items():
            yield from ((number, event) for event in history if isinstance(event, MoneyReceived))

    def _left(self, application: ApplicationNumber, key: ReceiptKey) -> int:
        debts = self._cases.view(Service(), application).case.debts.values()
        shares = (share for debt in debts for share in settle(debt).shares)
        return next(share.left_rupiah for share in shares if share.receipt == key)


def _by_hand(event: MoneyReceived) -> Receipt:
    bank, _, transaction = event.receipt.partition("/")
    paid_at = event.paid_at.astimezone(UTC)
    return Receipt(SystemId(bank), transaction, event.amount_rupiah, paid_at, "", event.channel, "by-hand")


def _is(each: Received, which: Which, now: datetime) -> bool:
    match which:
        case "all":
            return True
        case "for-nobody":
            return each.application is None
        case "differs":
            return each.other is not None
        case "too-much":
            return each.application is not None and each.left_rupiah > 0
        case "unstated":
            return each.is_unstated(now)
        case _:
            assert_never(which)
