"""The course a case takes under one command: what follows of itself once somebody has acted.

A step is entered, asks whom it must and opens the lines it must, and is left as soon as its replies amount to an
outcome; so a decision carries the case through branches, joins and closings in one go, and stops where a person, a
number or an effect is awaited. What still has to be looked at is kept in a list, so no chain of steps is too long.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from licensing.case.consulting import awaits_register
from licensing.case.keeping import kept_answer
from licensing.case.keys import effect_key, task_id
from licensing.case.naming import named_before
from licensing.case.opening import opening_of
from licensing.case.panels import panel_of
from licensing.case.requiring import required_at
from licensing.city.people import AgencyRole
from licensing.clock.calendar import WIB
from licensing.clock.calendars import Calendars
from licensing.clock.moments import Limit, is_past
from licensing.history.case import Case, Task
from licensing.history.effects import Effect, Moment, Notify
from licensing.history.events import (
    AnswerKept,
    ApplicationClosed,
    EffectOwed,
    Event,
    HolderBarred,
    HoldKept,
    HoldReleased,
    LineJoined,
    LineOpened,
    LineWithdrawn,
    RegisterConsulted,
    StepCompleted,
    StepEntered,
    TaskOpened,
    TaskWithdrawn,
)
from licensing.history.evolving import evolve
from licensing.history.panellist import Panellist
from licensing.history.places import MAIN, At, Line, is_within, member, parent, record_line
from licensing.process.graph import Process, Step
from licensing.process.kinds import Barring
from licensing.process.needs import Ask, Member, Over
from licensing.process.protocol import ANSWERED, CORRECTED, LAPSED, Reply
from licensing.process.records import listed
from licensing.register.holdings import Holdings
from licensing.words.identifiers import OutcomeId, StepId


@dataclass(slots=True)
class Course:
    """The case while one command carries it on.

    `ahead` holds the lines still to be looked at, the next one last: with the step to be entered, or None to see
    whether the step it stands at can be left.
    """

    process: Process
    calendar: Calendars
    now: datetime
    current: Case | None
    events: list[Event] = field(default_factory=list[Event])
    ahead: list[tuple[Line, StepId | None]] = field(default_factory=list[tuple[Line, StepId | None]])

    @property
    def case(self) -> Case:
        if self.current is None:
            raise ValueError("nothing was submitted yet")
        return self.current

    def step_of(self, task: Task) -> Step:
        return self.process.step(task.where.step)

    def tell(self, event: Event) -> None:
        self.current = evolve(self.current, event)
        self.events.append(event)
        if isinstance(event, ApplicationClosed):
            self._let_go()

    def _let_go(self) -> None:
        """A case that has ended holds nothing any more; what its licence keeps, it holds while it is valid."""
        kept = {each.pool for each in self.process.reservations if each.is_kept}
        valid = [
            each
            for each in self.case.licences.values()
            if each.standing in ("issued", "suspended") and each.part_of is None
        ]
        for pool, hold in self.case.holds.items():
            if pool not in kept or not valid:
                self.tell(HoldReleased(self.now, pool))
            elif not hold.is_kept:
                self.tell(HoldKept(self.now, pool, valid[-1].valid_until))

    def owe(self, effect: Effect) -> None:
        self.tell(EffectOwed(self.now, effect))

    def notify(self, where: At, moment: Moment) -> None:
        self.owe(Notify(effect_key(self.case.application, where, "notify"), where, moment))

    def begin(self) -> None:
        """Enter the first step of the main line, and go on from there."""
        self._carry_on((MAIN, self.process.start_of(self.case)))

    def settle(self, line: Line) -> None:
        """Leave the step a line stands at if its replies amount to an outcome, and go on from there."""
        self._carry_on((line, None))

    def reopen(self, step: StepId) -> None:
        """Go on with a main line that had ended."""
        self._carry_on((MAIN, step))

    def turn(self, where: At, outcome: OutcomeId, to: StepId) -> None:
        """Leave a step in mid-course, with whatever was opened from it, for another one of its line."""
        self._withdraw_rest(where)
        self.tell(StepCompleted(self.now, where, outcome))
        self._carry_on((where.line, to))

    def complete(self, where: At, outcome: OutcomeId) -> None:
        """Leave a step with an outcome that does not come from replies, and go on from there."""
        self._leave(where, outcome)
        self._carry_on()

    def _carry_on(self, *ahead: tuple[Line, StepId | None]) -> None:
        self.ahead += ahead
        while self.ahead:
            line, to = self.ahead.pop()
            if to is not None:
                self._enter(line, to)
            elif line in self.case.open:
                self._look_at(self.case.open[line])

    def _enter(self, line: Line, id: StepId) -> None:
        where = At(line, id, self.case.times(id) + 1)
        self.tell(StepEntered(self.now, where, self.process.digest))
        if not awaits_register(self.process, self.case, where):
            self._arrive(where)

    def arrive(self, where: At, found: Mapping[str, Holdings]) -> None:
        """What the register says of a step that was entered is known: now it asks, and the case goes on."""
        self.tell(RegisterConsulted(self.now, where, found))
        self._arrive(where)
        self._carry_on()

    def _arrive(self, where: At) -> None:
        step = self.process.step(where.step)
        opening = opening_of(self.process, self.case, where, self.calendar)
        is_early = any(not is_past(each.at, self.now) for each in opening)
        if step.notice is not None and not is_early:
            self.notify(where, step.notice)
        if step.bars is not None:
            self._bar(where, step.bars)
        if not is_early:
            self.ahead.append((where.line, None))
            self._open_needs(where)

    def ask(self, where: At) -> None:
        """The day a round waited for has come: it asks, and goes on where what it would ask was answered before."""
        notice = self.process.step(where.step).notice
        if notice is not None:
            self.notify(where, notice)
        self._open_needs(where)
        self.settle(where.line)

    def _open_needs(self, where: At) -> None:
        """Ask whom a step asks, and open the lines it opens."""
        step, facts = self.process.steps[where.step], self.process.facts(self.case, where.line)
        opened: list[tuple[Line, StepId | None]] = []
        for need in step.kind.opens(step.needs, facts):
            match need:
                case Ask(members=None):
                    self._ask(where, need, need.asked(facts))
                case Ask():
                    self._ask_panel(where, need, need.asked(facts))
                case Member(over=Over() as over):
                    opened += self._open_each(where, need, over)
                case Member():
                    opened.append((self._open(where, need), need.start))
        self.ahead += reversed(opened)

    def _bar(self, where: At, bars: Barring) -> None:
        """Whoever the case is about may not apply again for a while; of nobody it says nothing."""
        key = bars.key.of(self.process.facts(self.case, where.line))
        if key is not None:
            until = bars.span.after(self.now.astimezone(WIB).date())
            self.tell(HolderBarred(self.now, where, key, until, bars.reason))

    def _ask_panel(self, where: At, ask: Ask, role: AgencyRole | None) -> None:
        """Everybody who was named, once, whoever cannot decide here in name only; nobody named, as many of the role."""
        named = panel_of(self.process, self.case, ask.members, where) if ask.members else ()
        if not named and (ask.members is None or ask.seat <= ask.members.least):
            self._ask(where, ask, role)
        elif named and ask.seat == 1:
            for seat, member in enumerate(named, start=1):
                self._ask(where, replace(ask, seat=seat), role, member)

    def _ask(self, where: At, ask: Ask, role: AgencyRole | None, member: Panellist | None = None) -> None:
        agency = role.agency if role else None
        due = Limit(ask.within, self.now, agency).due(self.calendar) if ask.within else None
        task = task_id(self.case.application, where, agency or "applicant", seat=ask.seat)
        kept = kept_answer(self.process, self.case, where, ask, role) if role else None
        if role is not None and kept is not None:
            self.tell(AnswerKept(self.now, task, where, role, kept.id))
            return
        changes = None if role else named_before(self.process, self.case, where)
        self.tell(TaskOpened(self.now, task, where, role, ask.within, due, changes, member))

    def _open(self, where: At, need: Member) -> Line:
        line = member(where.line, need.name)
        self.tell(LineOpened(self.now, line, where))
        return line

    def _open_each(self, where: At, need: Member, over: Over) -> list[tuple[Line, StepId | None]]:
        """A line for each record of which the condition holds; in turn, only the first of them begins."""
        found = listed(self.process, self.case, over.source, where.line)
        facts = self.process.facts(self.case, where.line)
        around = {name: facts.get(name) for name in over.when.names} if over.when else {}
        lines: list[tuple[Line, StepId | None]] = []
        rows, names = (found.rows, found.called(over.label, self.case.beside)) if found else ((), ())
        for number, (row, called) in enumerate(zip(rows, names, strict=True), start=1):
            if over.when and not over.when.holds({**around, **row}):
                continue
            line = member(where.line, record_line(need.name, number))
            self.tell(LineOpened(self.now, line, where, number, called))
            lines.append((line, need.start))
        return lines[:1] if over.in_turn else lines

    def _begin_next(self, where: At) -> None:
        """Where lines are taken in turn, the next one begins once the one before it has joined."""
        need = next((each for each in self.process.step(where.step).members if each.over), None)
        if need is None or need.over is None or not need.over.in_turn:
            return
        opened = [line for line, each in self.case.lines_from(where).items() if each.goes_on]
        if opened and not any(line in self.case.open for line in opened):
            self.ahead.append((opened[0], need.start))

    def _look_at(self, where: At) -> None:
        step = self.process.step(where.step)
        if awaits_register(self.process, self.case, where):
            return
        if step.ending is not None and step.makes is None:
            self._leave(where, OutcomeId(step.ending))
            return
        replies = tuple(replies_at(self.process, self.case, where))
        outcome = step.kind.outcome(step.exits, replies, self.process.facts(self.case, where.line))
        if outcome is not None:
            self._leave(where, outcome)
        else:
            self._begin_next(where)

    def _leave(self, where: At, outcome: OutcomeId) -> None:
        self._withdraw_rest(where)
        self.tell(StepCompleted(self.now, where, outcome))
        step = self.process.step(where.step)
        exit = step.exits.get(outcome)
        if exit is None:
            if step.ending is None:
                raise ValueError(f'step "{step.id}" has no exit "{outcome}"')
            self.tell(ApplicationClosed(self.now, step.ending, where))
        elif exit.to is not None:
            self.ahead.append((where.line, exit.to))
        elif exit.end is not None:
            self._join(where.line, exit.end)
        elif self.case.ended_as is not None:
            # What was contested stands.
            self.tell(ApplicationClosed(self.now, self.case.ended_as, where))

    def _join(self, line: Line, outcome: OutcomeId) -> None:
        self.tell(LineJoined(self.now, line, outcome))
        above = parent(line)
        if above is not None:
            self.ahead.append((above, None))

    def _withdraw_rest(self, where: At) -> None:
        """Whoever has not answered need not any more, in the lines this round opened too."""
        for task in self.case.tasks_at(where):
            if task.is_open:
                self.tell(TaskWithdrawn(self.now, task.id))
        for line, opened in self.case.lines_from(where).items():
            if not opened.goes_on:
                continue
            if line in self.case.open:
                self._withdraw_rest(self.case.open[line])
            self.tell(LineWithdrawn(self.now, line))
            # A line of this name may be opened again before the command is over: it begins anew.
            self.ahead = [(each, to) for each, to in self.ahead if not is_within(each, line)]


def replies_at(process: Process, case: Case, where: At) -> Iterator[Reply]:
    """What has come back to a round, one reply per task and line, in the order they were opened."""
    required = required_at(process, case, where)
    for task in case.tasks_at(where):
        yield _reply(task, is_required=task.id in required)
    for line, opened in case.lines_from(where).items():
        yield Reply(opened.outcome, opened.joined_at, line in required)


def _reply(task: Task, *, is_required: bool) -> Reply:
    if task.decision is not None:
        return Reply(task.decision.outcome, task.decision.at, is_required)
    answers = {"answered": CORRECTED if task.answers is None else ANSWERED, "lapsed": LAPSED}
    return Reply(answers.get(task.status), task.ended_at, is_required)
