"""Every bundle ever published, by its digest, and which version takes new applications.

A part is kept once, whichever bundles use it: a letterhead or a font that stays is not written again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, insert, select
from sqlalchemy.dialects.postgresql import insert as insert_or

from licensing.case.refusals.applications import no_such_permit
from licensing.definition.checking import restore
from licensing.ports import Published
from licensing.process.bundle import Bundle, read_manifest
from licensing.process.graph import Process
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import Digest, PermitId, digest_of
from licensing.words.sentences import Sentence
from storage.database import Database
from storage.tables import bundles, parts, versions

_PUBLISHING = 4_921_570_311
"""Advisory lock: versions of a permit type are counted one after another."""


@dataclass(frozen=True, slots=True)
class SqlArchive:
    """`Archive` on PostgreSQL; what was read stays in memory, for nothing in it ever changes."""

    database: Database
    processes: dict[Digest, Process] = field(default_factory=dict[Digest, Process])
    bundles: dict[Digest, Bundle] = field(default_factory=dict[Digest, Bundle])
    parts: dict[Digest, bytes] = field(default_factory=dict[Digest, bytes])

    def publish(self, process: Process, bundle: Bundle, *, now: datetime) -> tuple[Published, bool]:
        if bundle.digest != process.digest:
            raise ValueError(f"{process.permit}: the process was not built from this bundle")
        with self.database.transaction() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(_PUBLISHING)))
            newest = _newest(connection, process.permit)
            if newest is not None and newest.digest == process.digest:
                return newest, False
            version = newest.version + 1 if newest else 1
            made = Published(process.permit, version, process.digest, process.name, now)
            _add(connection, made, bundle)
        return made, True

    def versions(self) -> tuple[Published, ...]:
        query = select(versions).order_by(versions.c.permit, versions.c.version.desc())
        with self.database.transaction() as connection:
            return tuple(_published(row) for row in connection.execute(query).mappings())

    def process(self, digest: Digest) -> Process:
        known = self.processes.get(digest)
        return known or self.processes.setdefault(digest, restore(self.bundle(digest)))

    def bundle(self, digest: Digest) -> Bundle:
        known = self.bundles.get(digest)
        if known is not None:
            return known
        with self.database.transaction() as connection:
            return self.bundles.setdefault(digest, read_bundle(connection, digest, self.parts))

    def newest(self, permit: PermitId) -> Process:
        with self.database.transaction() as connection:
            newest = _newest(connection, permit)
        if newest is None:
            raise no_such_permit()
        return self.process(newest.digest)


def read_bundle(connection: Connection, digest: Digest, known: dict[Digest, bytes]) -> Bundle:
    """A bundle out of the parts that are known already, and of those that are read now and known from then on.

    Raises:
        StorageFailed: something of it is missing, or was altered.
    """
    manifest = connection.scalar(select(bundles.c.manifest).where(bundles.c.digest == digest))
    if not isinstance(manifest, str) or digest_of(manifest) != digest:
        raise _damaged(f"bundle {digest}", is_there=manifest is not None)
    named = read_manifest(manifest)
    known.update(_read(connection, set(named.values()) - known.keys()))
    for name, part in named.items():
        if part not in known or digest_of(known[part]) != part:
            is_there = known.pop(part, None) is not None
            raise _damaged(f"part {name} of bundle {digest}", is_there=is_there)
    return Bundle.of({name: known[part] for name, part in named.items()})


def _damaged(what: str, *, is_there: bool) -> StorageFailed:
    wrong = "was altered" if is_there else "is missing"
    return StorageFailed(f"Archive: {what} {wrong}. Restore it from a backup.", retryable=False)


def _newest(connection: Connection, permit: PermitId) -> Published | None:
    query = select(versions).where(versions.c.permit == permit).order_by(versions.c.version.desc()).limit(1)
    row = connection.execute(query).mappings().one_or_none()
    return _published(row) if row else None


def _published(row: RowMapping) -> Published:
    name = Sentence(row["name_id"], row["name_en"])
    return Published(row["permit"], row["version"], row["digest"], name, row["published_at"])


def _read(connection: Connection, digests: Iterable[Digest]) -> Mapping[Digest, bytes]:
    query = select(parts.c.digest, parts.c.content).where(parts.c.digest.in_(digests))
    return {Digest(digest): bytes(content) for digest, content in connection.execute(query)}


def _add(connection: Connection, made: Published, bundle: Bundle) -> None:
    written = [{"digest": digest_of(content), "content": content} for content in bundle.parts.values()]
    connection.execute(insert_or(parts).on_conflict_do_nothing(), written)
    archived = insert_or(bundles).values(
        digest=bundle.digest, manifest=bundle.manifest, archived_at=made.published_at
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
