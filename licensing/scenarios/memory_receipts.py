"""Receipts in memory, over cases in memory: what banks told, and what officers read off statements."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import assert_never

from licensing.case.paying_commands import ReceiveMoney
from licensing.city.people import Party, Service, keeps_books
from licensing.history.events import MoneyReceived
from licensing.money.codes import code_typed
from licensing.money.receipt import Receipt, ReceiptKey
from licensing.money.settling import settle
from licensing.ports.receipts import Kept, Stated
from licensing.ports.treasury import SPECIAL, OtherTelling, Received, Which
from licensing.scenarios.memory_cases import MemoryCases
from licensing.words.identifiers import ApplicationNumber, SystemId

_Told = tuple[ApplicationNumber, MoneyReceived]


@dataclass(slots=True)
class MemoryReceipts:
    """`Treasury` over cases in memory, and what a bank tells."""

    cases: MemoryCases
    kept: dict[ReceiptKey, Received] = field(default_factory=dict[ReceiptKey, Received])

    def receive(self, receipts: Sequence[Receipt], *, now: datetime, stated: Stated = None) -> Sequence[Kept]:
        """Keep receipts, each once, and tell the cases whose codes they bear."""
        return [self._receive(each, now, stated) for each in receipts]

    def received(
        self, party: Party, which: Which = "all", *, now: datetime, limit: int = 25, offset: int = 0
    ) -> tuple[Received, ...]:
        seen = [each for each in self._all() if _is(each, which, now)] if keeps_books(party) else []
        newest = sorted(seen, key=lambda each: (-each.receipt.paid_at.timestamp(), each.receipt.key))
        return tuple(newest[offset : offset + limit])

    def counts(self, party: Party, *, now: datetime) -> Mapping[Which, int]:
        found = [*self._all()] if keeps_books(party) else []
        return {which: sum(_is(each, which, now) for each in found) for which in SPECIAL}

    def receipt(self, party: Party, key: ReceiptKey) -> Received | None:
        found = (each for each in self._all() if each.receipt.key == key)
        return next(found, None) if keeps_books(party) else None

    def billed(self, code: str) -> ApplicationNumber | None:
        for number in self.cases.histories:
            if any(code in debt.codes for debt in self.cases.view(Service(), number).case.debts.values()):
                return number
        return None

    def _receive(self, receipt: Receipt, now: datetime, stated: Stated) -> Kept:
        known = next((each for each in self._all() if each.receipt.key == receipt.key), None)
        if known is None:
            self.kept[receipt.key] = Received(receipt, now, None, stated, receipt.amount_rupiah, None)
            self._tell(receipt, now)
            return "new"
        again = replace(known, stated_on=known.stated_on or stated)
        if known.receipt.amount_rupiah != receipt.amount_rupiah:
            other = OtherTelling(receipt.amount_rupiah, receipt.reference, receipt.source)
            self.kept[receipt.key] = replace(again, other=other)
            return "differs"
        self.kept[receipt.key] = again
        return "known"

    def _tell(self, receipt: Receipt, now: datetime) -> None:
        code = code_typed(receipt.reference)
        application = self.billed(code) if code else None
        if application is None:
            return
        debts = self.cases.view(Service(), application).case.debts.values()
        debt = next(each for each in debts if code in each.codes)
        self.cases.handle(Service(), application, ReceiveMoney(debt.id, receipt), now=now)

    def _all(self) -> Iterator[Received]:
        told = {event.receipt: (number, event) for number, event in self._told()}
        for key in dict.fromkeys((*self.kept, *told)):
            kept, by = self.kept.get(key), told.get(key)
            if by is None:
                if kept is not None:
                    yield kept
                continue
            number, event = by
            kept = kept or Received(_by_hand(event), event.at, number, None, 0, None)
            yield replace(kept, application=number, left_rupiah=self._left(number, key))

    def _told(self) -> Iterator[_Told]:
        for number, history in self.cases.histories.items():
            yield from ((number, event) for event in history if isinstance(event, MoneyReceived))

    def _left(self, application: ApplicationNumber, key: ReceiptKey) -> int:
        debts = self.cases.view(Service(), application).case.debts.values()
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
