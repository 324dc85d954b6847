"""What a changed calendar would do to open cases, before anything is recorded."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeVar

from licensing.case.clocking import moved as clock_moved
from licensing.case.line_clocks import running_lines
from licensing.case.timing import moved
from licensing.city.people import Service
from licensing.clock.calendars import Calendars
from licensing.history.case import Case
from licensing.ports import CaseFile, Cases
from licensing.words.identifiers import ApplicationNumber, PermitId
from portal.acts.promised import still_promised

AT_A_TIME: Final = 200
"""Applications read together."""

Moment = TypeVar("Moment", datetime, date)


@dataclass(frozen=True, slots=True)
class Ways:
    """How many come earlier, and how many later."""

    earlier: int = 0
    later: int = 0


@dataclass(frozen=True, slots=True)
class Moves:
    """What would move of a permit's cases, and of how many: deadlines, and days promised before a clock runs."""

    permit: PermitId
    cases: int
    deadlines: Ways
    promised: Ways


def foretell(
    cases: Cases,
    applications: Sequence[ApplicationNumber],
    before: Calendars,
    after: Calendars,
    *,
    now: datetime,
) -> tuple[Moves, ...]:
    """What would move, by permit in the order of their names: ends of tasks, of lines' and cases' time, promises."""
    counts: dict[PermitId, Counter[str]] = {}
    for first in range(0, len(applications), AT_A_TIME):
        for file in cases.views(Service(), applications[first : first + AT_A_TIME]).values():
            ways = [
                *_ways("deadlines", _deadlines(file.case, before, after, now)),
                *_ways("promised", _promised(file, before, after)),
            ]
            if ways:
                counts.setdefault(file.case.permit, Counter()).update(["cases", *ways])
    return tuple(
        Moves(id, of["cases"], _counted(of, "deadlines"), _counted(of, "promised"))
        for id, of in sorted(counts.items())
    )


def _ways(what: str, moments: Iterable[tuple[Moment, Moment]]) -> Iterator[str]:
    """What moves of moments, each as it stands by one calendar and by another."""
    return (f"{what} {'earlier' if then < now else 'later'}" for now, then in moments if now != then)


def _counted(of: Counter[str], what: str) -> Ways:
    return Ways(of[f"{what} earlier"], of[f"{what} later"])


def _deadlines(
    case: Case, before: Calendars, after: Calendars, now: datetime
) -> Iterator[tuple[datetime, datetime]]:
    for task in case.open_tasks:
        if task.due is not None:
            told = (moved(case, task, each, now) or task.due for each in (before, after))
            yield next(told), next(told)
    for clock in (case.clock, *(clock for _, clock in running_lines(case))):
        if clock is not None and clock.due is not None:
            yield clock_moved(clock, before, now) or clock.due, clock_moved(clock, after, now) or clock.due


def _promised(file: CaseFile, before: Calendars, after: Calendars) -> Iterator[tuple[date, date]]:
    """The day that is promised while no clock runs; once one does, its end is among the deadlines."""
    if file.case.clock is None:
        told = still_promised(file, before), still_promised(file, after)
        if told[0] and told[1]:
            yield told[0].by, told[1].by
