"""What a transaction adds to the public register: documents, licences, and what became of them."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import assert_never

from licensing.history.events import DocumentMade, Event, LicenceIssued
from licensing.process.graph import Process
from licensing.register.events import (
    LicenceAmended,
    LicenceEvent,
    LicenceExpired,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
)
from licensing.register.licences import Licence

Row = dict[str, str | int | bool | datetime | date | list[str] | None]


def document_row(process: Process, event: DocumentMade) -> Row:
    """The public register's entry: no personal data but the holder's name."""
    name = event.title or process.name
    return {
        "verification": event.verification,
        "kind": event.kind,
        "number": event.number,
        "name_id": name.id,
        "name_en": name.en,
        "made_at": event.at,
        "sha256": event.file.sha256,
    }


def licence_row(licence: Licence) -> Row:
    """A licence as it is issued."""
    return {
        "licence": licence.id,
        "number": licence.number,
        "issued_at": licence.issued_at,
        "valid_from": licence.valid_from,
        "valid_until": licence.valid_until,
        "standing": licence.standing,
        "reason": licence.reason,
        "key": licence.key,
    }


def licence_change_rows(events: Iterable[Event]) -> Iterator[Row]:
    """What became of licences since, in the order it was told."""
    for event in events:
        if isinstance(event, LicenceEvent) and not isinstance(event, LicenceIssued):
            yield {"licence": event.licence, "changed_at": event.at, **_change(event)}


def _change(event: LicenceEvent) -> Row:  # noqa: PLR0911 one arm per event
    """What an event changes of a licence that was issued, whichever case issued it."""
    match event:
        case LicenceSuspended():
            return {"standing": "suspended", "reason": event.reason}
        case LicenceReinstated():
            return {"standing": "issued", "reason": ""}
        case LicenceAmended():
            return {"amended": True, "valid_until": event.valid_until}
        case LicenceRenewed():
            return {"standing": "renewed", "renewed_by": event.by}
        case LicenceRevoked():
            return {"standing": "revoked", "reason": event.reason}
        case LicenceExpired():
            return {"standing": "expired"}
        case LicenceIssued():
            return {}
        case _:
            assert_never(event)
