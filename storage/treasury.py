"""What was received, on PostgreSQL. Who may see it is the transaction's to say (`Database.reading`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, RowMapping, and_, func, select, true

from licensing.city.people import Party
from licensing.money.receipt import ReceiptKey
from licensing.ports.treasury import SPECIAL, STATED_WITHIN, OtherTelling, Received, Which
from licensing.words.identifiers import ApplicationNumber
from storage.database import Database
from storage.receipt_rows import billed, receipt_of
from storage.tables import receipts


@dataclass(frozen=True, slots=True)
class SqlTreasury:
    """`Treasury` on PostgreSQL."""

    database: Database

    def received(
        self, party: Party, which: Which = "all", *, now: datetime, limit: int = 25, offset: int = 0
    ) -> tuple[Received, ...]:
        found = (
            select(receipts)
            .where(_is(which, now))
            .order_by(receipts.c.paid_at.desc(), receipts.c.receipt)
            .limit(limit)
            .offset(offset)
        )
        with self.database.reading(party) as connection:
            return tuple(_received(row) for row in connection.execute(found).mappings())

    def counts(self, party: Party, *, now: datetime) -> Mapping[Which, int]:
        one_each = select(
            *(select(func.count()).where(_is(which, now)).scalar_subquery().label(which) for which in SPECIAL)
        )
        with self.database.reading(party) as connection:
            row = connection.execute(one_each).mappings().one()
        return {which: int(row[which]) for which in SPECIAL}

    def receipt(self, party: Party, key: ReceiptKey) -> Received | None:
        with self.database.reading(party) as connection:
            row = connection.execute(select(receipts).where(receipts.c.receipt == key)).mappings().first()
        return _received(row) if row else None

    def billed(self, code: str) -> ApplicationNumber | None:
        return billed(self.database, code)


def _is(which: Which, now: datetime) -> ColumnElement[bool]:
    told = receipts.c.application.is_not(None)
    match which:
        case "all":
            return true()
        case "for-nobody":
            return receipts.c.application.is_(None)
        case "differs":
            return receipts.c.other.is_not(None)
        case "too-much":
            return and_(told, receipts.c.left_over > 0)
        case "unstated":
            return and_(receipts.c.stated_on.is_(None), receipts.c.paid_at <= now - STATED_WITHIN)


def _received(row: RowMapping) -> Received:
    other, application = row["other"], row["application"]
    return Received(
        receipt_of(row),
        row["known_at"],
        ApplicationNumber(application) if application else None,
        row["stated_on"],
        row["left_over"],
        OtherTelling(other["amount"], other["reference"], other["source"], _day(other.get("paid_on")))
        if other
        else None,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
