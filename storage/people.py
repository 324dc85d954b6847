"""People and their mandates: a list of entries that only grows.

Everything is read once per process; after that only what was added since, so that asking with every request costs one
look at the end of an index. Whoever adds does so under a lock: positions come in the order of the commits, and the
database links each entry to the one before it (`sql/people_chain.sql`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, func, insert, select

from licensing.city.entries import Entry, read_entries, write_entry
from licensing.city.former import FormerNames
from licensing.city.people import NOBODY_SUPERVISES, Oversights
from licensing.city.roster import Roster
from licensing.history.chain import GENESIS, Entered
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import Digest
from storage.database import Database
from storage.exchange import exchange
from storage.tables import people

_LOCK: Final = 4_921_570_311
"""Any number, as long as only this module uses it."""

_NEWER: Final = "select position, entry from people where position > $1 order by position"


@dataclass(frozen=True, slots=True)
class _Known:
    """What was recorded up to a position."""

    through: int = 0
    entries: tuple[Entry, ...] = ()

    def with_newer(self, rows: Iterable[tuple[int, str]]) -> "_Known":
        newer = tuple(rows)
        if not newer:
            return self
        return _Known(newer[-1][0], (*self.entries, *_understood(text for _, text in newer)))


@dataclass(slots=True)
class SqlPeople:
    """`People` on PostgreSQL; `record` needs the role `izin_worker`. `former` and `oversights` as in `Roster`."""

    database: Database
    former: FormerNames = field(default_factory=FormerNames)
    oversights: Oversights = field(default_factory=lambda: NOBODY_SUPERVISES)
    _known: _Known = field(default_factory=_Known)

    def roster(self) -> Roster:
        known = self._known
        with self.database.bare() as connection:
            rows = exchange(connection, (_NEWER, known.through))
        # Two threads may add the same to the same; whichever comes last, the next one reads what is missing.
        self._known = known = known.with_newer((int(str(position)), str(entry)) for position, entry in rows)
        return Roster(known.entries, self.former, self.oversights)

    def record(self, decide: Callable[[Roster], tuple[Entry, ...]]) -> tuple[Entry, ...]:
        with self.database.transaction() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
            texts = connection.scalars(select(people.c.entry).order_by(people.c.position)).all()
            made = decide(Roster(_understood(texts), self.former, self.oversights))
            if made:
                rows = [{"officer": each.officer, "entry": write_entry(each)} for each in made]
                connection.execute(insert(people), rows)
        return made


def entered(connection: Connection) -> Entered:
    """How many entries stand and where their chain ends; until the transaction does, nobody adds any."""
    connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    last = select(people.c.digest).order_by(people.c.position.desc()).limit(1)
    count = connection.scalar(select(func.count()).select_from(people)) or 0
    return Entered(count, Digest(connection.scalar(last) or GENESIS))


def _understood(texts: Iterable[str]) -> tuple[Entry, ...]:
    """The entries of texts; not a word of one that cannot be read is quoted."""
    try:
        return read_entries(texts)
    except ValueError:
        message = (
            "People: a newer release recorded something about people that this one does not know. "
            "Update this process to that release."
        )
        raise StorageFailed(message, retryable=False) from None
