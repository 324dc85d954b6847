"""Paying: money that comes in, is paid back, or is owed no longer, and what the case makes of that.

Money is a fact: it is told whatever the case has come to, and what it pays is worked out from all of it. The case goes
on the moment its debt is settled; what came too late for that, or too much, stays the payer's until it is paid back.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from licensing.case.acts.reasons import read_reason
from licensing.case.authority import check_no_interest, decided_before, mandate_in
from licensing.case.billing import rounds_asking
from licensing.case.course import Course
from licensing.case.keys import effect_key
from licensing.case.paying_commands import (
    AssignReceipt,
    ConfirmPayment,
    PayBack,
    PayingCommand,
    ReceiveMoney,
    VoidDebt,
)
from licensing.case.refusals.applications import invalid_form
from licensing.case.refusals.authority import four_eyes
from licensing.case.refusals.paying import (
    amount_wrong,
    assigned_already,
    bank_wrong,
    day_wrong,
    known_receipt,
    more_than_left,
    no_such_debt,
    nothing_owed,
    nothing_to_change,
    order_known,
    order_wrong,
    reason_for_void,
    transaction_wrong,
)
from licensing.city.mandates import Acted
from licensing.city.people import Party
from licensing.clock.calendar import WIB
from licensing.history.case import Case
from licensing.history.effects import Notify
from licensing.history.events import DebtVoided, MoneyPaidBack, MoneyReceived
from licensing.history.owing_money import gets_nothing
from licensing.history.places import MAIN, Line
from licensing.history.rounds import Round
from licensing.money.debt import Debt, DebtId, Paid
from licensing.money.receipt import Receipt, ReceiptKey
from licensing.money.settling import settle
from licensing.process.graph import Process
from licensing.process.paying import Payment
from licensing.words.folding import legible
from licensing.words.identifiers import StepId
from licensing.words.sentences import Sentence

_TRANSACTION: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_LONGEST_ORDER: Final = 64
NOON: Final = time(12)
"""A statement names a day: what an officer reads off it counts from the middle of that."""


def pay(course: Course, command: PayingCommand, by: Party) -> None:
    """Tell what is said of money, and go on where the debt is settled by it.

    Raises:
        CommandRefused: `not-yours`, `conflict-of-interest` or `four-eyes` by whom it is said; `not-now` where the case
            has no such debt, or nothing of it is owed; `already-there` for a movement that is known as something else;
            `invalid-form` with a sentence for each of what was typed.
    """
    debt = course.case.debts.get(command.debt)
    if debt is None:
        raise no_such_debt()
    match command:
        case ReceiveMoney(receipt=receipt):
            _receive(course, debt, receipt, None)
        case AssignReceipt(receipt=receipt):
            _receive(course, debt, receipt, _mandated(course, debt, by))
        case ConfirmPayment():
            acted = _mandated(course, debt, by)
            _check_confirmed(course, command, payment_of(course.process, debt.id))
            _receive(course, debt, _by_hand(command), acted)
        case PayBack():
            _pay_back(course, debt, command, _mandated(course, debt, by))
        case VoidDebt():
            _void(course, debt, command, _mandated(course, debt, by))


def payment_of(process: Process, debt: DebtId) -> Payment | None:
    """How the debt of a history is paid today; None where the definition no longer has its step."""
    return process.step(_step_of(debt)).payment


def _step_of(debt: DebtId) -> StepId:
    return StepId(debt.rpartition(":")[2])


def _line_of(debt: DebtId) -> Line:
    return Line(debt.rpartition(":")[0] or MAIN)


def _mandated(course: Course, debt: Debt, by: Party) -> Acted:
    """Her mandate: she holds the role, has no interest in the case, and calculated nothing of it."""
    payment = payment_of(course.process, debt.id)
    mandate = mandate_in(payment.confirm if payment else None, by)
    check_no_interest(course.process, course.case, mandate.officer)
    before = decided_before(
        course.process,
        course.case,
        payment.not_by if payment else (),
        mandate.officer.id,
        seen_from=_line_of(debt.id),
    )
    if before is not None:
        raise four_eyes(course.process.step(before.where.step), before.at)
    return mandate.acted()


def _receive(course: Course, debt: Debt, receipt: Receipt, by: Acted | None) -> None:
    """Money has come in; told a second time it changes nothing."""
    of = next((each for each in course.case.debts.values() if _paid(each, receipt)), None)
    if of is not None:
        if by is not None:
            _check_told_so(debt, of, receipt)
        return
    course.tell(
        MoneyReceived(
            course.now,
            debt.id,
            receipt.key,
            receipt.amount_rupiah,
            receipt.paid_at,
            receipt.channel,
            by,
        )
    )
    _tell_payer(course, debt.id)
    for where in tuple(rounds_asking(course.process, course.case, debt)):
        course.settle(where.line)


def _paid(debt: Debt, receipt: Receipt) -> Paid | None:
    return next((each for each in debt.paid if each.receipt == receipt.key), None)


def _check_told_so(debt: Debt, of: Debt, receipt: Receipt) -> None:
    """What an officer says of a movement that is on record: it is for the same debt, of that amount and day."""
    known = _paid(of, receipt)
    if of.id != debt.id:
        raise assigned_already()
    if known is None or (known.amount_rupiah, known.on) != (receipt.amount_rupiah, _day(receipt.paid_at)):
        raise known_receipt()


def _tell_payer(course: Course, debt: DebtId) -> None:
    where = _asked_last(course.case, debt).where
    count = len(course.case.debts[debt].paid)
    key = effect_key(course.case.application, where, f"paid-{count}")
    course.owe(Notify(key, where, "paid"))


def _asked_last(case: Case, debt: DebtId) -> Round:
    """The round that assessed a debt last."""
    asked = (
        round
        for round in reversed(case.rounds)
        if (round.where.line, round.where.step) == (_line_of(debt), _step_of(debt))
    )
    return next(asked)


def _by_hand(command: ConfirmPayment) -> Receipt:
    at = datetime.combine(command.paid_on, NOON, WIB)
    return Receipt(command.bank, command.transaction, command.amount_rupiah, at, "", "transfer", "by-hand")


def _check_confirmed(course: Course, command: ConfirmPayment, payment: Payment | None) -> None:
    """Under another bank's name the same movement would be money twice, once that bank's statement tells it."""
    bank = payment.bank if payment else None
    wrong = {
        "bank": None if bank is None or command.bank == bank.id else bank_wrong(bank.id),
        "transaction": transaction_fault(command.transaction),
        "amount": None if command.amount_rupiah > 0 else amount_wrong(),
        "paid_on": _day_fault(course, command.paid_on),
    }
    _refuse(wrong)


def transaction_fault(number: str) -> Sentence | None:
    """What is wrong with a bank's number of a movement."""
    return None if _TRANSACTION.fullmatch(number) else transaction_wrong()


