"""The API's routes for money that came in, for whoever keeps the books; everybody else is refused."""

from typing import Annotated

from fastapi import Depends, Query

from licensing.ports.treasury import Which
from portal.acts import booking as acts
from portal.acts.bills import Bill, bill_with
from portal.acts.verify import today
from portal.api.models.applications import ReasonIn
from portal.api.models.money import (
    AssignmentIn,
    BilledOut,
    ConfirmationIn,
    ReceivedOut,
    ReceivedPage,
    RefundIn,
)
from portal.api.views.money import billed_out, received_out
from portal.door.access import AnOfficer, for_officers
from portal.door.door import ADoor
from portal.door.posted import clean

officers = for_officers()
AT_ONCE = 100


def books(door: ADoor, officer: AnOfficer) -> acts.Bookkeeping:
    """What an officer keeps the books with. Raises CommandRefused for any other."""
    portal = door.portal
    return acts.books_of(portal.treasury, portal.cases, officer, portal.now())


TheBooks = Annotated[acts.Bookkeeping, Depends(books)]


@officers.get("/api/v1/receipts", tags=["money"])
def receipts(
    books: TheBooks, which: Which = "all", page: Annotated[int, Query(ge=1, le=1000)] = 1
) -> ReceivedPage:
    """What came in, newest first, a hundred at a time."""
    found = books.treasury.received(
        books.officer, which, now=books.now, limit=AT_ONCE + 1, offset=(page - 1) * AT_ONCE
    )
    return ReceivedPage(
        receipts=[received_out(each) for each in found[:AT_ONCE]],
        more=len(found) > AT_ONCE,
        counts={**books.treasury.counts(books.officer, now=books.now)},
    )


@officers.post("/api/v1/receipts", tags=["money"])
def confirm(books: TheBooks, confirmation: ConfirmationIn) -> ReceivedOut:
    """Say that money for a bill is on a statement of which no bank told; the application goes on."""
    bank, transaction = clean(confirmation.bank).strip(), clean(confirmation.transaction).strip()
    amount, day = str(confirmation.amount), confirmation.paid_on.isoformat()
    acts.confirm(books, acts.ReadOff(clean(confirmation.code), bank, transaction, amount, day))
    return received_out(acts.received(books, bank, transaction))


@officers.get("/api/v1/receipts/{bank}/{transaction}", tags=["money"])
def receipt(books: TheBooks, bank: str, transaction: str) -> ReceivedOut:
    return received_out(acts.received(books, bank, transaction))


@officers.post("/api/v1/receipts/{bank}/{transaction}/assignment", tags=["money"])
def assign(books: TheBooks, bank: str, transaction: str, assignment: AssignmentIn) -> ReceivedOut:
    """Say which bill a receipt is for that nobody could match; it stays with that one."""
    acts.assign(books, acts.received(books, bank, transaction), clean(assignment.code))
    return received_out(acts.received(books, bank, transaction))


@officers.post("/api/v1/receipts/{bank}/{transaction}/refund", tags=["money"])
def pay_back(books: TheBooks, bank: str, transaction: str, refund: RefundIn) -> ReceivedOut:
    """Note that money which no bill took was paid back; each order once."""
    typed = acts.Returned(str(refund.amount), refund.paid_on.isoformat(), clean(refund.order))
    acts.pay_back(books, acts.received(books, bank, transaction), typed)
    return received_out(acts.received(books, bank, transaction))


@officers.get("/api/v1/bills/{code}", tags=["money"])
def bill(books: TheBooks, code: str) -> BilledOut:
    """What a billing code is for."""
    file, debt = acts.billed(books, clean(code))
    return billed_out(file, _told(bill_with(file, debt.codes[-1], on=today(books.now))))


@officers.post("/api/v1/bills/{code}/cancellation", tags=["money"])
def cancel(books: TheBooks, code: str, reason: ReasonIn) -> BilledOut:
    """Nothing of it is owed any more. The application waits for a new bill or its end; what was paid is the payer's."""
    acts.void(books, clean(code), clean(reason.reason))
    return bill(books, code)


def _told(bill: Bill | None) -> Bill:
    if bill is None:
        raise AssertionError("a debt with a code is a bill")
    return bill
