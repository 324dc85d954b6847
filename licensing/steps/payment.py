"""`payment`: the applicant is billed, and her money carries the case on.

pembayaran:
  payment:
    amount: values.retribusi
    account: 4.1.02.03.01.0001
    bill: {template: letters/skrd, number: "SKRD/{seq:04d}/{year}"}
    within: 30 days
    interest: {percent: 1, at_most: 24 months, account: 4.1.04.12.02.0001}
    confirm: {by: dpmptsp.bendahara_penerimaan, not_by: [perhitungan]}
    then: konsep
    on_silence: tagihan

Nothing is billed, and the case goes on at once, where the amount is nothing or is paid already. Silence counts a few
days after the time is over, when the banks' statements of its last day have come; what was paid within it is in time.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Final

from pydantic import Field

from licensing.clock.spans import LimitText, SpanText
from licensing.money.debt import AccountCode, Interest
from licensing.process.paying import Payment
from licensing.process.protocol import PAID
from licensing.process.step import Step
from licensing.steps.billing import RULE, BillText, check_silence, read_bill
from licensing.steps.rows import asks_within
from licensing.steps.silence import answered_or_silent
from licensing.steps.text import Draft, WayText, WrittenExit
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId
from licensing.words.sentences import Sentence

AccountText = Annotated[
    str, Field(pattern=r"^[1-9](\.[0-9]{1,4}){1,5}$", description="kode rekening: 4.1.02.03.01.0001")
]
SAID: Final = Sentence("dibayar", "paid")


class InterestText(Text):
    """What paying late costs for each month begun, for how long at most, and under which account code."""

    percent: int | Decimal = Field(gt=0, le=100)
    at_most: SpanText
    account: AccountText


class ConfirmText(Text):
    """Who may say that money has come in where no bank told so; never whoever decided one of the steps `not_by`."""

    by: str
    not_by: tuple[str, ...] = ()


class PaymentText(Text):
    """What is to be paid, under which account code, how it is billed, until when, and who may confirm it."""

    amount: str = Field(description="an amount of money: values.retribusi")
    reduction: str | None = Field(default=None, description="what of it is let off: an amount of money")
    account: AccountText
    bill: BillText
    within: LimitText | None = None
    interest: InterestText | None = None
    confirm: ConfirmText
    bank: str | None = Field(default=None, description="the bank's system that is asked for a QR code")
    then: str | WayText
    on_silence: str | WayText | None = None

    def has_outcomes(self) -> bool:
        return False

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        return answered_or_silent(PAID, SAID, then=self.then, on_silence=self.on_silence)

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        check_silence(draft, path, is_timed=self.within is not None, leads=self.on_silence is not None)
        bill = read_bill(draft, (*path, "bill"), self.bill, step.id, of=step.id, kind="payment")
        step = replace(step, needs=asks_within(draft, path, None, self.within), bill=bill)
        amount = draft.amount((*path, "amount"), self.amount)
        reduction = None if self.reduction is None else draft.amount((*path, "reduction"), self.reduction)
        below = (*path, "confirm")
        confirm = draft.agency_role((*below, "by"), self.confirm.by)
        not_by = tuple(
            draft.decided((*below, "not_by", n), other, step.id)
            for n, other in enumerate(self.confirm.not_by)
        )
        bank = None if self.bank is None else draft.bank((*path, "bank"), self.bank)
        interest = self._interest(draft, (*path, "interest"))
        if amount is None:
            return step
        account = AccountCode(self.account)
        return replace(step, payment=Payment(amount, account, confirm, reduction, interest, not_by, bank))

    def _interest(self, draft: Draft, path: Path) -> Interest | None:
        if self.interest is None:
            return None
        if self.within is None:
            message = "nobody is ever late: there is no time to pay within."
            draft.report(path, RULE, message, "Add within: 30 days, or remove interest.", at_key=True)
        at_most = self.interest.at_most
        if at_most.unit != "month":
            message = "interest is counted in months."
            draft.report((*path, "at_most"), RULE, message, "Write it in months: 24 months.")
        return Interest(Decimal(self.interest.percent), at_most.amount, AccountCode(self.interest.account))
