"""What came, in the database: noted before anything is done for it, by functions of `sql/came_v1.sql`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Text, column, func, select

from licensing.ports.incoming import Came, Done, Told
from licensing.words.identifiers import SystemId
from storage.database import Database
from storage.tables import came as table


@dataclass(frozen=True, slots=True)
class SqlIncoming:
    """`Incoming` on PostgreSQL; to take needs the role `izin_portal`, to read `izin_worker`, or who keeps the books."""

    database: Database

    def take(self, came: Came) -> Done | Literal["to-do", "other"]:
        columns = (column(name, Text) for name in ("what", "digest", "outcome", "answer"))
        asked = func.come_v1(came.system, came.day, came.key, came.what, came.digest).table_valued(*columns)
        with self.database.transaction() as connection:
            found = connection.execute(select(asked)).one()
        if (found.what, found.digest) != (came.what, came.digest):
            return "other"
        return "to-do" if found.outcome is None else Done(found.outcome, found.answer)

    def done(self, came: Came, done: Done) -> Done:
        columns = (column(name, Text) for name in ("outcome", "answer"))
        noted = func.came_done_v1(came.system, came.day, came.key, done.outcome, done.answer)
        with self.database.transaction() as connection:
            found = connection.execute(select(noted.table_valued(*columns))).one()
        return Done(found.outcome, found.answer)

    def on(self, day: date) -> Sequence[Told]:
        rows = select(table).where(table.c.day == day).order_by(table.c.came_at, table.c.key)
        with self.database.transaction() as connection:
            return tuple(
                Told(SystemId(each.system), each.key, each.came_at, each.what, each.outcome or "")
                for each in connection.execute(rows)
            )
