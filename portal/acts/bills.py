"""Bills of a case as people see them: what is to be paid today, what was paid, what is missing, and what was too much.

Comes from the debts of a case and its history; nothing is counted here that `money.settling` does not say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from licensing.history.effects import Answered, AskQr
from licensing.history.events import AmountAssessed, DebtVoided, EffectOwed, MoneyPaidBack, MoneyReceived
from licensing.history.rounds import Document
from licensing.money.codes import code_groups
from licensing.money.debt import Debt, DebtId
from licensing.money.receipt import Channel
from licensing.money.settling import Settlement, Share, interest_of, months_late, settle
from licensing.ports import CaseFile
from licensing.process.explaining import explained
from licensing.process.paying import QR, Payment, debt_of
from licensing.values.calculating import Calculation
from licensing.words.sentences import Sentence
from portal.acts.amounts import Amount
from portal.acts.bill_states import ASKING, STATES, State, state_of

CHANNELS: Final[Mapping[Channel, Sentence]] = {
    "virtual-account": Sentence("virtual account", "virtual account"),
    "qris": Sentence("QRIS", "QRIS"),
    "transfer": Sentence("transfer", "transfer"),
}


@dataclass(frozen=True, slots=True)
class Paying:
    """One movement of money for a debt, and what became of it; `by` is who read it off a statement, "" for nobody."""

    share: Share
    channel: Channel
    by: str

    @property
    def amount_rupiah(self) -> int:
        return self.share.principal_rupiah + self.share.interest_rupiah + self.share.over_rupiah

    @property
    def said(self) -> Sentence:
        """The way it came."""
        return CHANNELS[self.channel]

    @property
    def address(self) -> str:
        """Its receipt, below the page of all that came in."""
        return self.share.receipt

    @property
    def number(self) -> str:
        """The bank's own number of it."""
        return self.share.receipt.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Bill:
    """A debt as it stands on a day.

    Args:
        documents: what asks for it, the last one counts.
        backs: what was paid back of it.
        why_void: why it is owed no more, where an officer said so.
        amount: how it came about; None where that is not known line by line.
        qr: what the bank made for it to be scanned, as long as it asks for the amount of today; "" for none.
    """

    name: Sentence
    settled: Settlement
    state: State
    on: date
    payment: Payment | None
    documents: tuple[Document, ...]
    payments: tuple[Paying, ...]
    backs: tuple[MoneyPaidBack, ...]
    why_void: str = ""
    amount: Amount | None = None
    qr: str = ""

    @property
    def debt(self) -> Debt:
        return self.settled.debt

    @property
    def code(self) -> str:
        return self.debt.codes[-1] if self.debt.codes else ""

    @property
    def groups(self) -> tuple[str, ...]:
        """The code as it is read and typed."""
        return code_groups(self.code)

    def virtual_account(self, prefix: str) -> tuple[str, ...]:
        """The number of the virtual account at a bank that puts this before the code."""
        return code_groups(prefix + self.code)

    @property
    def said(self) -> Sentence:
        return STATES[self.state]

    @property
    def is_asked(self) -> bool:
        """Whether somebody still has to pay it."""
        return self.state in ASKING

    @property
    def interest_rupiah(self) -> int:
        """What being late costs beside what is unpaid, today."""
        return interest_of(self.debt, self.settled.unpaid_rupiah, self.on) if self.is_asked else 0

    @property
    def months(self) -> int:
        """For how many months it is late today."""
        return months_late(self.debt, self.on)

    @property
    def payable_rupiah(self) -> int:
        """What pays all of it today."""
        return self.settled.unpaid_rupiah + self.interest_rupiah if self.is_asked else 0

    @property
    def paid_rupiah(self) -> int:
        return sum(each.amount_rupiah for each in self.debt.paid)

    @property
    def left_rupiah(self) -> int:
        """What was too much or came for nothing, and is not paid back yet."""
        return sum(share.left_rupiah for share in self.settled.shares)

    @property
    def back_rupiah(self) -> int:
        return sum(each.amount_rupiah for each in self.debt.paid_back)


def bills_of(file: CaseFile, *, on: date) -> tuple[Bill, ...]:
    """The debts of a case, in the order in which they were assessed; none of which nothing ever was to be paid."""
    debts = file.case.debts.values()
    return tuple(_bill(file, debt, on) for debt in debts if debt.assessed_rupiah or debt.paid)


def amounts_beside(amounts: Iterable[Amount], bills: Iterable[Bill]) -> list[Amount]:
    """Those that no bill tells of already, as it was assessed."""
    told = {each.amount.lines[-1].name for each in bills if each.amount}
    return [each for each in amounts if each.lines[-1].name not in told]


def bill_with(file: CaseFile, code: str, *, on: date) -> Bill | None:
    """The bill of a code; None where the case has none such."""
    return next((each for each in bills_of(file, on=on) if code in each.debt.codes), None)


def _bill(file: CaseFile, debt: Debt, on: date) -> Bill:
    assessed = [each for each in file.events if isinstance(each, AmountAssessed) and each.debt == debt.id][-1]
    step, settled = file.step(assessed.where), settle(debt)
    voided = [each for each in file.events if isinstance(each, DebtVoided) and each.debt == debt.id]
    return Bill(
        step.name,
        settled,
        state_of(file, settled, on),
        on,
        step.payment,
        tuple(_documents(file, debt.id)),
        tuple(_payments(file, settled)),
        tuple(each for each in file.events if isinstance(each, MoneyPaidBack) and each.debt == debt.id),
        voided[-1].reason if voided and debt.void else "",
        _amount(file, assessed),
        _qr(file, settled, on),
    )


def _qr(file: CaseFile, settled: Settlement, on: date) -> str:
    """The amount stands in it, so it is right only while nothing was paid and nothing is late."""
    debt = settled.debt
    if debt.paid or not settled.unpaid_rupiah or settled.payable_rupiah(on) != debt.owed_rupiah:
        return ""
    asked = (each.effect for each in file.events if isinstance(each, EffectOwed))
    keys = [each.key for each in asked if isinstance(each, AskQr) and each.code in debt.codes[-1:]]
    said = (file.case.performed.get(key) for key in keys)
    return next((str(each.answers.get(QR, "")) for each in said if isinstance(each, Answered)), "")


def _documents(file: CaseFile, debt: DebtId) -> Iterator[Document]:
    for made in file.case.made:
        bill = file.step(made.where).bill if made.kind == "bill" else None
        if bill is not None and debt_of(bill.of, made.where.line) == debt:
            yield made


def _payments(file: CaseFile, settled: Settlement) -> Iterator[Paying]:
    told = {each.receipt: each for each in file.events if isinstance(each, MoneyReceived)}
    for share in settled.shares:
        received = told[share.receipt]
        yield Paying(share, received.channel, received.by.name if received.by else "")


def _amount(file: CaseFile, assessed: AmountAssessed) -> Amount | None:
    made = assessed.calculation
    if made is None or not _is_known(file, made):
        return None
    lines = explained(file.process, made)
    value = next((each for each in file.process.values if f"values.{each.id}" == made.of), None)
    return Amount((value and value.label) or lines[-1].label, lines)


def _is_known(file: CaseFile, made: Calculation) -> bool:
    """Whether the process still has every value of a calculation; a case can have been moved to another one."""
    values = {f"values.{each.id}" for each in file.process.values}
    return all(line.name in values for line in made.lines)
