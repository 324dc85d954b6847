"""Targets: what an account code is to bring in a year, by decree from a day on, each entry kept for good."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from licensing.money.budget.accounts import AccountCode, above


@dataclass(frozen=True, slots=True)
class Entering:
    """A target as it is entered; one that only `takes_back` another, by its position, counts for nothing itself."""

    year: int
    account: AccountCode
    amount: int
    since: date
    decree: str
    takes_back: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """An entry, by its position in the list of all."""

    position: int
    entry: Entering


def standing(targets: Iterable[Target]) -> tuple[Target, ...]:
    """The entries that were not taken back, in the order in which they were entered."""
    told = tuple(targets)
    gone = {each.entry.takes_back for each in told}
    return tuple(each for each in told if each.entry.takes_back is None and each.position not in gone)


def in_force(targets: Iterable[Target], year: int, *, on: date) -> Mapping[AccountCode, int]:
    """The targets of a year on a day: of each code the entry of the latest day, of these the one entered last."""
    found: dict[AccountCode, Entering] = {}
    for each in standing(targets):
        entry = each.entry
        was = found.get(entry.account)
        if entry.year == year and entry.since <= on and (was is None or was.since <= entry.since):
            found[entry.account] = entry
    return {code: entry.amount for code, entry in sorted(found.items())}


def outermost(targets: Mapping[AccountCode, int]) -> Mapping[AccountCode, int]:
    """Without those of which a level above has a target, so that nothing is counted twice."""
    return {
        code: amount
        for code, amount in targets.items()
        if not any(each in targets for each in above(code) if each != code)
    }


def missing(entries: Iterable[Entering], known: Iterable[Target]) -> tuple[Entering, ...]:
    """What of a list is not entered yet: the same list entered twice adds nothing."""
    there = {each.entry for each in standing(known)}
    return tuple(each for each in dict.fromkeys(entries) if each not in there)
