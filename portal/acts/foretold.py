"""What a changed calendar would do to open cases, before anything is recorded."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from licensing.case.clocking import moved as clock_moved
from licensing.case.line_clocks import running_lines
from licensing.case.timing import moved
from licensing.city.people import Service
from licensing.clock.calendars import Calendars
from licensing.history.case import Case
from licensing.ports import Cases
from licensing.words.identifiers import ApplicationNumber, PermitId

AT_A_TIME: Final = 200
"""Applications read together."""

Deadline = tuple[datetime, datetime]
"""Where it stands by one calendar and by another."""


@dataclass(frozen=True, slots=True)
class Moves:
    """How many deadlines of a permit's cases would come earlier and later, and in how many cases."""

    permit: PermitId
    cases: int
    earlier: int
    later: int


def foretell(
    cases: Cases,
    applications: Sequence[ApplicationNumber],
    before: Calendars,
    after: Calendars,
    *,
    now: datetime,
) -> tuple[Moves, ...]:
    """What would move, by permit in the order of their names: ends of tasks, of lines' and of cases' time."""
    counts: dict[PermitId, Counter[str]] = {}
    for first in range(0, len(applications), AT_A_TIME):
        files = cases.views(Service(), applications[first : first + AT_A_TIME])
        for case in (file.case for file in files.values()):
            changed = [each for each in _deadlines(case, before, after, now) if each[0] != each[1]]
            if changed:
                counts.setdefault(case.permit, Counter()).update(["cases", *_ways(changed)])
    return tuple(Moves(id, of["cases"], of["earlier"], of["later"]) for id, of in sorted(counts.items()))


def _ways(changed: Iterable[Deadline]) -> Iterator[str]:
    return ("earlier" if after < before else "later" for before, after in changed)


def _deadlines(case: Case, before: Calendars, after: Calendars, now: datetime) -> Iterator[Deadline]:
    for task in case.open_tasks:
        if task.due is not None:
            told = (moved(case, task, each, now) or task.due for each in (before, after))
            yield next(told), next(told)
    for clock in (case.clock, *(clock for _, clock in running_lines(case))):
        if clock is not None and clock.due is not None:
            yield clock_moved(clock, before, now) or clock.due, clock_moved(clock, after, now) or clock.due
