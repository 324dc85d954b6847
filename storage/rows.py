"""What a transaction adds to cases, as one JSON document: a list of rows per table, by column name.

No SQL and no connection here: in come advances, out goes the document that the database's function `record` takes.
Tables with nothing to write are left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pydantic_core import to_json

from licensing.history.case import Case, Task
from licensing.history.chain import link, write_events
from licensing.history.effects import Effect, Notify, Render, Store
from licensing.history.events import EffectPerformed, Event, LicenceIssued, RefusalIssued, TaskOpened
from licensing.history.snapshot import EDITION, write_case
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, Digest
from storage.database import APPLICANT

Row = dict[str, str | int | bool | datetime | date | None]


@dataclass(frozen=True, slots=True)
class Advance:
    """What one transaction adds to one case; `before` is None for a case it opens.

    `commits` is how many stood already and `previous` the digest of the last, `owed` everything not yet performed.
    """

    process: Process
    before: Case | None
    commits: int
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
    commits = [(advance, _commit(advance)) for advance in advances]
    tables: dict[str, list[Row]] = {
        "case_parties": [row for advance in advances for row in _parties(advance)],
        "opened": [_case(advance, commit, now) for advance, commit in commits if advance.before is None],
        "continued": [
            _case(advance, commit, now) for advance, commit in commits if advance.before is not None
        ],
        "commits": [commit for _, commit in commits],
        "searches": [row for advance in advances for row in _searches(advance)],
        "tasks": [row for advance in advances for row in _tasks(advance)],
        "performed": [row for advance in advances for row in _performed(advance)],
        "effects": [_effect(advance, effect, now) for advance in advances for effect in advance.owed],
        "licences": [row for advance in advances for row in _licences(advance)],
        "pins": [{"application": advance.application, "seal": pin_seal} for advance in advances if pin_seal],
    }
    return to_json({table: rows for table, rows in tables.items() if rows}).decode()


def _commit(advance: Advance) -> Row:
    """The new events in their written form, linked to the commit before them."""
    events = write_events(advance.events)
    return {
        "application": advance.application,
        "number": advance.commits + 1,
        "first": advance.version_before + 1,
        "last": advance.after.version,
        "at": advance.events[-1].at,
        "events": events,
        "previous": advance.previous,
        "digest": link(advance.previous, events),
    }


def _case(advance: Advance, commit: Row, now: datetime) -> Row:
    case = advance.after
    return {
        "application": case.application,
        "permit": case.permit,
        "definition": case.definition,
        "submitted_at": case.submitted_at,
        "applicant": _applicant(advance.process, case),
        "version": case.version,
        "commits": commit["number"],
        "digest": commit["digest"],
        "ending": case.ending,
        "licence_number": _licence_number(case),
        "wakes_at": None,
        "snapshot": write_case(case),
        "snapshot_edition": EDITION,
        "owing": len(advance.owed),
        "ready_at": now,
    }


def _searches(advance: Advance) -> Iterator[Row]:
    """What a search compares, where that is new."""
    searched = _searched(advance.process, advance.after)
    if advance.before is None or searched != _searched(advance.process, advance.before):
        yield {
            "application": advance.application,
            "submitted_at": advance.after.submitted_at,
            "searched": searched,
        }


def _searched(process: Process, case: Case) -> str:
    return " ".join(filter(None, (case.application, _licence_number(case), _applicant(process, case))))


def _licence_number(case: Case) -> str | None:
    return case.licence.number if case.licence else None


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
                "holder": _applicant(advance.process, advance.after),
                "issued_at": event.at,
                "valid_until": event.valid_until if isinstance(event, LicenceIssued) else None,
                "sha256": event.file.sha256,
            }


def _applicant(process: Process, case: Case) -> str:
    return process.applicant_of(case.answers).name
