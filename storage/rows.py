"""What a transaction adds to a case, as the database's function `record_v5` takes it.

No SQL and no connection here: in comes an advance, out go its texts. Lists with nothing to write are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pydantic_core import to_json

from licensing.case.authority import kept_out
from licensing.case.finding import found_by
from licensing.case.parties import taking_part
from licensing.clock.calendars import Calendars
from licensing.history.case import Case
from licensing.history.chain import link, write_effect, write_events
from licensing.history.events import (
    AnswerKept,
    DocumentMade,
    EffectOwed,
    EffectPerformed,
    Event,
    LicenceIssued,
    TaskOpened,
)
from licensing.history.snapshot import EDITION, write_case
from licensing.history.task import Task
from licensing.process.graph import Process
from licensing.register.licences import evolve
from licensing.words.identifiers import ApplicationNumber, Digest
from storage.database import APPLICANT
from storage.register_rows import Row, document_row, licence_change_rows, licence_row
from storage.seals import Seals


@dataclass(frozen=True, slots=True)
class Advance:
    """What one transaction adds to one case; `before` is None for a case it opens.

    `commits` is how many stood already and `previous` the digest of the last. `wakes_at` is when time has something
    to do with the case as it stands then, `counted_by` the digest of the calendars it was decided by, `calendar`.
    """

    process: Process
    before: Case | None
    commits: int
    previous: Digest
    after: Case
    events: tuple[Event, ...]
    wakes_at: datetime | None
    counted_by: Digest
    calendar: Calendars

    @property
    def application(self) -> ApplicationNumber:
        return self.after.application

    @property
    def version_before(self) -> int:
        return self.before.version if self.before else 0


@dataclass(frozen=True, slots=True)
class Opening:
    """What a case is opened with: the digest of its submission's name, and the seal of its PIN."""

    name: str
    seal: str


@dataclass(frozen=True, slots=True)
class Written:
    """The arguments of `record_v5`: rows as JSON, the text of the events, the state after them."""

    rows: str
    events: str
    snapshot: str


def written(advance: Advance, seals: Seals, *, now: datetime, opening: Opening | None = None) -> Written:
    """Everything an advance writes. `opening` is for a case it opens."""
    case = advance.after
    events, snapshot = write_events(advance.events), write_case(case)
    digest = link(advance.previous, events)
    one: Row = {
        "application": case.application,
        "permit": case.permit,
        "number": advance.commits + 1,
        "first": advance.version_before + 1,
        "last": case.version,
        "at": advance.events[-1].at,
        "previous": advance.previous,
        "digest": digest,
        "applicant": _applicant(advance.process, case),
        "submitted_at": case.submitted_at,
        "ending": case.ending,
        "licence_number": _licence_number(case),
        "wakes_at": advance.wakes_at,
        "edition": EDITION,
        "snapshot_seal": seals.seal(case.application, digest, snapshot),
        "counted_by": advance.counted_by,
        "owing": len(case.owed),
        "now": now,
        "barred": [*kept_out(advance.process, case)],
        **_searched_anew(advance),
        **({"definition": case.definition, "name": opening.name, "seal": opening.seal} if opening else {}),
    }
    lists = {name: rows for name, rows in _lists(advance) if rows}
    return Written(to_json({**one, **lists}).decode(), events, snapshot)


def _lists(advance: Advance) -> Iterator[tuple[str, list[Row] | list[str]]]:
    yield "parties", [*_parties(advance)]
    asked = {event.task for event in advance.events if isinstance(event, TaskOpened | AnswerKept)}
    changed = [task for task in advance.after.tasks.values() if task.changed > advance.version_before]
    yield "asked", [{**_asked(task), **_task(task)} for task in changed if task.id in asked]
    yield "tasks", [_task(task) for task in changed if task.id not in asked]
    yield (
        "owed",
        [
            {"effect": event.effect.key, "kind": event.effect.kind, "body": write_effect(event.effect)}
            for event in advance.events
            if isinstance(event, EffectOwed)
        ],
    )
    yield "performed", [event.effect for event in advance.events if isinstance(event, EffectPerformed)]
    yield (
        "documents",
        [document_row(advance.process, event) for event in advance.events if isinstance(event, DocumentMade)],
    )
    yield (
        "licences",
        [licence_row(evolve(None, event)) for event in advance.events if isinstance(event, LicenceIssued)],
    )
    yield "licence_changes", [*licence_change_rows(advance.events)]


def _parties(advance: Advance) -> Iterator[str]:
    """Who has a part in the case from now on; its applicant always has."""
    if advance.before is None:
        yield APPLICANT
    yield from map(str, taking_part(advance.process, advance.before, advance.after, advance.events))


def _asked(task: Task) -> Row:
    """What stays as it was asked."""
    return {
        "line": task.where.line,
        "step": task.where.step,
        "round": task.where.round,
        "agency": task.asked.agency if task.asked else None,
        "role": task.asked.office if task.asked else None,
        "opened_at": task.opened_at,
    }


def _task(task: Task) -> Row:
    # Who decided has taken it, whether or not she said so before.
    holder = task.decision.by if task.decision else task.claimed_by
    return {
        "task": task.id,
        "due": task.due,
        "claimed_by": holder.officer if holder else None,
        "claimed_name": holder.name if holder else None,
        "is_open": task.is_open,
    }


def _searched_anew(advance: Advance) -> Row:
    """What a search compares, where that is new."""
    before, after = advance.before, advance.after
    if before is not None and (before.answers, before.licences) == (after.answers, after.licences):
        return {}
    searched = found_by(advance.process, after)
    if before is not None and searched == found_by(advance.process, before):
        return {}
    return {"searched": searched}


def _licence_number(case: Case) -> str | None:
    """Of the licence issued last; what was issued beside one is found by searching."""
    numbers = [licence.number for licence in case.licences.values() if licence.part_of is None]
    return numbers[-1] if numbers else None


def _applicant(process: Process, case: Case) -> str:
    return process.applicant_of(case.answers).name