def _pay_back(course: Course, debt: Debt, command: PayBack, by: Acted) -> None:
    order = legible(command.order).strip()
    share = next((each for each in settle(debt).shares if each.receipt == command.receipt), None)
    left = share.left_rupiah if share else 0
    wrong = {
        "amount": amount_wrong()
        if command.amount_rupiah <= 0
        else (more_than_left(left) if command.amount_rupiah > left else None),
        "order": _order_fault(debt, command.receipt, order),
        "paid_on": _day_fault(course, command.paid_on),
    }
    _refuse(wrong)
    course.tell(
        MoneyPaidBack(course.now, debt.id, command.receipt, command.amount_rupiah, command.paid_on, order, by)
    )


def _order_fault(debt: Debt, receipt: ReceiptKey, order: str) -> Sentence | None:
    if not 0 < len(order) <= _LONGEST_ORDER:
        return order_wrong()
    is_known = any((each.receipt, each.order) == (receipt, order) for each in debt.paid_back)
    return order_known() if is_known else None


def _void(course: Course, debt: Debt, command: VoidDebt, by: Acted) -> None:
    reason = read_reason(command.reason, missing=reason_for_void())
    if debt.void is not None:
        raise nothing_owed()
    is_asked = any(rounds_asking(course.process, course.case, debt))
    if settle(debt).is_settled and not is_asked and not gets_nothing(course.case.ending):
        raise nothing_to_change()
    course.tell(DebtVoided(course.now, debt.id, reason, by))


def _day_fault(course: Course, day: date) -> Sentence | None:
    today = _day(course.now)
    earliest = _day(course.case.submitted_at) - timedelta(days=1)
    return None if earliest < day <= today else day_wrong(today)


def _refuse(wrong: dict[str, Sentence | None]) -> None:
    faults = {part: fault for part, fault in wrong.items() if fault is not None}
    if faults:
        raise invalid_form(faults)


def _day(at: datetime) -> date:
    return at.astimezone(WIB).date()
