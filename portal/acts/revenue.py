"""Revenue: what heads, treasurer and planners read out of the books, as the port tells it to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from licensing.case.refusals.paying import slip_too_early
from licensing.city.oversight import EVERYBODY
from licensing.city.people import Officer, Party, keeps_books, overseen_by
from licensing.money.budget.accounts import TAXES, AccountCode, AccountCodes, is_below
from licensing.money.budget.costs import Cost, Load, costs, loads
from licensing.money.budget.forecast import Forecast, forecast
from licensing.money.budget.realised import Realisation, realised
from licensing.money.budget.rows import AGES, Age, Leak, Moved, Owed, Slip
from licensing.ports import Revenue
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.words.identifiers import AgencyId, PermitId
from licensing.words.sentences import Sentence
from portal.acts.refusals import books_not_hers, revenue_not_hers
from portal.acts.served import whole_days

AGED: Final[Mapping[Age, Sentence]] = {
    "not-due": Sentence("Belum jatuh tempo", "Not due"),
    "1-30": Sentence("1–30 hari", "1–30 days"),  # noqa: RUF001 from one to the other
    "31-60": Sentence("31–60 hari", "31–60 days"),  # noqa: RUF001 from one to the other
    "61-90": Sentence("61–90 hari", "61–90 days"),  # noqa: RUF001 from one to the other
    "91-": Sentence("Lebih dari 90 hari", "More than 90 days"),
}
THE_FIRST: Final = date(2000, 1, 1)
"""Before the first day of the books."""
MOST: Final = 500
"""So many entries of a list are told at once."""


@dataclass(frozen=True, slots=True)
class Aged:
    """What is owed under an account code: amounts and debts by age, and in all."""

    account: AccountCode
    amounts: Mapping[Age, int]
    debts: Mapping[Age, int]

    @property
    def amount(self) -> int:
        return sum(self.amounts.values())

    @property
    def count(self) -> int:
        return sum(self.debts.values())


def may_read(party: Party) -> bool:
    """Whether she reads revenue at all: deny by default."""
    return keeps_books(party) or bool(overseen_by(party).names)


def reads_all(party: Party) -> bool:
    """Whether she reads that of the whole city."""
    return keeps_books(party) or EVERYBODY in overseen_by(party).names


def check_reads(officer: Officer) -> None:
    """Raises CommandRefused: `not-yours`, for whoever reads no revenue."""
    if not may_read(officer):
        raise revenue_not_hers()


def check_keeps_books(officer: Officer) -> None:
    """Raises CommandRefused: `not-yours`, for whoever keeps no books."""
    if not officer.keeps_books:
        raise books_not_hers()


def realisation(revenue: Revenue, party: Party, *, until: date) -> Realisation:
    """The year up to a day; against targets for whoever reads all of it."""
    paid = revenue.paid(party, since=until.replace(month=1, day=1), until=until)
    return realised(paid, revenue.targets(party), until=until, has_targets=reads_all(party))


def aged(owed: Iterable[Owed]) -> tuple[Aged, ...]:
    """What is owed, a row for each account code."""
    by_code: dict[AccountCode, list[Owed]] = {}
    for each in owed:
        by_code.setdefault(each.account, []).append(each)
    return tuple(
        Aged(
            code,
            {age: sum(each.amount for each in own if each.age == age) for age in AGES},
            {age: sum(each.debts for each in own if each.age == age) for age in AGES},
        )
        for code, own in sorted(by_code.items())
    )


def forecasts(revenue: Revenue, party: Party, *, today: date) -> tuple[Forecast, ...]:
    """Of everything she reads, and then of each account code that brought something or is owed."""
    moved, endings = revenue.moved(party, until=today), revenue.ending(party)
    codes = sorted({each.account for each in moved})
    return tuple(forecast(moved, endings, today=today, account=code) for code in (None, *codes))


def taxed(moved: Iterable[Moved], processes: Iterable[Process]) -> frozenset[PermitId]:
    """Permit types that ask for a tax, and those of which one was assessed though they ask for none today."""
    told = {each.permit for each in moved if each.kind == "assessed" and is_below(each.account, TAXES)}
    asking = {each.permit for each in processes if any(map(_asks_tax, each.steps.values()))}
    return frozenset(told | asking)


def _asks_tax(step: Step) -> bool:
    return step.payment is not None and is_below(step.payment.account, TAXES)


def leaks(revenue: Revenue, party: Party, processes: Iterable[Process], *, on: date) -> tuple[Leak, ...]:
    """Where the register and the tax list disagree, of the permit types that are taxed."""
    known = tuple(processes)
    points = {each.permit: field for each in known if (field := _point(each))}
    return revenue.leaks(party, taxed(revenue.moved(party, until=on), known), points, on=on)


def _point(process: Process) -> str | None:
    return next((field.id for field in process.form.fields if field.type == "point"), None)


def workload(
    revenue: Revenue, party: Party, accounts: AccountCodes, *, first: date, last: date
) -> tuple[tuple[Load, ...], tuple[Cost, ...]]:
    """The work of those whom she oversees, and what each permit type costs by it."""
    since, until = whole_days(first, last)
    found = loads(revenue.worked(party, since=since, until=until), accounts.work)
    return found, costs(found)


def slips_of_day(
    revenue: Revenue,
    party: Party,
    accounts: AccountCodes,
    day: date,
    *,
    today: date,
    agency: AgencyId | None = None,
) -> tuple[Slip, ...]:
    """The slips of a day, made where they are missing: of one agency, or of all that were paid.

    Raises:
        CommandRefused: `not-yours`, `too-early`.
    """
    if day >= today:
        raise slip_too_early()
    made = {each.agency for each in revenue.slips(party, since=day, until=day)}
    names = {code: name.id for code, name in accounts.names.items()}
    asked = {agency} if agency else made | {each.agency for each in revenue.unslipped(party, on=day)}
    found = (revenue.slip(party, each, day, names) for each in sorted(asked))
    return tuple(each for each in found if each)


def day_before(today: date) -> date:
    """The last day that is over."""
    return today - timedelta(days=1)
