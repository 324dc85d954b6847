"""Holds and bars: what a transaction says of them, and what the database's refusal says to people.

No SQL beside the name of the function: `hold_v3` in `sql/hold_v3.sql` keeps two apart by its key, counts what many hold
of a number, and lets no days meet.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final, assert_never

import psycopg
from pydantic import BaseModel
from pydantic_core import to_json

from licensing.case.refusals.register import barred
from licensing.case.refusals.reserving import held_by_other
from licensing.clock.calendar import WIB
from licensing.history.case import Case
from licensing.history.events import (
    ApplicationSubmitted,
    Event,
    HolderBarred,
    HoldKept,
    HoldReleased,
    HoldTaken,
    LicenceAmended,
    LicenceEvent,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
)
from licensing.history.extents import Days, Left, Share
from licensing.process.graph import Process
from licensing.process.kinds import LICENCES, claim_of
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence
from storage.exchange import Statement
from storage.rows import Advance

_HOLD: Final = "select hold_v3($1, $2, $3, $4, $5)"
BARRED: Final = "IZ001"
TAKEN: Final = "IZ002"

Said = dict[str, str | int | date | list[str] | None]


class _Bar(BaseModel):
    """What the database says of a bar."""

    until: date
    id: str
    en: str


class _Taken(BaseModel):
    """What the database says of something that is taken: of a number, what is left; of days, those that others have."""

    pool: str
    left: int | None = None
    taken: tuple[Days, ...] = ()


def holding(advance: Advance, *, now: datetime) -> tuple[Statement, ...]:
    """The statement that writes what an advance says of holds and bars; none where it says nothing."""
    case, process = advance.after, advance.process
    said = [each for event in advance.events for each in _said(process, case, event)]
    if not said:
        return ()
    about = case.about.application if case.about else None
    today = now.astimezone(WIB).date().isoformat()
    return ((_HOLD, case.application, about, process.permit, today, to_json(said).decode()),)


def refused(error: psycopg.Error, advances: Sequence[Advance]) -> CommandRefused | None:
    """What to tell the person, where the database refused because of a hold or a bar; None for any other error.

    Of several advances, as a worker reports them, one is meant that took what the database names; none happened.
    """
    said = error.diag.message_primary or ""
    if error.sqlstate == TAKEN:
        return _turned_away(advances, _Taken.model_validate_json(said))
    if error.sqlstate == BARRED:
        bar = _Bar.model_validate_json(said)
        return barred(bar.until, Sentence(bar.id, bar.en))
    return None


def _turned_away(advances: Sequence[Advance], told: _Taken) -> CommandRefused:
    taking = (
        (each.process, event)
        for each in advances
        for event in each.events
        if isinstance(event, HoldTaken) and event.pool == told.pool
    )
    process, event = next(taking)
    of = event.extent.of if isinstance(event.extent, Share) else 0
    left = None if told.left is None else Left(told.left, of)
    return held_by_other(process, event, left=left, taken=told.taken)


def _said(process: Process, case: Case, event: Event) -> Iterator[Said]:
    match event:
        case ApplicationSubmitted():
            keys = process.barred_as(process.facts(case))
            if keys:
                yield {"what": "checked", "keys": [*keys]}
        case HoldTaken():
            yield _asked_for(process, case, event)
        case HoldKept():
            hold = case.holds[event.pool]
            what = "kept" if hold.extent is None else "share kept"
            yield {"what": what, "pool": event.pool, "key": hold.key, "until": event.until}
        case HoldReleased():
            yield {"what": "released", "pool": event.pool}
        case (
            LicenceAmended() | LicenceReinstated() | LicenceRenewed() | LicenceRevoked() | LicenceSuspended()
        ):
            yield from _changed(process, case, event)
        case HolderBarred(reason=reason):
            yield {
                "what": "barred",
                "key": event.key,
                "until": event.until,
                "reason_id": reason.id,
                "reason_en": reason.en,
            }
        case _:
            pass


def _asked_for(process: Process, case: Case, event: HoldTaken) -> Said:
    said: Said = {"pool": event.pool, "key": event.key}
    match event.extent:
        case None:
            return {**said, "what": "taken", "claim": claim_of(process.kinds.get(case.kind), event.pool)}
        case Share(takes=takes, of=of):
            return {**said, "what": "shared", "takes": takes, "of": of}
        case Days(first=first, last=last):
            return {**said, "what": "dated", "first": first, "last": last}
        case _:
            assert_never(event.extent)


def _changed(process: Process, case: Case, event: LicenceEvent) -> Iterator[Said]:
    """What was signed about the licence has come to pass: it is held as before, and what it keeps goes with it.

    What a licence keeps that the case has issued itself is told where the case ends.
    """
    if isinstance(event, LicenceRevoked) and event.licence not in case.licences:
        yield {"what": "revoked"}
    elif isinstance(event, LicenceAmended) and event.licence not in case.licences:
        yield {"what": "amended", "until": event.valid_until}
    yield {"what": "changed", "pool": LICENCES, "claim": claim_of(process.kinds.get(case.kind), LICENCES)}
