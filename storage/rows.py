"""What a transaction adds to cases, as rows: one function per table, each giving the arrays its statement takes.

No SQL and no connection here: in come advances, out go columns. An empty mapping means there is nothing to write.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from licensing.case import Case, Task
from licensing.chain import link, write_event
from licensing.effects import Effect, Notify, Render, Store
from licensing.events import EffectPerformed, Event, LicenceIssued, TaskOpened
from licensing.identifiers import ApplicationNumber, Digest
from licensing.process import Process
from storage.database import APPLICANT

Cell = str | int | bool | datetime | date | None
Columns = Mapping[str, Sequence[Cell]]


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


@dataclass(frozen=True, slots=True)
class Link:
    """One event in its written form."""

    sequence: int
    event: Event
    body: str
    previous: Digest
    digest: Digest


def links(advance: Advance) -> tuple[Link, ...]:
    """The new events, chained to what stood already."""
    made: list[Link] = []
    previous = advance.previous
    for sequence, event in enumerate(advance.events, advance.version_before + 1):
        body = write_event(event)
        digest = link(previous, body)
        made.append(Link(sequence, event, body, previous, digest))
        previous = digest
    return tuple(made)


def event_columns(chained: Iterable[tuple[Advance, tuple[Link, ...]]]) -> Columns:
    return _columns(
        "application sequence type at body previous digest",
        (
            (advance.application, each.sequence, each.event.type, each.event.at, each.body, each.previous, each.digest)
            for advance, new in chained
            for each in new
        ),
    )


def opened_case_columns(advance: Advance, last: Digest) -> Columns:
    case, applicant = advance.after, _applicant(advance)
    return _columns(
        "application permit definition submitted_at applicant version digest",
        [(case.application, case.permit, case.definition, case.submitted_at, applicant, case.version, last)],
    )


def continued_case_columns(advances: Iterable[tuple[Advance, Digest]]) -> Columns:
    return _columns(
        "application version digest applicant ending licence_number",
        (
            (
                advance.application,
                advance.after.version,
                last,
                _applicant(advance),
                advance.after.ending,
                advance.after.licence.number if advance.after.licence else None,
            )
            for advance, last in advances
        ),
    )


def party_columns(advances: Iterable[Advance]) -> Columns:
    """Whoever is asked for the first time may see the case from now on, and so may its applicant."""
    return _columns(
        "application party",
        sorted({(advance.application, party) for advance in advances for party in _new_parties(advance)}),
    )


def task_columns(advances: Iterable[Advance]) -> Columns:
    return _columns(
        "task application step round agency role opened_at due claimed_by claimed_name is_open",
        (
            _task(advance, task)
            for advance in advances
            for task in advance.after.tasks.values()
            if task.changed > advance.version_before
        ),
    )


def effect_columns(advances: Iterable[Advance], now: datetime) -> Columns:
    """Everything owed; what was owed before stays as it was written then."""
    return _columns(
        "effect application kind step round moment template owed_at",
        (
            (
                effect.key,
                advance.application,
                effect.kind,
                effect.step,
                effect.round,
                effect.moment if isinstance(effect, Notify) else None,
                effect.template if isinstance(effect, Render | Store) else None,
                now,
            )
            for advance in advances
            for effect in advance.owed
        ),
    )


def performed_columns(advances: Iterable[Advance]) -> Columns:
    return _columns(
        "effect at",
        (
            (event.effect, event.at)
            for advance in advances
            for event in advance.events
            if isinstance(event, EffectPerformed)
        ),
    )


def push_columns(advances: Iterable[Advance], now: datetime) -> Columns:
    return _columns(
        "application permit definition version owing ready_at",
        (
            (
                advance.application,
                advance.after.permit,
                advance.after.definition,
                advance.after.version,
                len(advance.owed),
                now,
            )
            for advance in advances
        ),
    )


def licence_columns(advances: Iterable[Advance]) -> Columns:
    """The public register's entries: no personal data but the holder's name."""
    return _columns(
        "application number verification name_id name_en holder issued_at valid_until sha256",
        (
            (
                advance.application,
                event.number,
                event.verification,
                advance.process.name.id,
                advance.process.name.en,
                _applicant(advance),
                event.at,
                event.valid_until,
                event.file.sha256,
            )
            for advance in advances
            for event in advance.events
            if isinstance(event, LicenceIssued)
        ),
    )


def _applicant(advance: Advance) -> str:
    return advance.process.applicant_of(advance.after.answers).name


def _new_parties(advance: Advance) -> Iterable[str]:
    if advance.before is None:
        yield APPLICANT
    for event in advance.events:
        if isinstance(event, TaskOpened) and event.agency is not None:
            yield f"{event.agency}.{event.role}"


def _task(advance: Advance, task: Task) -> tuple[Cell, ...]:
    holder = task.claimed_by
    return (
        task.id,
        advance.application,
        task.step,
        task.round,
        task.agency,
        task.role,
        task.opened_at,
        task.due,
        holder.officer if holder else None,
        holder.name if holder else None,
        task.is_open,
    )


def _columns(names: str, rows: Iterable[tuple[Cell, ...]]) -> Columns:
    transposed = [list(column) for column in zip(*rows, strict=True)]
    return dict(zip(names.split(), transposed, strict=False))
