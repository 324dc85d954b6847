"""Decrees about working days: a list that only grows, read by every decision that counts by it.

What was added since is read with the case itself, so that no decision counts by a calendar older than its lock. Whoever
adds does so under a lock, and the database links each decree to the one before it (`sql/decrees_v1.sql`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from sqlalchemy import Connection, func, insert, select

from licensing.city.almanac import Almanac
from licensing.city.decrees import Decree, read_decrees, write_decree
from licensing.city.former import NEVER_RENAMED, FormerNames
from licensing.clock.calendars import Calendars
from licensing.history.chain import GENESIS, Entered
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import Digest
from storage.database import Database
from storage.exchange import Row, Statement, exchange
from storage.tables import decrees

_LOCK: Final = 4_921_570_313
"""Any number, as long as only this module uses it."""

_NEWER: Final = "select position, entry from decrees where position > $1 order by position"


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted by, once the decrees up to a position hold; `digest` is that of the calendars."""

    through: int
    almanac: Almanac
    calendar: Calendars
    digest: Digest

    @staticmethod
    def by(almanac: Almanac, through: int = 0) -> "Counting":
        calendar = almanac.calendars
        return Counting(through, almanac, calendar, calendar.digest())

    def up_to(self, decrees: int) -> Digest:
        """The digest of the calendars when no more than so many decrees were made."""
        almanac = self.almanac
        return Almanac(almanac.written, almanac.decrees[:decrees], almanac.former).calendars.digest()


@dataclass(slots=True)
class SqlDecrees:
    """`Decrees` on PostgreSQL; `record` needs the role `izin_worker`. `written`: the register's calendar."""

    database: Database
    written: Calendars
    former: FormerNames = NEVER_RENAMED
    _known: Counting | None = field(default=None)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def almanac(self) -> Almanac:
        return self.counting().almanac

    def record(self, decide: Callable[[Almanac], tuple[Decree, ...]]) -> tuple[Decree, ...]:
        with self.database.transaction() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
            texts = connection.scalars(select(decrees.c.entry).order_by(decrees.c.position)).all()
            made = decide(Almanac(self.written, _understood(texts), self.former))
            if made:
                connection.execute(insert(decrees), [{"entry": write_decree(each)} for each in made])
        return made

    def counting(self) -> Counting:
        """What counts at this moment."""
        with self.database.bare() as connection:
            return self.counting_with(exchange(connection, self.newer()))

    def newer(self) -> Statement:
        """Asks for what was decreed since it was last asked; its rows are for `counting_with`."""
        return (_NEWER, self.known().through)

    def known(self) -> Counting:
        """What counted when it was last asked."""
        if self._known is None:
            self._known = Counting.by(Almanac(self.written, (), self.former))
        return self._known

    def counting_with(self, rows: Iterable[Row]) -> Counting:
        """What counts now, with the rows that `newer` asked for."""
        newer = [(int(str(position)), str(entry)) for position, entry in rows]
        # Threads ask beside each other: each decree counts once, and what is known never goes back.
        with self._lock:
            known = self.known()
            fresh = [(position, entry) for position, entry in newer if position > known.through]
            if fresh:
                almanac = known.almanac.with_decrees(_understood(entry for _, entry in fresh))
                self._known = known = Counting.by(almanac, fresh[-1][0])
        return known


def entered(connection: Connection) -> Entered:
    """How many decrees stand and where their chain ends; until the transaction does, nobody adds any."""
    connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    last = select(decrees.c.digest).order_by(decrees.c.position.desc()).limit(1)
    count = connection.scalar(select(func.count()).select_from(decrees)) or 0
    return Entered(count, Digest(connection.scalar(last) or GENESIS))


def _understood(texts: Iterable[str]) -> tuple[Decree, ...]:
    try:
        return read_decrees(texts)
    except ValueError:
        message = (
            "Calendar: a newer release recorded a decree that this one does not know. "
            "Update this process to that release."
        )
        raise StorageFailed(message, retryable=False) from None
