"""Receipts on PostgreSQL: kept once by the bank's own number, then told to the case whose code they bear.

Two transactions, so that money is known whatever becomes of the case; what could not be told is told by the next look.
Whoever may decide nothing else may do this: a receipt says nothing but that it came.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

import psycopg
from pydantic_core import to_json
from sqlalchemy import Connection, exists, func, or_, select

from licensing.case.paying_commands import ReceiveMoney
from licensing.city.people import Party, Service, Tracker
from licensing.history.case import Case
from licensing.history.chain import GENESIS, Entered
from licensing.money.codes import code_typed
from licensing.money.debt import Debt
from licensing.money.receipt import Receipt
from licensing.ports.receipts import Kept, Payable, Stated, payable_of
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import Digest
from storage.database import Database
from storage.exchange import COMMIT, exchange
from storage.journal import Journal
from storage.receipt_rows import billed, receipt_of
from storage.tables import bills, receipts

_RECEIVE: Final = "select place, kept, told_to, amount, paid_at, reference from receive_v1($1)"
_KEPT: Final[dict[str, Kept]] = {"new": "new", "known": "known", "differs": "differs"}
AT_ONCE: Final = 500
_LOCK: Final = 4_921_570_316
"""Advisory lock: receipts are chained one after another (`sql/receipts_chain_v1.sql`)."""
LOG = logging.getLogger("izin.money")


@dataclass(frozen=True, slots=True)
class SqlReceipts:
    """`Receipts` on PostgreSQL, in either role; only a worker may `match`."""

    database: Database
    journal: Journal
    is_worker: bool = False

    def receive(self, receipts: Sequence[Receipt], *, stated: Stated = None) -> Sequence[Kept]:
        kept: list[tuple[Kept, Receipt | None]] = []
        for first in range(0, len(receipts), AT_ONCE):
            kept += self._keep(receipts[first : first + AT_ONCE], stated)
        for receipt, (_, untold) in zip(receipts, kept, strict=True):
            if untold is not None:
                self._tell(untold, receipt.reference, Service() if self.is_worker else None)
        return [each for each, _ in kept]

    def payable(self, code: str, now: datetime) -> Payable | None:
        application = billed(self.database, code)
        if application is None:
            return None
        with self.database.bare() as connection:
            locked = self.journal.lock(connection, Tracker(application), [application]).get(application)
            exchange(connection, COMMIT)
        if locked is None or locked.case is None:
            return None
        debt = _with_code(locked.case, code)
        return None if debt is None else payable_of(locked.process, debt, code, now)

    def match(self, *, now: datetime) -> int:
        """Tell cases of what they were not told yet, as a worker; how many receipts that were."""
        also = receipts.c.other["reference"].astext
        bears = or_(
            *(bills.c.code == func.translate(each, " .-", "") for each in (receipts.c.reference, also))
        )
        waiting = (
            select(receipts)
            # What bears no code of a bill would stand before what does, for ever.
            .where(receipts.c.application.is_(None), exists().where(bears))
            .order_by(receipts.c.known_at)
            .limit(AT_ONCE)
        )
        with self.database.transaction() as connection:
            rows = connection.execute(waiting).mappings().all()
        return sum(
            self._tell(receipt_of(row), row["other"]["reference"] if row["other"] else "", Service())
            for row in rows
        )

    def _keep(self, receipts: Sequence[Receipt], stated: Stated) -> list[tuple[Kept, Receipt | None]]:
        """What became of each, and how it is kept, where no case was told of it yet."""
        rows = [
            {
                "receipt": each.key,
                "bank": each.bank,
                "transaction": each.transaction,
                "amount": each.amount_rupiah,
                "paid_at": each.paid_at,
                "reference": each.reference,
                "channel": each.channel,
                "source": each.source,
                "stated_on": stated,
            }
            for each in receipts
        ]
        with self.database.bare() as connection:
            found = exchange(connection, (_RECEIVE, to_json(rows).decode()))
        told = {int(str(row[0])): row[1:] for row in found}
        return [_as_kept(each, told[place]) for place, each in enumerate(receipts, start=1)]

    def _tell(self, receipt: Receipt, also: str, by: Party | None) -> bool:
        """Tell its case; what fails is for the next look, and holds up no other receipt.

        Args:
            also: the reference of another telling, which counts where the first one is of no bill.
        """
        try:
            return any(self._match(receipt, code_typed(each), by) for each in (receipt.reference, also))
        except (CommandRefused, StorageFailed, psycopg.Error) as failed:
            LOG.warning("%s: its case could not be told yet: %s", receipt.key, failed)
        except Exception as failed:  # noqa: BLE001 whatever one case fails of, the money of the others is told
            LOG.error("%s: its case cannot be told; this is a bug: %s.", receipt.key, type(failed).__name__)  # noqa: TRY400 words and trace of a bug can quote what somebody typed
        return False

    def _match(self, receipt: Receipt, code: str | None, by: Party | None) -> bool:
        """Tell the case that a code is of; whether there is one."""
        application = billed(self.database, code) if code else None
        if code is None or application is None:
            return False
        with self.database.bare() as connection:
            party = by or Tracker(application)
            locked = self.journal.lock(connection, party, [application]).get(application)
            debt = _with_code(locked.case, code) if locked and locked.case else None
            if locked is None or debt is None:
                exchange(connection, COMMIT)
                return False
            now = datetime.now(UTC)
            command = ReceiveMoney(debt.id, receipt)
            advance = self.journal.advance(connection, locked, [command], by=Service(), now=now)
            if advance is None:
                exchange(connection, COMMIT)
                # By another telling of it just now.
                return True
            self.journal.record(connection, [advance], now=now)
        return True


def _as_kept(told: Receipt, row: tuple[str | None, ...]) -> tuple[Kept, Receipt | None]:
    """What became of a receipt that was told; where no case tells it, with what was told of it first."""
    kept, application, amount, paid_at, reference = row
    first = replace(
        told,
        amount_rupiah=int(str(amount)),
        paid_at=datetime.fromisoformat(str(paid_at)),
        reference=str(reference),
    )
    return _KEPT[str(kept)], first if application is None else None


def entered(connection: Connection) -> Entered:
    """How many receipts stand and where their chain ends; until the transaction does, nobody adds any."""
    connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    last = select(receipts.c.digest).order_by(receipts.c.position.desc()).limit(1)
    count = connection.scalar(select(func.count()).select_from(receipts)) or 0
    return Entered(count, Digest(connection.scalar(last) or GENESIS))


def _with_code(case: Case, code: str) -> Debt | None:
    return next((debt for debt in case.debts.values() if code in debt.codes), None)
