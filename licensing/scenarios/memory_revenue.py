"""The books in memory: rows as the records would tell them, told to whoever may read them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from licensing.case.refusals.paying import slip_not_hers, slip_too_early
from licensing.city.oversight import EVERYBODY
from licensing.city.people import Party, keeps_books, overseen_by
from licensing.money.budget.accounts import AccountCode
from licensing.money.budget.lists import Taxed
from licensing.money.budget.rows import (
    Adrift,
    Expiring,
    Leak,
    Moved,
    Owed,
    Slip,
    SlipLine,
    Takings,
    Unslipped,
    Worked,
)
from licensing.money.budget.targets import Entering, Target
from licensing.words.identifiers import AgencyId, PermitId

Row = TypeVar("Row", Takings, Moved, Owed, Worked)


@dataclass
class MemoryRevenue:
    """`Revenue` over given rows; `leaking` and `endings` are of no agency. `today` is the day it is."""

    rows: tuple[Takings, ...] = ()
    months: tuple[Moved, ...] = ()
    debts: tuple[Owed, ...] = ()
    endings: tuple[Expiring, ...] = ()
    decisions: tuple[Worked, ...] = ()
    drifting: tuple[Adrift, ...] = ()
    leaking: tuple[Leak, ...] = ()
    entries: tuple[Target, ...] = ()
    today: date = date(2026, 11, 23)
    made: list[Slip] = field(default_factory=list[Slip])

    def paid(self, party: Party, *, since: date, until: date) -> tuple[Takings, ...]:
        return tuple(each for each in _told(party, self.rows) if since <= each.day <= until)

    def moved(self, party: Party, *, until: date) -> tuple[Moved, ...]:
        return tuple(each for each in _told(party, self.months) if each.month <= until)

    def owed(self, party: Party, *, on: date) -> tuple[Owed, ...]:
        return _told(party, self.debts)

    def ending(self, party: Party) -> tuple[Expiring, ...]:
        return self.endings if _reads_all(party) else ()

    def worked(self, party: Party, *, since: datetime, until: datetime) -> tuple[Worked, ...]:
        return _told(party, self.decisions)

    def adrift(self, party: Party, *, limit: int) -> tuple[Adrift, ...]:
        return self.drifting[:limit] if keeps_books(party) else ()

    def leaks(
        self, party: Party, taxed: frozenset[PermitId], points: Mapping[PermitId, str], *, on: date
    ) -> tuple[Leak, ...]:
        return self.leaking if _reads_all(party) else ()

    def targets(self, party: Party) -> tuple[Target, ...]:
        return self.entries if keeps_books(party) or overseen_by(party).names else ()

    def enter_targets(
        self, decide: Callable[[tuple[Target, ...]], tuple[Entering, ...]]
    ) -> tuple[Target, ...]:
        made = tuple(
            Target(len(self.entries) + n, each) for n, each in enumerate(decide(self.entries), start=1)
        )
        self.entries += made
        return made

    def add_tax_list(self, objects: tuple[Taxed, ...]) -> bool:
        return bool(objects)

    def slip(
        self, party: Party, agency: AgencyId, day: date, names: Mapping[AccountCode, str]
    ) -> Slip | None:
        if not keeps_books(party):
            raise slip_not_hers()
        if day >= self.today:
            raise slip_too_early()
        known = next((each for each in self.made if (each.agency, each.day) == (agency, day)), None)
        if known:
            return known
        waiting = self._waiting(agency, day)
        if not waiting:
            return None
        nth = 1 + sum((each.agency, each.day.year) == (agency, day.year) for each in self.made)
        lines = tuple(
            SlipLine(
                each.day, each.account, names.get(each.account, each.account), each.amount, each.postings
            )
            for each in waiting
        )
        self.made.append(Slip(f"STS/{nth:04d}/{agency.upper()}/{day.year}", agency, day, lines))
        return self.made[-1]

    def slips(self, party: Party, *, since: date, until: date) -> tuple[Slip, ...]:
        own = sorted(self.made, key=lambda each: (each.day, each.number))
        return tuple(each for each in own if since <= each.day <= until) if keeps_books(party) else ()

    def unslipped(self, party: Party, *, on: date) -> tuple[Unslipped, ...]:
        told: list[Unslipped] = []
        for agency in sorted({each.agency for each in self.rows}) if keeps_books(party) else ():
            rows = self._waiting(agency, on)
            if rows:
                counts = sum(each.amount for each in rows), sum(each.postings for each in rows)
                told.append(Unslipped(agency, *counts))
        return tuple(told)

    def _waiting(self, agency: AgencyId, on: date) -> tuple[Takings, ...]:
        """Rows up to a day that no slip has, by day and account code."""
        there = {
            (line.of_day, line.account) for each in self.made if each.agency == agency for line in each.lines
        }
        sums: dict[tuple[date, AccountCode], Takings] = {}
        for each in self.rows:
            key = each.day, each.account
            if each.agency == agency and each.day <= on and key not in there:
                had = sums.get(key)
                amount, postings = (had.amount, had.postings) if had else (0, 0)
                sums[key] = replace(each, amount=amount + each.amount, postings=postings + each.postings)
        return tuple(sums[key] for key in sorted(sums))


def _reads_all(party: Party) -> bool:
    return keeps_books(party) or EVERYBODY in overseen_by(party).names


def _told(party: Party, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(each for each in rows if keeps_books(party) or overseen_by(party).covers(each.agency))
