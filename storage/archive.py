"""Every definition text ever published, by its digest, and which version takes new applications."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, insert, select
from sqlalchemy.dialects.postgresql import insert as insert_or

from licensing.case.refusals import no_such_permit
from licensing.definition.checking import restore
from licensing.ports import Published
from licensing.process.graph import Process
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import Digest, PermitId, digest_of
from licensing.words.sentences import Sentence
from storage.database import Database
from storage.tables import definition_texts, versions

_PUBLISHING = 4_921_570_311
"""Advisory lock: versions of a permit type are counted one after another."""


@dataclass(frozen=True, slots=True)
class SqlArchive:
    """`Archive` on PostgreSQL; processes stay in memory once read, for a text never changes."""

    database: Database
    codes: Mapping[str, Mapping[str, str]]
    known: dict[Digest, Process] = field(default_factory=dict[Digest, Process])

    def publish(self, process: Process, text: str, *, now: datetime) -> tuple[Published, bool]:
        if digest_of(text) != process.digest:
            raise ValueError(f"{process.permit}: the process was not built from this text")
        with self.database.transaction() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(_PUBLISHING)))
            newest = _newest(connection, process.permit)
            if newest is not None and newest.digest == process.digest:
                return newest, False
            version = newest.version + 1 if newest else 1
            made = Published(process.permit, version, process.digest, process.name, now)
            _add(connection, made, text)
        return made, True

    def versions(self) -> tuple[Published, ...]:
        query = select(versions).order_by(versions.c.permit, versions.c.version.desc())
        with self.database.transaction() as connection:
            return tuple(_published(row) for row in connection.execute(query).mappings())

    def process(self, digest: Digest) -> Process:
        known = self.known.get(digest)
        if known is not None:
            return known
        query = select(definition_texts.c.text).where(definition_texts.c.digest == digest)
        with self.database.transaction() as connection:
            text = connection.scalar(query)
        if not isinstance(text, str) or digest_of(text) != digest:
            what = "was altered" if text else "is missing"
            raise StorageFailed(
                f"Definition archive: text {digest} {what}. Restore it from a backup.", retryable=False
            )
        return self.known.setdefault(digest, restore(text, self.codes))

    def newest(self, permit: PermitId) -> Process:
        with self.database.transaction() as connection:
            newest = _newest(connection, permit)
        if newest is None:
            raise no_such_permit()
        return self.process(newest.digest)


def _newest(connection: Connection, permit: PermitId) -> Published | None:
    query = select(versions).where(versions.c.permit == permit).order_by(versions.c.version.desc()).limit(1)
    row = connection.execute(query).mappings().one_or_none()
    return _published(row) if row else None


def _published(row: RowMapping) -> Published:
    name = Sentence(row["name_id"], row["name_en"])
    return Published(row["permit"], row["version"], row["digest"], name, row["published_at"])


def _add(connection: Connection, made: Published, text: str) -> None:
    archived = insert_or(definition_texts).values(
        digest=made.digest, text=text, archived_at=made.published_at
    )
    connection.execute(archived.on_conflict_do_nothing())
    connection.execute(
        insert(versions).values(
            permit=made.permit,
            version=made.version,
            digest=made.digest,
            name_id=made.name.id,
            name_en=made.name.en,
            published_at=made.published_at,
        )
    )
