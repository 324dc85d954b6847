"""Some of a number, or some days, of something scarce, in memory: the same rules that the database guards."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from licensing.case.refusals.reserving import held_by_other
from licensing.history.case import Case
from licensing.history.events import HoldKept, HoldTaken, LicenceAmended, LicenceEvent, LicenceRevoked
from licensing.history.extents import Days, Left, Share, without
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber


@dataclass(frozen=True, slots=True)
class Shared:
    """What one case holds of a thing; neither `takes` nor `days`: it waits for the thing its licence holds.

    `instead_of` is the case whose licence held of the same thing when this one, about that licence, asked.
    """

    key: str
    instead_of: ApplicationNumber | None = None
    takes: int | None = None
    days: tuple[Days, ...] = ()
    is_kept: bool = False
    until: date | None = None

    def is_over(self, today: date) -> bool:
        """Whether it counts no more; days say so themselves."""
        return self.is_kept and self.until is not None and self.until < today

    def through(self, until: date | None) -> "Shared":
        """Kept by a licence through a day."""
        days = self.days
        if until is not None:
            ending = (Days(each.first, min(each.last, until)) for each in days)
            days = tuple(each for each in ending if each.first <= each.last)
        return replace(self, is_kept=True, until=until, days=days)


Rows = dict[tuple[str, ApplicationNumber], Shared]


@dataclass(slots=True)
class Shares:
    """By pool and application."""

    rows: Rows = field(default_factory=Rows)

    def apart(self) -> "Shares":
        return Shares(dict(self.rows))

    def take(self, process: Process, case: Case, event: HoldTaken, today: date) -> None:
        """Hold so much of it, where it is asked for; nothing else of the pool is held any more.

        Raises:
            CommandRefused: `taken`.
        """
        if event.extent is None or self._key(event.pool, case.application) != event.key:
            self.release(event.pool, case.application)
        match event.extent:
            case Share():
                self._count(process, case, event, event.extent, today)
            case Days():
                self._date(process, case, event, event.extent)
            case None:
                pass

    def keep(self, case: Case, event: HoldKept) -> None:
        """A licence holds it; what the one before it held is this one's. Of the thing itself nothing is awaited now."""
        mine = self.rows.pop((event.pool, case.application), None)
        if mine is None or case.holds[event.pool].extent is None:
            return
        days = mine.days
        if mine.instead_of is not None:
            old = self.rows.get((event.pool, mine.instead_of))
            if old is not None and old.key == mine.key:
                days += self.rows.pop((event.pool, mine.instead_of)).days
        kept = replace(mine, instead_of=None, days=days)
        self.rows[event.pool, case.application] = kept.through(event.until)

    def release(self, pool: str, application: ApplicationNumber) -> None:
        self.rows.pop((pool, application), None)

    def follow(self, application: ApplicationNumber, event: LicenceEvent) -> None:
        """What a licence kept goes with it."""
        for place, row in [*self.rows.items()]:
            if place[1] != application or not row.is_kept:
                continue
            if isinstance(event, LicenceRevoked):
                del self.rows[place]
            elif isinstance(event, LicenceAmended):
                self.rows[place] = row.through(event.valid_until)

    def await_(self, event: HoldTaken, case: Case, holder: ApplicationNumber) -> None:
        """The case has the thing itself after the licence that holds it."""
        self.rows[event.pool, case.application] = Shared(event.key, holder)

    def awaits(self, event: HoldTaken, holder: ApplicationNumber) -> bool:
        """Whether some case has the thing after the licence that holds it."""
        return any(row.instead_of == holder for _, row in self._of(event.pool, event.key))

    def _count(self, process: Process, case: Case, event: HoldTaken, share: Share, today: date) -> None:
        rows = {id: row for id, row in self._of(event.pool, event.key) if not row.is_over(today)}
        before = case.about.application if case.about and case.about.application in rows else None
        own = max((rows[id].takes or 0 for id in rows if id in _hers(case)), default=0)
        others: dict[ApplicationNumber, int] = defaultdict(int)
        for id, row in rows.items():
            whose = row.instead_of or id
            others[whose] = max(others[whose], row.takes or 0)
        left = share.of - sum(most for id, most in others.items() if id not in _hers(case))
        if own < share.takes > left:
            raise held_by_other(process, event, left=Left(max(left, 0), share.of))
        mine = rows.get(case.application)
        self.rows[event.pool, case.application] = Shared(
            event.key, before or (mine.instead_of if mine else None), share.takes
        )

    def _date(self, process: Process, case: Case, event: HoldTaken, wanted: Days) -> None:
        rows = dict(self._of(event.pool, event.key))
        old = rows.get(case.about.application) if case.about else None
        days = without(wanted, old.days if old and old.is_kept else ())
        others = [each for id, row in rows.items() if id != case.application for each in row.days]
        if any(each.meets(other) for each in days for other in others):
            taken = [each for id in rows if id not in _hers(case) for each in rows[id].days]
            ahead = tuple(each for each in taken if each.last >= wanted.first)
            raise held_by_other(process, event, taken=ahead)
        before = case.about.application if case.about and old and old.is_kept else None
        self.rows[event.pool, case.application] = Shared(event.key, before, days=days)

    def _key(self, pool: str, application: ApplicationNumber) -> str | None:
        row = self.rows.get((pool, application))
        return row.key if row else None

    def _of(self, pool: str, key: str) -> Iterator[tuple[ApplicationNumber, Shared]]:
        for (place, application), row in self.rows.items():
            if (place, row.key) == (pool, key):
                yield application, row


def _hers(case: Case) -> Iterable[ApplicationNumber]:
    """The case, and the one whose licence it is about."""
    return (case.application, case.about.application) if case.about else (case.application,)
