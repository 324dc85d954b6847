"""The chain of digests over every history: its daily heads, its export, its verification.

All of it needs the role `izin_worker`. What a head and a line are is in `licensing.history.chain` and
`licensing.records.export`, so that a file alone can be verified.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Executable, RowMapping, Text, func, insert, select

from licensing.history.chain import GENESIS, Covered
from licensing.ports import AuditReport
from licensing.records.export import (
    BundleLine,
    CaseLine,
    EndLine,
    EventLine,
    HeadLine,
    LicenceLine,
    PartLine,
    write_line,
)
from licensing.records.proof import verify
from storage.database import Database, reaching
from storage.tables import bundles, cases, events, heads, licences, parts

_SEALING = 4_921_570_312
"""Advisory lock: heads are made one after another."""

_AT_ONCE = 1000
"""Rows fetched at a time."""


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
            if covered.events == 0:
                return False
            connection.execute(
                insert(heads).values(
                    number=number,
                    sealed_at=now,
                    through=through,
                    events=covered.events,
                    previous=covered.previous,
                    digest=covered.seal(number, now),
                )
            )
            return True

    def export(self) -> Iterator[str]:
        with reaching(), self.database.engine.connect() as fresh:
            connection = fresh.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield from _lines(connection)

    def verify(self) -> AuditReport:
        return verify(self.export())

    def _settled(self) -> int:
        """A position up to which every event is recorded or never will be.

        Positions are given before a transaction commits, so this waits for all that are writing, and makes those
        that come wait until it has looked; no longer.
        """
        with self.database.transaction() as connection:
            connection.execute(select(func.hold_events()))
            return connection.scalar(select(func.coalesce(func.max(events.c.position), 0))) or 0


def _cover(connection: Connection, covered: Covered, after: int, through: int) -> Covered:
    query = (
        select(events.c.application, events.c.sequence, events.c.digest)
        .where(events.c.position > after, events.c.position <= through)
        .order_by(events.c.position)
    )
    for application, sequence, digest in connection.execute(query.execution_options(yield_per=_AT_ONCE)):
        covered = covered.and_event(application, sequence, digest)
    return covered


def _lines(connection: Connection) -> Iterator[str]:
    sealed = connection.execute(select(heads).order_by(heads.c.number)).mappings().all()
    waiting = list(reversed(sealed))
    counted = 0
    for row in _stream(connection, select(bundles).order_by(bundles.c.digest)):
        yield write_line(BundleLine(row["digest"], row["manifest"]))
    for row in _stream(connection, select(parts).order_by(parts.c.digest)):
        yield write_line(PartLine.of(row["digest"], bytes(row["content"])))
    for row in _stream(connection, _EVENTS):
        while waiting and row["position"] > waiting[-1]["through"]:
            yield _head_line(waiting.pop())
        counted += 1
        yield _event_line(row)
    while waiting:
        yield _head_line(waiting.pop())
    applications = 0
    for row in _stream(connection, select(cases).order_by(cases.c.application)):
        applications += 1
        yield write_line(CaseLine(row["application"], row["version"], row["digest"]))
    for row in _stream(connection, select(licences).order_by(licences.c.application)):
        yield _licence_line(row)
    yield write_line(EndLine(applications, counted, len(sealed)))


_EVENTS = select(
    events.c.position,
    events.c.application,
    events.c.sequence,
    events.c.type,
    events.c.at,
    events.c.body.cast(Text).label("body"),
    events.c.previous,
    events.c.digest,
).order_by(events.c.position)


def _stream(connection: Connection, query: Executable) -> Iterator[RowMapping]:
    return iter(connection.execute(query.execution_options(yield_per=_AT_ONCE)).mappings())


def _event_line(row: RowMapping) -> str:
    return write_line(
        EventLine(
            application=row["application"],
            sequence=row["sequence"],
            type=row["type"],
            at=row["at"],
            body=row["body"],
            previous=row["previous"],
            digest=row["digest"],
        )
    )


def _licence_line(row: RowMapping) -> str:
    return write_line(
        LicenceLine(
            application=row["application"],
            kind=row["kind"],
            number=row["number"],
            verification=row["verification"],
            holder=row["holder"],
            issued_at=row["issued_at"],
            valid_until=row["valid_until"],
            sha256=row["sha256"],
        )
    )


def _head_line(row: RowMapping) -> str:
    return write_line(
        HeadLine(row["number"], row["sealed_at"], row["events"], row["previous"], row["digest"])
    )
