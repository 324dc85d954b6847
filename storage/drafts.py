"""Forms that nobody has sent yet: one row each, sealed before it comes here.

No role can look at the table: the portal reads, writes and erases the one row whose key it names, and the worker
erases those whose time has passed. Functions in `sql/drafts_v1.sql` and `drafts_v2.sql`.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Database


@dataclass(frozen=True, slots=True)
class SqlDrafts:
    """`Drafts` on PostgreSQL; `forget` needs the role `izin_worker`, everything else `izin_portal`."""

    database: Database

    def keep(self, key: str, body: bytes, *, now: datetime, until: datetime) -> bool:
        with self.database.transaction() as connection:
            return bool(connection.scalar(select(func.keep_draft_v2(key, body, now, until))))

    def mark(self, key: str, body: bytes, *, now: datetime, until: datetime) -> bool:
        with self.database.transaction() as connection:
            return bool(connection.scalar(select(func.mark_draft_v1(key, body, now, until))))

    def read(self, key: str, *, now: datetime) -> bytes | None:
        with self.database.transaction() as connection:
            body = connection.scalar(select(func.draft_v1(key, now)))
        return body if isinstance(body, bytes) else None

    def discard(self, key: str) -> None:
        with self.database.transaction() as connection:
            connection.execute(select(func.discard_draft_v1(key)))

    def forget(self, *, now: datetime) -> int:
        with self.database.transaction() as connection:
            gone = connection.scalar(select(func.forget_drafts_v1(now)))
        return gone if isinstance(gone, int) else 0
