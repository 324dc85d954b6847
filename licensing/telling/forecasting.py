"""When a case will probably be finished: a range of working days, from how long its steps took before.

The way ahead is the one on which every officer chooses the outcome her definition names first and every condition is
as it stands today; a correction, a refusal or an objection is none of it. What is asked beside each other takes as long
as the longest. Steps are taken to last independently, so that their lengths are added up as chance has them, and what
has waited already is known to have lasted that long. Where a step was finished too seldom nothing is foretold.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from licensing.case.clocking import is_decided
from licensing.city.register import AgencyRegister
from licensing.clock.calendar import ONE_DAY, WIB
from licensing.history.case import Case
from licensing.history.places import At, Line
from licensing.history.task import Task
from licensing.process.graph import Process
from licensing.process.protocol import LAPSED
from licensing.process.step import Step
from licensing.values.types import Facts
from licensing.words.identifiers import AgencyId, StepId

FEWEST: Final = 20
"""Finished tasks of a step and agency from which its lengths say something."""

Past = Mapping[tuple[StepId, AgencyId], Mapping[int, int]]
"""By step and agency how many tasks took how many working days."""
Lengths = Mapping[int, float]
"""How probable each number of working days is; sums up to one."""
Unknown = Literal["thin", "hers"]
_AT_ONCE: Final[Lengths] = {0: 1.0}


class _UnknownError(Exception):
    """Nothing can be foretold, for the reason it carries."""

    def __init__(self, why: Unknown) -> None:
        super().__init__(why)
        self.why: Unknown = why


@dataclass(frozen=True, slots=True)
class Forecast:
    """Half of such cases are finished by `likely`, nine in ten by `latest`."""

    likely: date
    latest: date


def forecast(
    process: Process, case: Case, past: Past, *, register: AgencyRegister, now: datetime
) -> Forecast | Unknown | None:
    """When a case will be decided.

    Returns:
        None once it is decided and while it stands still; `hers` while the applicant is asked, or will be; `thin` where
        too little was finished yet to tell.
    """
    if is_decided(process, case) or case.suspended is not None or case.main is None:
        return None
    ahead = _Ahead(process, case, past, register, now)
    try:
        days = ahead.from_(case.main)
    except _UnknownError as unknown:
        return unknown.why
    today, calendar = now.astimezone(WIB).date(), register.calendar.of(process.issuer)
    # Nothing is finished today where nobody works today.
    at_once = calendar.working_day(today - ONE_DAY, 1)
    lengths = (quantile_of(days, share) for share in (0.5, 0.9))
    return Forecast(*(calendar.working_day(today, length) if length else at_once for length in lengths))


def quantile_of(days: Lengths, share: float) -> int:
    """The fewest days within which this share of all is done, of at least one; `days` are probabilities or counts."""
    needed, passed = (share - 1e-9) * sum(days.values()), 0.0
    for length in sorted(days):
        passed += days[length]
        if passed >= needed:
            return length
    return max(days)


def one_after_another(first: Lengths, second: Lengths) -> Lengths:
    """How long two take of which the second begins when the first ends."""
    return _combined(first, second, lambda one, other: one + other)


def beside_each_other(each: Iterable[Lengths]) -> Lengths:
    """How long all take that begin at once."""
    longest: Lengths = _AT_ONCE
    for lengths in each:
        longest = _combined(longest, lengths, max)
    return longest


def still_to_come(days: Lengths, waited: int) -> Lengths:
    """What is left of something that has lasted so long already; `thin` where nothing ever lasted longer."""
    left = {length - waited: share for length, share in days.items() if length >= waited}
    whole = sum(left.values())
    if not whole:
        raise _UnknownError("thin")
    return {length: share / whole for length, share in left.items()}


def _combined(one: Lengths, other: Lengths, how: Callable[[int, int], int]) -> Lengths:
    found: dict[int, float] = {}
    for first, of_first in one.items():
        for second, of_second in other.items():
            length = how(first, second)
            found[length] = found.get(length, 0.0) + of_first * of_second
    return found


@dataclass(frozen=True, slots=True)
class _Ahead:
    """The way ahead of one case."""

    process: Process
    case: Case
    past: Past
    register: AgencyRegister
    now: datetime

    def from_(self, where: At) -> Lengths:
        """From where a line stands to its end, or to the answer."""
        step, facts = self.process.step(where.step), self.process.facts(self.case, where.line)
        asked = [self._left(task) for task in self.case.tasks_at(where) if task.is_open]
        lines = [self.from_(self.case.open[line]) for line in self._below(where) if line in self.case.open]
        here = beside_each_other([*asked, *lines]) if asked or lines else self._whole(step, facts)
        return one_after_another(here, self._after(step, facts, frozenset({step.id})))

    def _below(self, where: At) -> Iterator[Line]:
        return (line for line, opened in self.case.lines_from(where).items() if opened.goes_on)

    def _left(self, task: Task) -> Lengths:
        if task.asked is None:
            raise _UnknownError("hers")
        days = self._days_of(task.where.step, task.asked.agency)
        since, today = (at.astimezone(WIB).date() for at in (task.opened_at, self.now))
        return still_to_come(
            days, self.register.calendar.of(task.asked.agency).working_days_between(since, today)
        )

    def _days_of(self, step: StepId, agency: AgencyId) -> Lengths:
        counts = self.past.get((step, agency), {})
        whole = sum(counts.values())
        if whole < FEWEST:
            raise _UnknownError("thin")
        return {length: count / whole for length, count in counts.items()}

    def _whole(self, step: Step, facts: Facts) -> Lengths:
        """All of a step that is not begun."""
        needs = step.kind.opens(step.needs, facts)
        asked: list[Lengths] = []
        for ask in step.asks:
            if ask in needs:
                role = ask.asked(facts)
                if role is None:
                    raise _UnknownError("hers")
                asked.append(self._days_of(step.id, role.agency))
        lines = [self._along(each.start, facts, frozenset()) for each in step.members if each in needs]
        return beside_each_other([*asked, *lines])

    def _along(self, id: StepId, facts: Facts, seen: frozenset[StepId]) -> Lengths:
        """From the beginning of a step on."""
        step = self.process.step(id)
        if id in seen or (step.makes is not None and step.makes.is_answer):
            return _AT_ONCE
        return one_after_another(self._whole(step, facts), self._after(step, facts, seen | {id}))

    def _after(self, step: Step, facts: Facts, seen: frozenset[StepId]) -> Lengths:
        """What follows a step on its line."""
        choices = step.kind.choices
        chosen = [each.outcome for each in choices if each.when is None or each.when.holds(facts)]
        usual = chosen or [outcome for outcome in step.exits if outcome != LAPSED]
        exit = step.exits.get(usual[0]) if usual else None
        return self._along(exit.to, facts, seen) if exit is not None and exit.to is not None else _AT_ONCE
