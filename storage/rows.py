"""What a transaction adds to cases, as one JSON document: a list of rows per table, by column name.

No SQL and no connection here: in come advances, out goes the document that the database's function `record` takes.
Tables with nothing to write are left out.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from licensing.history.case import Case, Task
from licensing.history.chain import link, write_event
from licensing.history.effects import Effect, Notify, Render, Store
from licensing.history.events import EffectPerformed, Event, LicenceIssued, RefusalIssued, TaskOpened
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, Digest
from storage.database import APPLICANT

Row = dict[str, str | int | bool | datetime | date | None]


@dataclass(frozen=True, slots=True)
class Advance:
    """What one transaction adds to one case; `before` is None for a case it opens.

    `previous` is the digest of the last event that stood already, `owed` everything not yet performed.
    """

    process: Process
    before: Case | None
    previous: Digest
    after: Case
    events: tuple[Event, ...]
    owed: tuple[Effect, ...]

    @property
    def application(self) -> ApplicationNumber:
        return self.after.application

    @property
    def version_before(self) -> int:
        return self.before.version if self.before else 0


def document(advances: Sequence[Advance], *, now: datetime, pin_seal: str | None = None) -> str:
    """Everything the advances write. `pin_seal` is that of the one case they open, if they do."""
    chained = [(advance, _chain(advance)) for advance in advances]
    tables: dict[str, list[Row]] = {
        "case_parties": [row for advance in advances for row in _parties(advance)],
        "opened": [_case(advance, rows) for advance, rows in chained if advance.before is None],
        "continued": [_case(advance, rows) for advance, rows in chained if advance.before is not None],
        "events": [row for _, rows in chained for row in rows],
        "tasks": [row for advance in advances for row in _tasks(advance)],
        "performed": [row for advance in advances for row in _performed(advance)],
        "effects": [_effect(advance, effect, now) for advance in advances for effect in advance.owed],
        "licences": [row for advance in advances for row in _licences(advance)],
        "pushes": [_push(advance, now) for advance in advances],
        "pins": [{"application": advance.application, "seal": pin_seal} for advance in advances if pin_seal],
    }
    return json.dumps({table: rows for table, rows in tables.items() if rows}, default=_instant)


def _instant(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value)} has no place in a row")


def _chain(advance: Advance) -> list[Row]:
    """The new events in their written form, each linked to the one before it."""
    rows: list[Row] = []
    previous = advance.previous
    for sequence, event in enumerate(advance.events, advance.version_before + 1):
        body = write_event(event)
        digest = link(previous, body)
        rows.append(
            {
                "application": advance.application,
                "sequence": sequence,
                "type": event.type,
                "at": event.at,
                "body": body,
                "previous": previous,
                "digest": digest,
            }
        )
        previous = digest
    return rows


def _case(advance: Advance, chain: list[Row]) -> Row:
    case = advance.after
    return {
        "application": case.application,
        "permit": case.permit,
        "definition": case.definition,
        "submitted_at": case.submitted_at,
        "applicant": _applicant(advance),
        "version": case.version,
        "digest": chain[-1]["digest"],
        "ending": case.ending,
        "licence_number": case.licence.number if case.licence else None,
    }


def _parties(advance: Advance) -> Iterator[Row]:
    """Whoever is asked may see the case from now on, and so may its applicant."""
    if advance.before is None:
        yield {"application": advance.application, "party": APPLICANT}
    for event in advance.events:
        if isinstance(event, TaskOpened) and event.agency is not None:
            yield {"application": advance.application, "party": f"{event.agency}.{event.role}"}


def _tasks(advance: Advance) -> Iterable[Row]:
    changed = (task for task in advance.after.tasks.values() if task.changed > advance.version_before)
    return (_task(advance.application, task) for task in changed)


def _task(application: ApplicationNumber, task: Task) -> Row:
    holder = task.claimed_by
    return {
        "task": task.id,
        "application": application,
        "step": task.step,
        "round": task.round,
        "agency": task.agency,
        "role": task.role,
        "opened_at": task.opened_at,
        "due": task.due,
        "claimed_by": holder.officer if holder else None,
        "claimed_name": holder.name if holder else None,
        "is_open": task.is_open,
    }


def _performed(advance: Advance) -> Iterator[Row]:
    for event in advance.events:
        if isinstance(event, EffectPerformed):
            yield {"effect": event.effect, "at": event.at}


def _effect(advance: Advance, effect: Effect, now: datetime) -> Row:
    return {
        "effect": effect.key,
        "application": advance.application,
        "kind": effect.kind,
        "step": effect.step,
        "round": effect.round,
        "moment": effect.moment if isinstance(effect, Notify) else None,
        "template": effect.template if isinstance(effect, Render | Store) else None,
        "owed_at": now,
    }


def _licences(advance: Advance) -> Iterator[Row]:
    """The public register's entries: no personal data but the holder's name."""
    for event in advance.events:
        if isinstance(event, LicenceIssued | RefusalIssued):
            yield {
                "application": advance.application,
                "kind": "issued" if isinstance(event, LicenceIssued) else "refused",
                "number": event.number,
                "verification": event.verification,
                "name_id": advance.process.name.id,
                "name_en": advance.process.name.en,
                "holder": _applicant(advance),
                "issued_at": event.at,
                "valid_until": event.valid_until if isinstance(event, LicenceIssued) else None,
                "sha256": event.file.sha256,
            }


def _push(advance: Advance, now: datetime) -> Row:
    return {
        "application": advance.application,
        "permit": advance.after.permit,
        "definition": advance.after.definition,
        "version": advance.after.version,
        "owing": len(advance.owed),
        "ready_at": now,
    }


def _applicant(advance: Advance) -> str:
    return advance.process.applicant_of(advance.after.answers).name
