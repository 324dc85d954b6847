"""What one month will bring, from what was known at its beginning: seasons, what was assessed, renewals falling due.

Everything before the month is known, nothing of it or after it: so a month that is over can be forecast as it would
have been, and compared with what came.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from statistics import median
from typing import Final

from licensing.money.budget.months import month_after, months_between
from licensing.money.budget.rows import Expiring, Moved
from licensing.words.identifiers import PermitId

YEARS: Final = 3
"""So many past years have a say in a season."""
_FEWEST: Final = 3
"""Months that must be known before their average is believed."""


@dataclass(frozen=True)
class Past:
    """What was posted, by months, and the licences there are."""

    moved: tuple[Moved, ...]
    endings: tuple[Expiring, ...] = ()

    @cached_property
    def first(self) -> date | None:
        """The first month of which anything is known."""
        return min(self._owed, default=None)

    @cached_property
    def paid(self) -> Mapping[date, int]:
        """What each month brought."""
        found: Counter[date] = Counter()
        for (_, month), amount in self.paid_of.items():
            found[month] += amount
        return found

    @cached_property
    def _owed(self) -> Mapping[date, int]:
        """By how much more was owed after each month."""
        found: Counter[date] = Counter()
        for each in self.moved:
            found[each.month] += each.of_debt
        return found

    @cached_property
    def paid_of(self) -> Mapping[tuple[PermitId, date], int]:
        """The same of each permit type."""
        found: Counter[tuple[PermitId, date]] = Counter()
        for each in self.moved:
            if each.kind == "paid":
                found[each.permit, each.month] += each.amount
        return found

    def outstanding(self, at: date) -> int:
        """What was owed when a month began."""
        return sum(amount for month, amount in self._owed.items() if month < at)


@dataclass(frozen=True)
class Known:
    """What is known when a month begins."""

    past: Past
    at: date

    def paid(self, month: date) -> int | None:
        """What a month brought; None where nobody knows."""
        first = self.past.first
        return None if first is None or not first <= month < self.at else self.past.paid.get(month, 0)

    def _year(self, at: date) -> tuple[int, ...]:
        """What each month brought of the twelve before one, as far as it is known."""
        return tuple(paid for month in _year_before(at) if (paid := self.paid(month)) is not None)

    def season(self, month: date) -> Fraction | None:
        """How many times the average of a year the same month brought behind it in past years; None if nobody knows.

        Of years that are known from their beginning where there are any.
        """
        told: list[tuple[int, Fraction]] = []
        for years in range(1, YEARS + 1):
            paid, year = (
                self.paid(month_after(month, -12 * years)),
                self._year(month_after(self.at, -12 * years)),
            )
            if paid is not None and len(year) >= _FEWEST and sum(year) > 0:
                times = Fraction(paid * len(year), sum(year))
                told.append((len(year), min(max(times, Fraction(0)), Fraction(12))))
        best = max((known for known, _ in told), default=0)
        found = [times for known, times in told if known == best]
        return sum(found, Fraction(0)) / len(found) if found else None

    @cached_property
    def pace(self) -> Fraction:
        """Which part of what is owed when a month begins is paid within it: the median of the last year's months."""
        shares: list[Fraction] = []
        for month in _year_before(self.at):
            paid, owed = self.paid(month), self.past.outstanding(month)
            if paid is not None and owed > 0:
                shares.append(min(max(Fraction(paid, owed), Fraction(0)), Fraction(1)))
        return median(shares) if shares else Fraction(0)

    def expected(self, month: date) -> Fraction:
        """What a month from then on brings: what its season makes of it, and no less than what is known to come."""
        season, year = self.season(month), self._year(self.at)
        usual = Fraction(sum(year), len(year)) if year else Fraction(0)
        told = usual if season is None else season * usual
        return max(told, self.pipeline(month) + self.renewals(month), Fraction(0))

    def pipeline(self, month: date) -> Fraction:
        """What of the debts of today is paid in it."""
        nth = (month.year - self.at.year) * 12 + month.month - self.at.month
        return self._outstanding * self.pace * (1 - self.pace) ** nth

    @cached_property
    def _outstanding(self) -> int:
        return max(self.past.outstanding(self.at), 0)

    def renewals(self, month: date) -> Fraction:
        """What those pay who renew the licences that end in it."""
        ending = (each for each in self.past.endings if each.ends == month and each.issued < self.at)
        return sum((each.licences * self._worths[each.permit] for each in ending), Fraction(0))

    @cached_property
    def _worths(self) -> Mapping[PermitId, Fraction]:
        return {permit: self._worth(permit) for permit in {each.permit for each in self.past.endings}}

    def _worth(self, permit: PermitId) -> Fraction:
        """What the end of one of its licences has brought: how many were renewed, times what one licence was paid."""
        own = [each for each in self.past.endings if each.permit == permit]
        ended = [each for each in own if each.ends and month_after(self.at, -24) <= each.ends < self.at]
        issued = sum(each.licences for each in own if month_after(self.at, -12) <= each.issued < self.at)
        paid = sum(self.past.paid_of.get((permit, month), 0) for month in _year_before(self.at))
        licences = sum(each.licences for each in ended)
        if not licences or not issued:
            return Fraction(0)
        return max(
            Fraction(sum(each.renewed for each in ended), licences) * Fraction(paid, issued), Fraction(0)
        )


def _year_before(month: date) -> tuple[date, ...]:
    return tuple(months_between(month_after(month, -12), month_after(month, -1)))
