"""Realisation: what was paid in a year, against the targets, by account code, month, day, agency and permit."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from licensing.money.budget.accounts import AccountCode, is_below
from licensing.money.budget.rows import Takings
from licensing.money.budget.targets import Target, in_force, outermost
from licensing.words.identifiers import AgencyId, PermitId

Key = TypeVar("Key", bound=str | date)


@dataclass(frozen=True, slots=True)
class Sum(Generic[Key]):
    """What was paid of one account code, on one day, for one permit."""

    key: Key
    amount: int
    postings: int


@dataclass(frozen=True, slots=True)
class Against:
    """What was paid under an account code, against its target where it has one."""

    account: AccountCode
    amount: int
    postings: int
    target: int | None

    @property
    def share(self) -> float | None:
        """Per cent of the target; None where there is none to reach."""
        return self.amount * 100 / self.target if self.target else None


@dataclass(frozen=True, slots=True)
class Realisation:
    """A year up to a day; `days` are those of the last month.

    `total` is all that was paid; `aimed` what of it was paid under codes that have targets, against all of these, each
    rupiah once.
    """

    year: int
    until: date
    total: Against
    aimed: Against | None
    accounts: tuple[Against, ...]
    months: tuple[Sum[date], ...]
    days: tuple[Sum[date], ...]
    agencies: tuple[Sum[AgencyId], ...]
    permits: tuple[Sum[PermitId], ...]


def realised(
    paid: Iterable[Takings], targets: Iterable[Target], *, until: date, has_targets: bool = True
) -> Realisation:
    """The realisation of the year up to a day.

    Args:
        has_targets: whether they are told; they are the whole city's, and compare with nothing of one agency.
    """
    year = until.year
    rows = [each for each in paid if each.day.year == year and each.day <= until]
    aims = in_force(targets if has_targets else (), year, on=until)
    accounts, outer = _accounts(rows, aims), outermost(aims)
    aimed = [each for each in accounts if each.account in outer]
    months = _sums(rows, lambda each: each.day.replace(day=1))
    known = {each.key: each for each in months}
    every = (date(year, month, 1) for month in range(1, until.month + 1))
    return Realisation(
        year,
        until,
        _together(rows, None),
        _together(aimed, sum(outer.values())) if aims else None,
        accounts,
        tuple(known.get(month, Sum(month, 0, 0)) for month in every),
        _sums([each for each in rows if each.day.month == until.month], lambda each: each.day),
        _sums(rows, lambda each: each.agency),
        _sums(rows, lambda each: each.permit),
    )


def _together(rows: Sequence[Takings | Against], target: int | None) -> Against:
    return Against(
        AccountCode(""), sum(each.amount for each in rows), sum(each.postings for each in rows), target
    )


def _accounts(rows: list[Takings], aims: Mapping[AccountCode, int]) -> tuple[Against, ...]:
    """Each code with a target with all that belongs to it, and each that was paid under and has none above it."""
    paid = {each.key: each for each in _sums(rows, lambda each: each.account)}
    others = [code for code in paid if not any(is_below(code, aim) for aim in aims)]
    return tuple(
        Against(
            code,
            sum(each.amount for own, each in paid.items() if is_below(own, code)),
            sum(each.postings for own, each in paid.items() if is_below(own, code)),
            aims.get(code),
        )
        for code in sorted({*aims, *others})
    )


def _sums(rows: Iterable[Takings], key: Callable[[Takings], Key]) -> tuple[Sum[Key], ...]:
    amounts: defaultdict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for each in rows:
        had = amounts[key(each)]
        had[0] += each.amount
        had[1] += each.postings
    return tuple(Sum(each, *amounts[each]) for each in sorted(amounts))
