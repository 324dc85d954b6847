"""Brute force: everything the real core lets people do with one application, and whether it can get stuck.

It shares nothing with the checker: every officer, outcome and silence goes through `decide` in every order, and cases
count as the same when the core cannot tell them apart: the same places, answers, and people who decided the same.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from features.quoting import APPLICANT
from licensing.case.advancing import Drawn, advance
from licensing.case.commands import Command, Correct, Decide, PassTime, ReportEffect, Submit
from licensing.city.people import Party, Service, Tracker
from licensing.city.register import AgencyRegister
from licensing.history.case import Case, Task
from licensing.history.places import At
from licensing.process.graph import Process
from licensing.process.protocol import LAPSED
from licensing.scenarios.scenario import MONDAY, performed, typed
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, Digest, FieldId, StepId

NUMBER = ApplicationNumber("REG-CONTOH-20260302-00001")
Key = tuple[object, ...]
ENDED: Key = ("ended",)


class TooLarge(Exception):
    """More cases than shall be looked at."""


@dataclass
class Cases:
    """All cases that are told apart, as numbers; `ways` are what people who say what is true can do."""

    keys: dict[Key, int] = field(default_factory=dict)
    ways: list[set[int]] = field(default_factory=list)
    with_other_answers: list[set[int]] = field(default_factory=list)
    silence: list[set[int]] = field(default_factory=list)
    asked: set[StepId] = field(default_factory=set)

    def number(self, key: Key) -> tuple[int, bool]:
        known = self.keys.get(key)
        if known is not None:
            return known, False
        self.keys[key] = len(self.ways)
        for each in (self.ways, self.with_other_answers, self.silence):
            each.append(set())
        return len(self.ways) - 1, True

    def stuck(self, *, other_answers: bool) -> bool:
        """Whether there is a case without a way to an end; perhaps by answers that are not true."""
        ways = [
            a | b if other_answers else a for a, b in zip(self.ways, self.with_other_answers, strict=True)
        ]
        return len(leading_to(ways, {self.keys[ENDED]} if ENDED in self.keys else set())) < len(self.ways)

    def silent_loop(self) -> bool:
        """Whether silence alone can lead a case back to where it was."""
        moving = set(range(len(self.silence)))
        while still := {n for n in moving if not self.silence[n] & moving}:
            moving -= still
        return bool(moving)


def leading_to(ways: list[set[int]], ends: set[int]) -> set[int]:
    back: dict[int, set[int]] = {}
    for n, targets in enumerate(ways):
        for to in targets:
            back.setdefault(to, set()).add(n)
    found, ahead = set(ends), list(ends)
    while ahead:
        for n in back.get(ahead.pop(), set()) - found:
            found.add(n)
            ahead.append(n)
    return found


def all_cases(  # noqa: C901 everything that can happen, in one place to be read beside the core
    process: Process,
    register: AgencyRegister,
    answers: Iterable[Mapping[str, str]],
    *,
    named: frozenset[str],
    most: int,
) -> Cases:
    """Every case there can be.

    Args:
        answers: every way the form can be filled in, as far as it matters.
        named: the steps whose outcomes conditions name.
        most: so many are looked at.

    Raises:
        TooLarge: there are more.
    """
    cases = Cases()
    ahead: deque[tuple[int, Case]] = deque()

    def found(case: Case) -> int:
        n, new = cases.number(key_of(process, case, named))
        if new:
            if len(cases.ways) > most:
                raise TooLarge
            ahead.append((n, case))
        return n

    given = [{**APPLICANT, **each} for each in answers]
    for each in given:
        case = told(process, register, None, Submit(NUMBER, typed(each), {}), Tracker(NUMBER))
        assert case is not None
        found(case)
    while ahead:
        n, case = ahead.popleft()
        for task in case.open_tasks:
            cases.asked.add(task.where.step)
            cases.ways[n] |= {found(each) for each in decided(process, register, case, task)}
        if case.owed and not case.open_tasks:
            cases.ways[n].add(found(_performed(process, register, case)))
        for task in (task for task in case.open_tasks if task.asked is None):
            same = {id: str(case.answers[id]) for id in case.answers}
            for each in given:
                after = _told(process, register, case, Correct(task.id, typed(each), {}), Tracker(NUMBER))
                is_true = all(
                    same.get(FieldId(id)) == text for id, text in each.items() if id not in APPLICANT
                )
                (cases.ways if is_true else cases.with_other_answers)[n].add(found(after))
            if LAPSED in process.steps[task.where.step].exits:
                silent = found(lapsed(process, register, case, task))
                cases.ways[n].add(silent)
                cases.silence[n].add(silent)
    return cases


def decided(process: Process, register: AgencyRegister, case: Case, task: Task) -> Iterator[Case]:
    """What everybody who holds the role can make of a task."""
    for officer in register.holding(task.asked) if task.asked else ():
        for outcome in process.steps[task.where.step].exits:
            after = told(process, register, case, Decide(task.id, outcome, "sebab", {}), officer)
            if after is None:
                break  # Refused for who she is, not for what she says.
            yield after


def _performed(process: Process, register: AgencyRegister, case: Case) -> Case:
    """The case once everything owed is performed, and what becomes owed by it."""
    while case.owed and not case.open_tasks:
        effect = next(iter(case.owed.values()))
        report = ReportEffect(effect.key, performed(effect))
        case = _told(process, register, case, report, Service())
    return case


def lapsed(process: Process, register: AgencyRegister, case: Case, task: Task) -> Case:
    """The applicant lets this one task lapse, whatever else she is asked."""
    long_ago = replace(task, opened_at=MONDAY - timedelta(days=60), due=MONDAY)
    tasks = {id: replace(each, due=None) for id, each in case.tasks.items()} | {task.id: long_ago}
    return _told(process, register, replace(case, tasks=tasks), PassTime(), Service())


def told(
    process: Process, register: AgencyRegister, case: Case | None, command: Command, by: Party
) -> Case | None:
    """The case after a command; None where it is refused."""
    try:
        return advance(
            process,
            case,
            [command],
            by=by,
            now=MONDAY + timedelta(minutes=case.version if case else 0),
            calendar=register.calendar,
            draw=lambda _series, _year: Drawn(1, "x"),
        ).case
    except CommandRefused:
        return None


def _told(process: Process, register: AgencyRegister, case: Case, command: Command, by: Party) -> Case:
    after = told(process, register, case, command, by)
    assert after is not None, command
    return after


def key_of(process: Process, case: Case, named: frozenset[str]) -> Key:
    """What the core can tell a case by, from now on."""
    if case.ending is not None:
        return ENDED
    watched = _watched(process)
    decisions = frozenset(
        (task.decision.by.officer, task.where.line, task.where.step)
        for task in case.tasks.values()
        if task.decision and task.where.step in watched
    )
    places = tuple(sorted((where.line, _place(case, where)) for where in case.open.values()))
    outcomes = tuple(
        (step, last.outcome if (last := case.latest(StepId(step))) else "") for step in sorted(named)
    )
    answers = tuple(sorted((id, str(answer)) for id, answer in case.answers.items()))
    kept = tuple(_kept(process, case))
    return (places, decisions, outcomes, answers, kept, bool(case.owed) and not case.open_tasks)


def _kept(process: Process, case: Case) -> Iterator[Key]:
    """The answers of last rounds that may be kept."""
    for step in process.steps.values():
        last = case.latest(step.id) if any(ask.relies_on for ask in step.asks) else None
        for task in case.tasks_at(last.where) if last else ():
            if task.decision is not None:
                given = task.decision
                is_before = task.changed < case.corrected
                yield (task.asked, given.outcome, given.by.officer, given.relied, is_before)


WATCHED: dict[Digest, frozenset[StepId]] = {}


def _watched(process: Process) -> frozenset[StepId]:
    """The steps whose deciders four eyes look at."""
    if process.digest not in WATCHED:
        others = {other for step in process.steps.values() for other in step.not_by}
        steps = (id for id in process.steps if not others.isdisjoint(process.above(id)))
        WATCHED[process.digest] = frozenset(steps)
    return WATCHED[process.digest]


def _place(case: Case, where: At) -> Key:
    tasks = tuple(
        (
            str(task.asked),
            task.status,
            str(task.decision and (task.decision.outcome, task.decision.by.officer)),
        )
        for task in case.tasks_at(where)
    )
    lines = tuple(
        (line, str(opened.outcome), opened.withdrawn) for line, opened in case.lines_from(where).items()
    )
    return (where.step, tasks, lines)
