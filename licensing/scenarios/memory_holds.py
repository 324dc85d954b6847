"""What is held and who is barred, in memory: the same rules that the database guards by its keys."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from licensing.case.register_refusals import barred, held_by_other
from licensing.history.case import Case
from licensing.history.events import (
    ApplicationSubmitted,
    Event,
    HolderBarred,
    HoldKept,
    HoldReleased,
    HoldTaken,
    LicenceAmended,
    LicenceRevoked,
)
from licensing.process.graph import Process
from licensing.process.kinds import LICENCES
from licensing.words.identifiers import ApplicationNumber, PermitId


@dataclass(frozen=True, slots=True)
class Held:
    """By whom something is held; `is_kept` by its licence, through the day `until`, None for without end."""

    application: ApplicationNumber
    is_kept: bool = False
    until: date | None = None

    def is_over(self, today: date) -> bool:
        return self.is_kept and self.until is not None and self.until < today


Rows = dict[tuple[str, str], Held]


@dataclass(slots=True)
class Holds:
    """`held` by pool and key; `bars` in the order they were set."""

    held: Rows = field(default_factory=Rows)
    bars: list[tuple[PermitId, HolderBarred]] = field(default_factory=list[tuple[PermitId, HolderBarred]])

    def keep(self, process: Process, case: Case, events: Iterable[Event], *, today: date) -> None:
        """Take over what these events say of a case, all or nothing.

        Raises:
            CommandRefused: `barred`, `taken` or `licence-busy`.
        """
        rows, bars = dict(self.held), list(self.bars)
        for event in events:
            match event:
                case ApplicationSubmitted():
                    self._check_bars(process, case, today)
                case HoldTaken():
                    _take(rows, process, case, event, today)
                case HoldKept():
                    key = (event.pool, case.holds[event.pool].key)
                    rows[key] = Held(case.application, is_kept=True, until=event.until)
                case HoldReleased():
                    _release(rows, case.application, event.pool)
                case LicenceRevoked() | LicenceAmended() if case.about is not None:
                    _follow(rows, case.about.application, event)
                case HolderBarred():
                    bars.append((process.permit, event))
                case _:
                    pass
        self.held, self.bars = rows, bars

    def _check_bars(self, process: Process, case: Case, today: date) -> None:
        keys = process.barred_as(process.facts(case))
        standing = [
            bar
            for permit, bar in self.bars
            if permit == process.permit and bar.key in keys and bar.until >= today
        ]
        if standing:
            longest = max(standing, key=lambda bar: bar.until)
            raise barred(longest.until, longest.reason)


def _take(rows: Rows, process: Process, case: Case, event: HoldTaken, today: date) -> None:
    holder = rows.get((event.pool, event.key))
    _release(rows, case.application, event.pool)
    if holder is None or holder.application == case.application or holder.is_over(today):
        rows[event.pool, event.key] = Held(case.application)
    elif case.about is None or holder.application != case.about.application or event.pool == LICENCES:
        raise held_by_other(process, event.pool)


def _release(rows: Rows, application: ApplicationNumber, pool: str) -> None:
    for place, holder in [*rows.items()]:
        if place[0] == pool and holder.application == application:
            del rows[place]


def _follow(rows: Rows, application: ApplicationNumber, event: LicenceRevoked | LicenceAmended) -> None:
    """What a licence kept goes with it."""
    for place, holder in [*rows.items()]:
        if holder.application != application or not holder.is_kept:
            continue
        if isinstance(event, LicenceRevoked):
            del rows[place]
        else:
            rows[place] = replace(holder, until=event.valid_until)
