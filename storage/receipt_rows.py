"""Rows of receipts read back, and whose bill a code is of."""

from typing import Final

from sqlalchemy import RowMapping

from licensing.money.receipt import Receipt
from licensing.words.identifiers import ApplicationNumber, SystemId
from storage.database import Database
from storage.exchange import exchange

_BILL: Final = "select bill_of_v1($1)"


def receipt_of(row: RowMapping) -> Receipt:
    """A receipt as its first telling had it."""
    return Receipt(
        SystemId(row["bank"]),
        row["transaction"],
        row["amount"],
        row["paid_at"],
        row["reference"],
        row["channel"],
        row["source"],
    )


def billed(database: Database, code: str) -> ApplicationNumber | None:
    """Which case a billing code (digits alone) is of; None where there is none such."""
    with database.bare() as connection:
        ((found,),) = exchange(connection, (_BILL, code))
    return ApplicationNumber(str(found)) if found else None
