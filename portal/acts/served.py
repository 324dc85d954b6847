"""Served: how long services took, by permit, agency and role, and as whole cases by their legal clocks.

Comes from what the records count by days; how many working days lie between two days is the calendar's to say, so that
a report of last year counts by the days that were decreed since.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from babel.numbers import format_decimal

from licensing.city.former import FormerNames
from licensing.clock.calendar import WIB
from licensing.clock.calendars import Calendars
from licensing.clock.running import Why
from licensing.ports import Served, ServedCases, ServedLines, ServedTasks, StoodStill
from licensing.telling.clocking import PAUSED
from licensing.telling.forecasting import quantile_of
from licensing.words.identifiers import AgencyId, PermitId
from licensing.words.sentences import Sentence, counted


@dataclass(frozen=True, slots=True)
class Service:
    """What one role did for one permit: decisions in time and late, what is open and late, and how long it took.

    `median` and `nine_in_ten` are working days after the one it was asked on, in which half and 90 % were decided; None
    where nothing was.
    """

    permit: PermitId
    agency: AgencyId
    role: str
    on_time: int
    late: int
    still_late: int
    median: int | None
    nine_in_ten: int | None


@dataclass(frozen=True, slots=True)
class Still:
    """For what the clocks of a permit stood still: in how many cases, and how many days (of 24 hours) in all."""

    permit: PermitId
    agency: AgencyId
    why: Why
    cases: int
    days: float

    @property
    def said(self) -> Sentence:
        """For what, in how many cases, and how long in all, to a tenth of a day."""
        why, days = PAUSED[self.why], round(self.days, 1)
        told = Sentence(*(format_decimal(days, locale=locale) for locale in ("id", "en")))
        plural = "day" if days == 1 else "days"
        return Sentence(
            f"{why.id}, {told.id} hari dalam {self.cases} permohonan",
            f"{why.en}, {told.en} {plural} in {counted(self.cases, 'application')}",
        )


@dataclass(frozen=True, slots=True)
class Report:
    """A report, by permit and agency."""

    services: tuple[Service, ...]
    cases: tuple[ServedCases, ...]
    stood_still: tuple[Still, ...]
    lines: tuple[ServedLines, ...]


def reported(served: Served, calendars: Calendars) -> Report:
    """What was served, as a report tells it."""
    return Report(
        tuple(_services(served.tasks, calendars)),
        tuple(sorted(served.cases, key=lambda each: (each.permit, each.agency))),
        tuple(_still(each) for each in sorted(served.stood_still, key=_place)),
        tuple(sorted(served.lines, key=lambda each: (each.permit, each.agency, each.step, each.line))),
    )


def of_agency(report: Report, agency: AgencyId | None, former: FormerNames) -> Report:
    """What it tells of an agency under every name it had; all of it where none is named."""

    def is_meant(each: Service | ServedCases | ServedLines | Still) -> bool:
        return agency in (None, former.agency(each.agency))

    return Report(
        tuple(filter(is_meant, report.services)),
        tuple(filter(is_meant, report.cases)),
        tuple(filter(is_meant, report.stood_still)),
        tuple(filter(is_meant, report.lines)),
    )


def are_in_order(first: date, last: date) -> bool:
    """Whether days come in this order, neither of them the calendar's first or last, which have no midnight around."""
    return date.min < first <= last < date.max


def whole_days(first: date, last: date) -> tuple[datetime, datetime]:
    """From the midnight that begins a day to that which ends another, in the city."""
    since, until = (datetime(day.year, day.month, day.day, tzinfo=WIB) for day in (first, last))
    return since, until + timedelta(days=1)


def days_taken(tasks: Iterable[ServedTasks], calendars: Calendars) -> Counter[int]:
    """How many decisions took how many working days."""
    counts: Counter[int] = Counter()
    known: dict[tuple[AgencyId, date, date], int] = {}
    for each in tasks:
        if each.ended is None:
            continue
        key = each.agency, each.opened, each.ended
        if key not in known:
            known[key] = calendars.of(each.agency).working_days_between(each.opened, each.ended)
        counts[known[key]] += each.count
    return counts


def _services(tasks: Iterable[ServedTasks], calendars: Calendars) -> Iterator[Service]:
    by_role: defaultdict[tuple[PermitId, AgencyId, str], list[ServedTasks]] = defaultdict(list)
    for each in tasks:
        by_role[each.permit, each.agency, each.role].append(each)
    for (permit, agency, role), own in sorted(by_role.items()):
        took, count = days_taken(own, calendars), partial(_count, own)
        yield Service(
            permit,
            agency,
            role,
            count(is_open=False, is_late=False),
            count(is_open=False, is_late=True),
            count(is_open=True, is_late=True),
            quantile_of(took, 0.5) if took else None,
            quantile_of(took, 0.9) if took else None,
        )


def _count(tasks: Iterable[ServedTasks], *, is_open: bool, is_late: bool) -> int:
    return sum(each.count for each in tasks if (each.ended is None, each.is_late) == (is_open, is_late))


def _still(stood: StoodStill) -> Still:
    return Still(stood.permit, stood.agency, stood.why, stood.cases, round(stood.seconds / 86_400, 1))


def _place(stood: StoodStill) -> tuple[str, str, str]:
    return stood.permit, stood.agency, stood.why
