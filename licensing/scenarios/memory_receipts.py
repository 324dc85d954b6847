"""`Receipts` in memory: kept once by the bank's own number, then told to the case whose code they bear."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from licensing.case.paying_commands import ReceiveMoney
from licensing.city.people import Service
from licensing.money.codes import code_typed
from licensing.money.debt import Debt
from licensing.money.receipt import Receipt, ReceiptKey
from licensing.ports import CaseFile, Cases, Payable
from licensing.ports.receipts import Kept, Stated, payable_of
from licensing.scenarios.memory_cases import MemoryCases


@dataclass(slots=True)
class MemoryReceipts:
    """The receipts of the cases of one memory.

    Attributes:
        stated: the day of the statement that has one.
        others: what another telling of the same movement said, where it differs.
    """

    cases: MemoryCases
    kept: dict[ReceiptKey, Receipt] = field(default_factory=dict[ReceiptKey, Receipt])
    stated: dict[ReceiptKey, date] = field(default_factory=dict[ReceiptKey, date])
    others: dict[ReceiptKey, Receipt] = field(default_factory=dict[ReceiptKey, Receipt])

    def receive(self, receipts: Sequence[Receipt], *, stated: Stated = None) -> Sequence[Kept]:
        if stated is not None:
            self.stated = {**{each.key: stated for each in receipts}, **self.stated}
        return [self._receive(each) for each in receipts]

    def payable(self, code: str, now: datetime) -> Payable | None:
        found = self._with_code(code)
        return None if found is None else payable_of(found[0].process, found[1], code, now)

    def match(self, *, now: datetime) -> int:
        return sum(self._tell(each, now) for each in self.kept.values())

    def _receive(self, receipt: Receipt) -> Kept:
        known = self.kept.setdefault(receipt.key, receipt)
        if known is not receipt:
            says_same = (known.amount_rupiah, known.reference) == (receipt.amount_rupiah, receipt.reference)
            if not says_same:
                self.others[receipt.key] = receipt
            return "known" if says_same else "differs"
        self._tell(receipt, receipt.paid_at)
        return "new"

    def _tell(self, receipt: Receipt, now: datetime) -> bool:
        code = code_typed(receipt.reference)
        found = self._with_code(code) if code else None
        if found is None:
            return False
        file, debt = found
        if any(paid.receipt == receipt.key for paid in debt.paid):
            return False
        self._cases.handle(Service(), file.case.application, ReceiveMoney(debt.id, receipt), now=now)
        return True

    @property
    def _cases(self) -> Cases:
        return self.cases

    def _with_code(self, code: str) -> tuple[CaseFile, Debt] | None:
        for application in self.cases.histories:
            file = self.cases.view(Service(), application)
            for debt in file.case.debts.values():
                if code in debt.codes:
                    return file, debt
        return None
