"""Booking: what whoever keeps the books does about money, as pages, programs and the command line ask for it.

Whether she may do it in a case, the core says: her role, her interests, and what she decided there before. What was
typed is judged here all at once, before anything of it is told to the case.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeVar

from licensing.case.acts.paying import transaction_fault
from licensing.case.deciding import decide
from licensing.case.paying_commands import AssignReceipt, ConfirmPayment, PayBack, VoidDebt
from licensing.case.refusals.applications import invalid_form
from licensing.case.refusals.paying import (
    amount_wrong,
    bill_of_others,
    code_of_others,
    code_unknown,
    known_receipt,
    no_such_bill,
    no_such_receipt,
)
from licensing.city.people import Officer
from licensing.clock.calendar import WIB
from licensing.clock.calendars import Calendars
from licensing.forms.fields import Unreadable
from licensing.forms.fields.dates import read_date
from licensing.forms.fields.numbers import read_money
from licensing.history.case import Case
from licensing.money.codes import code_typed
from licensing.money.debt import Debt
from licensing.money.receipt import Receipt, ReceiptKey
from licensing.ports import CaseFile, Cases
from licensing.ports.treasury import Received, Treasury
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, SystemId
from licensing.words.sentences import Sentence
from portal.acts.refusals import books_not_hers

BANK_WRONG: Final = Sentence(
    "Tulis nama sistem bank seperti pada daftar, misalnya bank.va.",
    "Write the bank's system as the list has it, for instance bank.va.",
)
_LONGEST_BANK: Final = 60
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Bookkeeping:
    """What she does it with, and when."""

    treasury: Treasury
    cases: Cases
    officer: Officer
    now: datetime


@dataclass(frozen=True, slots=True)
class ReadOff:
    """What she typed of a movement she read off a statement."""

    code: str = ""
    bank: str = ""
    transaction: str = ""
    amount: str = ""
    paid_on: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """What she typed of money that was paid back."""

    amount: str = ""
    paid_on: str = ""
    order: str = ""


def books_of(treasury: Treasury | None, cases: Cases, officer: Officer, now: datetime) -> Bookkeeping:
    """What she needs; CommandRefused where she keeps no books."""
    if not officer.keeps_books or treasury is None:
        raise books_not_hers()
    return Bookkeeping(treasury, cases, officer, now)


def received(books: Bookkeeping, bank: str, transaction: str) -> Received:
    """A receipt. Raises CommandRefused `no-such-receipt`."""
    found = books.treasury.receipt(books.officer, ReceiptKey(f"{bank}/{transaction}"))
    if found is None:
        raise no_such_receipt()
    return found


def billed(books: Bookkeeping, typed: str) -> tuple[CaseFile, Debt]:
    """What a billing code is for. Raises CommandRefused `no-such-bill`, or `not-yours` where she does not see it."""
    code = code_typed(typed)
    application = books.treasury.billed(code) if code else None
    if code is None or application is None:
        raise no_such_bill()
    try:
        file = books.cases.view(books.officer, application)
    except CommandRefused:
        raise bill_of_others() from None
    return file, next(debt for debt in file.case.debts.values() if code in debt.codes)


def billed_as_typed(books: Bookkeeping, typed: str) -> tuple[CaseFile, Debt]:
    """The same, refused as what is wrong with the field `code`."""
    try:
        return billed(books, typed)
    except CommandRefused as refused:
        raise invalid_form({"code": _code_fault(refused)}) from None


def assign(books: Bookkeeping, known: Received, typed: str) -> Case:
    """Say what a receipt is for. Raises CommandRefused, `already-there` where it was said of another bill."""
    file, debt = billed_as_typed(books, typed)
    return _told(books, file, AssignReceipt(debt.id, known.receipt))


def confirm(books: Bookkeeping, read: ReadOff) -> Case:
    """Say that a movement came in for a bill, which nobody told yet; one that is known has to say the same.

    Raises:
        CommandRefused: `invalid-form` with all that is wrong at once, `already-there`, or what the core says.
    """
    wrong, found = dict[str, Sentence](), None
    try:
        found = billed(books, read.code)
    except CommandRefused as refused:
        wrong["code"] = _code_fault(refused)
    transaction, bank = read.transaction.strip(), read.bank.strip()
    if not 0 < len(bank) <= _LONGEST_BANK or any(each in bank for each in "/ \n"):
        wrong["bank"] = BANK_WRONG
    if fault := transaction_fault(transaction):
        wrong["transaction"] = fault
    amount = _read(read.amount, read_money, "amount", wrong)
    day = _read(read.paid_on, _day, "paid_on", wrong)
    if amount is not None and amount <= 0:
        wrong["amount"] = amount_wrong()
    if found is None or amount is None or day is None or wrong:
        raise invalid_form(wrong)
    file, debt = found
    known = books.treasury.receipt(books.officer, ReceiptKey(f"{bank}/{transaction}"))
    if known is None:
        return _told(books, file, ConfirmPayment(debt.id, SystemId(bank), transaction, amount, day))
    if not _says(known.receipt, amount, day):
        raise known_receipt()
    return _told(books, file, AssignReceipt(debt.id, known.receipt))


def pay_back(books: Bookkeeping, known: Received, typed: Returned) -> Case:
    """Record that left-over money was paid back. Raises CommandRefused with all that is wrong at once."""
    file, debt = debt_of_receipt(books, known)
    wrong = dict[str, Sentence]()
    amount = _read(typed.amount, read_money, "amount", wrong)
    day = _read(typed.paid_on, _day, "paid_on", wrong)
    today = books.now.astimezone(WIB).date()
    command = PayBack(debt.id, known.receipt.key, amount or 0, day or today, typed.order)
    if not wrong:
        return _told(books, file, command)
    raise invalid_form({**_faults(books, file, command), **wrong})


def void(books: Bookkeeping, code: str, reason: str) -> Case:
    """Cancel a bill. Raises CommandRefused."""
    file, debt = billed(books, code)
    return _told(books, file, VoidDebt(debt.id, reason))


def debt_of_receipt(books: Bookkeeping, known: Received) -> tuple[CaseFile, Debt]:
    """What a receipt is told for. Raises CommandRefused where that is nothing, or not for her to see."""
    if known.application is None:
        raise no_such_bill()
    try:
        file = books.cases.view(books.officer, known.application)
    except CommandRefused:
        raise bill_of_others() from None
    told = (
        debt
        for debt in file.case.debts.values()
        if any(paid.receipt == known.receipt.key for paid in debt.paid)
    )
    return file, next(told)


def may_void(file: CaseFile, debt: Debt, officer: Officer, *, now: datetime, calendar: Calendars) -> bool:
    """Whether she could cancel a bill now, with a reason."""
    if not officer.keeps_books:
        return False
    try:
        decide(file.process, file.case, VoidDebt(debt.id, "-"), by=officer, now=now, calendar=calendar)
    except CommandRefused:
        return False
    return True


def seen_of(
    books: Bookkeeping, applications: tuple[ApplicationNumber, ...]
) -> dict[ApplicationNumber, CaseFile]:
    """Those of these cases that are for her to see."""
    return dict(books.cases.views(books.officer, tuple(dict.fromkeys(applications))))


def _told(
    books: Bookkeeping, file: CaseFile, command: AssignReceipt | ConfirmPayment | PayBack | VoidDebt
) -> Case:
    return books.cases.handle(books.officer, file.case.application, command, now=books.now)


def _faults(books: Bookkeeping, file: CaseFile, command: PayBack) -> dict[str, Sentence]:
    """What the core finds wrong beside what could not be read."""
    try:
        decide(file.process, file.case, command, by=books.officer, now=books.now, calendar=Calendars())
    except CommandRefused as refused:
        if not refused.fields:
            raise
        return dict(refused.fields)
    return {}


def _says(known: Receipt, amount: int, day: date) -> bool:
    return (known.amount_rupiah, known.paid_at.astimezone(WIB).date()) == (amount, day)


def _code_fault(refused: CommandRefused) -> Sentence:
    return code_of_others() if refused.code == "not-yours" else code_unknown()


def _read(typed: str, read: Callable[[str], _Value], part: str, wrong: dict[str, Sentence]) -> _Value | None:
    try:
        return read(typed)
    except Unreadable as unreadable:
        wrong[part] = unreadable.sentence
        return None


def _day(typed: str) -> date:
    return date.fromisoformat(read_date(typed))
