"""The chain of digests over every history: its daily heads, its export, its verification; and whether snapshots fit.

All of it needs the role `izin_worker`. What a head and a line are is in `licensing.history.chain` and
`licensing.records`, so that a file alone can be verified.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from sqlalchemy import ColumnElement, Connection, func, insert, select, true, update
from sqlalchemy.dialects.postgresql import aggregate_order_by

from licensing.history.chain import GENESIS, Covered, read_history
from licensing.history.evolving import replay
from licensing.history.snapshot import EDITION, is_snapshot_of
from licensing.ports import AuditReport, Breach
from licensing.records.proof import MOST_BREACHES, verify
from storage.database import Database, reaching
from storage.decrees import entered as decrees_entered
from storage.exporting import AT_ONCE, lines, stream
from storage.people import entered
from storage.receipts import entered as receipts_entered
from storage.tables import cases, commits, heads

_SEALING = 4_921_570_312
"""Advisory lock: heads are made one after another."""

FALSE_SNAPSHOT = "the state kept beside the history is not what the history adds up to."


@dataclass(frozen=True, slots=True)
class SqlAudit:
    """`Audit` on PostgreSQL."""

    database: Database

    def seal(self, *, now: datetime) -> bool:
        through = self._settled()
        with self.database.transaction() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(_SEALING)))
            last = (
                connection.execute(select(heads).order_by(heads.c.number.desc()).limit(1))
                .mappings()
                .one_or_none()
            )
            after, number = (last["through"], last["number"] + 1) if last else (0, 1)
            covered = _cover(connection, Covered.after(last["digest"] if last else GENESIS), after, through)
            people, decreed = entered(connection), decrees_entered(connection)
            received = receipts_entered(connection)
            beside = (last["people"], last["decrees"], last["receipts"]) if last else (0, 0, 0)
            if covered.commits == 0 and (people.entries, decreed.entries, received.entries) == beside:
                return False
            connection.execute(
                insert(heads).values(
                    number=number,
                    sealed_at=now,
                    through=through,
                    commits=covered.commits,
                    previous=covered.previous,
                    digest=covered.seal(number, now, people, decreed, received),
                    people=people.entries,
                    people_digest=people.digest,
                    decrees=decreed.entries,
                    decrees_digest=decreed.digest,
                    receipts=received.entries,
                    receipts_digest=received.digest,
                )
            )
            return True

    def export(self) -> Iterator[str]:
        with reaching(), self.database.engine.connect() as fresh:
            connection = fresh.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield from lines(connection)

    def verify(self) -> AuditReport:
        report = verify(self.export())
        room = MOST_BREACHES - len(report.breaches)
        return replace(report, breaches=(*report.breaches, *islice(self._false_snapshots(), max(0, room))))

    def compare(self, most: int) -> tuple[Breach, ...]:
        with self.database.transaction() as connection:
            chosen = select(cases.c.application).order_by(func.random()).limit(most)
            found = tuple(_false(connection, cases.c.application.in_(chosen)))
            names = [breach.application for breach in found]
            connection.execute(
                update(cases)
                .where(cases.c.application.in_(names))
                .values(snapshot_digest=None, snapshot=None)
            )
        return found

    def _false_snapshots(self) -> Iterator[Breach]:
        with self.database.transaction() as connection:
            yield from _false(connection, true())

    def _settled(self) -> int:
        """A position up to which every commit is recorded or never will be.

        Positions are given before a transaction commits, so this waits for all that are writing, and makes those
        that come wait until it has looked; no longer.
        """
        with self.database.transaction() as connection:
            connection.execute(select(func.hold_commits_v1()))
            return connection.scalar(select(func.coalesce(func.max(commits.c.position), 0))) or 0


def _false(connection: Connection, chosen: ColumnElement[bool]) -> Iterator[Breach]:
    """The cases among the chosen whose snapshot would be gone on from, and is not what their history adds up to."""
    history = (
        select(func.array_agg(aggregate_order_by(commits.c.events, commits.c.number)))
        .where(commits.c.application == cases.c.application)
        .scalar_subquery()
    )
    query = select(cases.c.application, cases.c.version, cases.c.snapshot, history.label("history")).where(
        chosen, cases.c.snapshot_edition == EDITION, cases.c.snapshot_digest == cases.c.digest
    )
    for row in stream(connection, query):
        if not _fits(row["snapshot"], row["history"] or ()):
            yield Breach(row["application"], row["version"], FALSE_SNAPSHOT)


def _fits(snapshot: str | None, texts: Sequence[str]) -> bool:
    try:
        case = replay(read_history(texts))
    except (ValueError, KeyError, IndexError):
        return False
    return case is not None and snapshot is not None and is_snapshot_of(case, snapshot)


def _cover(connection: Connection, covered: Covered, after: int, through: int) -> Covered:
    query = (
        select(commits.c.application, commits.c.number, commits.c.digest)
        .where(commits.c.position > after, commits.c.position <= through)
        .order_by(commits.c.position)
    )
    for application, number, digest in connection.execute(query.execution_options(yield_per=AT_ONCE)):
        covered = covered.and_commit(application, number, digest)
    return covered
