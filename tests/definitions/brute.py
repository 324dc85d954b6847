"""Brute force: everything the real core lets people do with one application, and whether it can get stuck.

It shares nothing with the checker: every officer, outcome and silence goes through `decide` in every order, and cases
count as the same when the core cannot tell them apart: the same places, answers, and people who decided the same.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import combinations, product

from features.quoting import APPLICANT
from licensing.case.acts.contesting import next_remedy
from licensing.case.advancing import Drawn, advance
from licensing.case.billing import debt_at
from licensing.case.calling import calls_at
from licensing.case.commands import (
    Answer,
    Cancel,
    Command,
    Contest,
    Correct,
    Decide,
    PassTime,
    ReportEffect,
    Resume,
    Retract,
    Submit,
    Suspend,
    Withdraw,
)
from licensing.case.opening import waiting
from licensing.case.paying_commands import ReceiveMoney
from licensing.city.people import Party, Service, Tracker
from licensing.city.register import AgencyRegister
from licensing.forms.answers import Typed
from licensing.history.case import Case
from licensing.history.effects import Answered, Call, Notify, Refused, Unanswered
from licensing.history.places import At
from licensing.history.task import Task
from licensing.money.debt import Debt
from licensing.money.receipt import Receipt
from licensing.money.settling import settle
from licensing.process.graph import Process
from licensing.process.protocol import LAPSED
from licensing.process.step import Step
from licensing.register.concerned import Concerned
from licensing.scenarios.scenario import MONDAY, typed
from licensing.scenarios.standing_in import performed
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, FieldId, LicenceId, PermitId, StepId, SystemId
from tests.definitions.brute_keys import ENDED, Key, key_of

STANDING = Concerned(
    LicenceId("L1"),
    PermitId("contoh"),
    ApplicationNumber("REG-CONTOH-20250303-00001"),
    "503/1",
    "Wati",
    MONDAY.date() - timedelta(days=300),
    None,
    "in-force",
)
"""The licence that cases are about."""
NUMBER = ApplicationNumber("REG-CONTOH-20260302-00001")


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
        remedy = next_remedy(process, case)
        if remedy is not None:
            # She need not, but she can: a way has to lead on from there as well.
            found(_told(process, register, case, Contest(remedy, "sebab"), Tracker(NUMBER)))
        n, new = cases.number(key_of(process, case, named))
        if new:
            if len(cases.ways) > most:
                raise TooLarge
            ahead.append((n, case))
        return n

    given = [{**APPLICANT, **each} for each in answers]
    for each in given:
        for case in begun(process, register, each):
            found(case)
    while ahead:
        n, case = ahead.popleft()
        for task in case.open_tasks:
            cases.asked.add(task.where.step)
            cases.ways[n] |= {found(each) for each in decided(process, register, case, task)}
        by_itself = {found(each) for each in of_itself(process, register, case)}
        cases.ways[n] |= by_itself
        cases.silence[n] |= by_itself
        for each in interrupted(process, register, case):
            found(each)
        for task in (task for task in case.open_tasks if task.asked is None):
            if process.steps[task.where.step].is_request:
                answer = Answer(task.id, typed({"setuju": "true"}), {})
                cases.ways[n].add(found(_told(process, register, case, answer, Tracker(NUMBER))))
            if (debt := debt_at(process, case, task.where)) is not None:
                cases.ways[n].add(found(_told(process, register, case, paid(debt), Service())))
            same = {id: str(case.answers[id]) for id in case.answers}
            is_correction = process.steps[task.where.step].is_correction
            for each in given if is_correction else ():
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


def paid(debt: Debt) -> ReceiveMoney:
    """The money that a bill asks for."""
    bank, transaction = SystemId("bank.va"), f"T{len(debt.paid)}"
    amount = settle(debt).payable_rupiah(MONDAY.date())
    return ReceiveMoney(debt.id, Receipt(bank, transaction, amount, MONDAY, "", "transfer", "notice"))


def begun(process: Process, register: AgencyRegister, given: Mapping[str, str]) -> Iterator[Case]:
    """A case of each kind, opened by the applicant or by an officer who may."""
    for kind in process.kinds.values() or (None,):
        by: Party = Tracker(NUMBER)
        if kind is not None and kind.by is not None:
            by = register.holding(kind.by)[0]
        about = STANDING if kind and kind.about else None
        proved = about.application if about else None
        command = Submit(NUMBER, typed(given), {}, kind.id if kind else "", about, proved)
        yield _told(process, register, None, command, by)


def decided(process: Process, register: AgencyRegister, case: Case, task: Task) -> Iterator[Case]:
    """What everybody who holds the role can make of a task, whoever she names."""
    step = process.steps[task.where.step]
    for officer in register.holding(task.asked) if task.asked else ():
        for outcome, given in product(step.exits, named_at(step, register)):
            command = Decide(task.id, outcome, "sebab", given, people=register.officers)
            after = told(process, register, case, command, officer)
            if after is not None:
                yield after


def named_at(step: Step, register: AgencyRegister) -> Iterator[Typed]:
    """Every choice of people that can be named at a step; one without any where nobody is."""
    field = next((each for each in step.form.fields if each.people), None)
    if field is None or field.people is None:
        # What a system would have answered beside its outcome.
        yield typed({"jumlah": "5"}) if step.call else {}
        return
    ids = [officer.id for officer in register.holding(field.people.role)]
    for many in range(field.people.least, field.people.most + 1):
        yield from ({str(field.id): chosen} for chosen in combinations(ids, many))


def of_itself(process: Process, register: AgencyRegister, case: Case) -> Iterator[Case]:
    """What happens though nobody acts: the documents that a line waits for are made, and the day comes."""
    for where in case.open.values():
        if process.steps[where.step].bill is None:
            # For the paper of a bill no line waits.
            yield from _made(process, register, case, where)
        yield from _heard(process, register, case, where)
    if any(waiting(process, case)):
        yield _days_later(process, register, case, ())


def interrupted(process: Process, register: AgencyRegister, case: Case) -> Iterator[Case]:
    """What comes at any time: taken back, or given up; a case that stood still is where it was."""
    if case.last_act is not None:
        for officer in register.officers.values():
            after = told(process, register, case, Retract(case.last_act), officer)
            yield from () if after is None else (after,)
    for officer in register.officers.values():
        stopped = told(process, register, case, Suspend("sebab"), officer)
        if stopped is not None:
            again = (told(process, register, stopped, Resume(), each) for each in register.officers.values())
            yield next(each for each in again if each is not None)
    parties: list[tuple[Command, Party]] = [(Withdraw(), Tracker(NUMBER))]
    parties += [(Cancel("sebab"), officer) for officer in register.officers.values()]
    for command, party in parties:
        after = told(process, register, case, command, party)
        assert after is None or after.ending is not None
        yield from () if after is None else (after,)


def _heard(process: Process, register: AgencyRegister, case: Case, where: At) -> Iterator[Case]:
    """The case once a system has answered, whatever it says, or once it is not asked any more."""
    for effect in calls_at(case, where):
        call = process.steps[where.step].call
        assert call is not None
        said = [Answered(each.answer) for each in call.shape.outcomes.values() if each.has_answers]
        said_no = [
            Refused(each.id, each.label) for each in call.shape.outcomes.values() if not each.has_answers
        ]
        for result in (*said, *said_no, Unanswered("over")):
            yield _told(process, register, case, ReportEffect(effect.key, result), Service())


def _made(process: Process, register: AgencyRegister, case: Case, where: At) -> Iterator[Case]:
    """The case once the documents that a line waits for are made; what else happens in between, others may do."""
    after = case
    while effect := next(
        (each for each in after.owed.values() if each.where == where and not isinstance(each, Notify | Call)),
        None,
    ):
        after = _told(process, register, after, ReportEffect(effect.key, performed(effect)), Service())
    if after is not case:
        yield after


def lapsed(process: Process, register: AgencyRegister, case: Case, task: Task) -> Case:
    """The applicant lets this one task lapse, whatever else she is asked."""
    return _days_later(process, register, case, (task,))


def _days_later(process: Process, register: AgencyRegister, case: Case, lapsing: tuple[Task, ...]) -> Case:
    """The day that lines waited for has come, and these tasks have lapsed, but no others."""
    # Where money is owed, silence waits a few days for the statements of banks.
    due = MONDAY - timedelta(days=5)
    long_ago = {task.id: replace(task, opened_at=MONDAY - timedelta(days=60), due=due) for task in lapsing}
    tasks = {id: replace(each, due=None) for id, each in case.tasks.items()} | long_ago
    later = None if lapsing else MONDAY + timedelta(days=30)
    after = told(process, register, replace(case, tasks=tasks), PassTime(), Service(), now=later)
    assert after is not None
    return after


def told(
    process: Process,
    register: AgencyRegister,
    case: Case | None,
    command: Command,
    by: Party,
    *,
    now: datetime | None = None,
) -> Case | None:
    """The case after a command; None where it is refused."""
    try:
        return advance(
            process,
            case,
            [command],
            by=by,
            now=now or MONDAY + timedelta(seconds=case.version if case else 0),
            calendar=register.calendar,
            draw=lambda wanted: [Drawn(1, "x")] * len(wanted),
        ).case
    except CommandRefused:
        return None


def _told(process: Process, register: AgencyRegister, case: Case | None, command: Command, by: Party) -> Case:
    after = told(process, register, case, command, by)
    assert after is not None, command
    return after
