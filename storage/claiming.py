"""Claims: applications leased to a worker, each with what it owes.

What a worker cannot read, because another edition of the code wrote it, it leaves to one that can, and says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, LiteralString

import psycopg

from licensing.history.chain import read_effect
from licensing.history.effects import Effect
from licensing.history.snapshot import EDITION
from licensing.ports import Push
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber, Digest, EffectKey, PermitId
from storage import queue
from storage.database import Cursor, Database
from storage.pool import BareConnection
from storage.replaying import replayed

_BY_ANOTHER: Final = "A worker of the release that wrote it takes it up as soon as it runs."


def claim(database: Database, statement: LiteralString, lease: Mapping[str, object]) -> tuple[Push, ...]:
    """Lease applications, and read what each of them owes; what cannot be read here is left, with the reason."""
    with database.bare() as bare, psycopg.ClientCursor(bare) as cursor:
        cursor.execute("begin")
        rows = cursor.execute(statement, {**lease, "edition": EDITION}).fetchall()
        claimed = sorted((_Claimed(*row) for row in rows), key=lambda each: (each.ready_at, each.application))
        bodies = _bodies(cursor, [each.application for each in claimed])
        pushes = [_push(bare, each, bodies.get(each.application, ())) for each in claimed]
        for unknown in pushes:
            if isinstance(unknown, _Unknown):
                left = {"application": unknown.application, "trouble": unknown.what}
                cursor.execute(queue.LEAVE, {**left, "worker": lease["worker"], "edition": EDITION})
        cursor.execute("commit")
    return tuple(push for push in pushes if isinstance(push, Push))


@dataclass(frozen=True, slots=True)
class _Claimed:
    application: ApplicationNumber
    permit: PermitId
    definition: Digest
    shown: int
    version: int
    ready_at: datetime
    edition: str | None


@dataclass(frozen=True, slots=True)
class _Unknown:
    """An application in which something stands that this edition of the code does not know."""

    application: ApplicationNumber
    what: str


_Body = tuple[EffectKey, str, str]
"""Key, kind and text of an owed effect."""


def _bodies(
    cursor: Cursor, applications: Sequence[ApplicationNumber]
) -> dict[ApplicationNumber, list[_Body]]:
    found: dict[ApplicationNumber, list[_Body]] = {}
    for application, *body in cursor.execute(queue.OWED, {"applications": list(applications)}):
        key, kind, text = body
        found.setdefault(application, []).append((key, kind, text))
    return found


def _push(connection: BareConnection, claimed: _Claimed, bodies: Sequence[_Body]) -> Push | _Unknown:
    effects: list[Effect] = []
    for key, kind, text in bodies:
        try:
            effects.append(read_effect(text))
        except ValueError:
            what = f'{key}: this worker does not know the effect "{kind}". {_BY_ANOTHER}'
            return _Unknown(claimed.application, what)
    if claimed.edition != EDITION and not _can_read(connection, claimed.application):
        what = f"{claimed.application}: this worker cannot read its history. {_BY_ANOTHER}"
        return _Unknown(claimed.application, what)
    return Push(
        claimed.application,
        claimed.permit,
        claimed.definition,
        claimed.shown,
        claimed.version,
        tuple(effects),
    )


def _can_read(connection: BareConnection, application: ApplicationNumber) -> bool:
    """Whether this edition knows everything that another one wrote."""
    try:
        replayed(connection, application)
    except StorageFailed:
        return False
    return True
