"""The books: what a transaction posts in them, and the bills it makes.

Each event of a case is the reason of its own rows, so a history says again at any time what has to stand there. No SQL
beside the names of the functions, in `sql/ledger_v1.sql`.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import psycopg
from pydantic_core import to_json

from licensing.case.refusals.paying import assigned_already, known_receipt
from licensing.clock.calendar import WIB
from licensing.history.case import Case
from licensing.history.events import (
    BillCoded,
    Event,
    MoneyReceived,
)
from licensing.history.posting import Posting
from licensing.money.books import SIDES
from licensing.money.settling import settle
from licensing.process.graph import Process
from licensing.words.errors import CommandRefused
from storage.exchange import Statement
from storage.rows import Advance

_POST: Final = "select post_v1($1, $2, $3)"
_RECEIVE: Final = "select receive_v1($1)"
_MATCHED: Final = "select matched_v1($1, $2)"

Row = dict[str, object]


def posting(advance: Advance) -> tuple[Statement, ...]:
    """The statements that write what an advance makes of its case's debts; none where it makes nothing."""
    if not advance.after.debts:
        return ()
    posted = [*posted_by(advance.process, advance.before, advance.events)]
    billed = [_bill(advance.after, event) for event in advance.events if isinstance(event, BillCoded)]
    received = [event for event in advance.events if isinstance(event, MoneyReceived)]
    by_hand = [receipt_row(event) for event in received if event.by is not None]
    statements: list[Statement] = []
    if by_hand:
        statements.append((_RECEIVE, to_json(by_hand).decode()))
    if posted or billed:
        written = to_json(posted).decode(), to_json(billed).decode()
        statements.append((_POST, advance.application, *written))
    if received:
        told = [
            {"receipt": event.receipt, "amount": event.amount_rupiah, "paid_at": event.paid_at}
            for event in received
        ]
        statements.append((_MATCHED, advance.application, to_json(told).decode()))
    return tuple(statements)


def booked_already(error: psycopg.Error) -> CommandRefused | None:
    """What to tell the person, where a receipt is another case's or says something else; None for any other error."""
    match error.sqlstate:
        case "IZ003":
            return assigned_already()
        case "IZ004":
            return known_receipt()
        case _:
            return None


def posted_by(process: Process, before: Case | None, events: tuple[Event, ...]) -> Iterator[Row]:
    """What has to stand in the books because of these events."""
    posting = Posting(before.debts, before.ending) if before else Posting()
    for number, event in enumerate(events, start=before.version + 1 if before else 1):
        for posted in posting.told(event, number):
            entry = posted.entry
            debit, credit = SIDES[entry.kind]
            yield {
                "kind": entry.kind,
                "debit": debit,
                "credit": credit,
                "amount": posted.amount_rupiah,
                "account": entry.account,
                "day": entry.day,
                "agency": process.issuer,
                "permit": process.permit,
                "debt": entry.debt,
                "receipt": entry.receipt,
                "event": posted.event,
                "line": posted.line,
            }


def receipt_row(event: MoneyReceived) -> Row:
    """A receipt that an officer read off a statement; told by a bank before, it is there already."""
    bank, _, transaction = event.receipt.partition("/")
    return {
        "receipt": event.receipt,
        "bank": bank,
        "transaction": transaction,
        "amount": event.amount_rupiah,
        "paid_at": event.paid_at,
        "reference": "",
        "channel": event.channel,
        "source": "by-hand",
        "stated_on": None,
    }


def _bill(case: Case, event: BillCoded) -> Row:
    debt, numbering = case.debts[event.debt], case.round_at(event.where).numbering
    day = event.at.astimezone(WIB).date()
    due = datetime.combine(debt.due, datetime.max.time(), WIB) if debt.due else None
    return {
        "code": event.code,
        "debt": event.debt,
        "number": numbering.number if numbering else "",
        "account": debt.account,
        "amount": settle(debt).payable_rupiah(day),
        "billed_at": event.at,
        "due": due.astimezone(UTC) if due else None,
    }
