"""The course a case takes under one command: what follows of itself once somebody has acted.

A step is entered, asks whom it must and opens the lines it must, and is left as soon as its replies amount to an
outcome; so a decision carries the case through branches, joins and closings in one go, and stops where a person, a
number or an effect is awaited. What still has to be looked at is kept in a list, so no chain of steps is too long.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from licensing.case.barring import barred
from licensing.case.billing import assessed, is_settled, put_off
from licensing.case.calling import call_of
from licensing.case.consulting import awaits_register
from licensing.case.keeping import kept_answer
from licensing.case.keys import effect_key, task_id
from licensing.case.letting_go import let_go
from licensing.case.line_clocks import follow
from licensing.case.lines import lines_opened, next_in_turn
from licensing.case.naming import named_before
from licensing.case.opening import opening_of
from licensing.case.panels import seated
from licensing.case.replying import outcome_at
from licensing.case.withdrawing import withdrawn
from licensing.city.people import AgencyRole
from licensing.clock.calendars import Calendars
from licensing.clock.moments import Limit, is_past
from licensing.history.case import Case
from licensing.history.effects import Effect, Moment, Notify
from licensing.history.events import (
    AnswerKept,
    ApplicationClosed,
    EffectOwed,
    Event,
    LineJoined,
    LineWithdrawn,
    RegisterConsulted,
    StepCompleted,
    StepEntered,
    TaskOpened,
)
from licensing.history.evolving import evolve
from licensing.history.places import MAIN, At, Line, is_within, parent
from licensing.history.task import Task
from licensing.process.graph import Process
from licensing.process.needs import Ask, Member
from licensing.process.protocol import PAID
from licensing.process.step import Step
from licensing.register.holdings import Holdings
from licensing.words.identifiers import OutcomeId, StepId


@dataclass(slots=True)
class Course:
    """The case while one command carries it on.

    `ahead` holds the lines still to be looked at, the next one last: with the step to be entered, or None to see
    whether the step it stands at can be left. `since` is when what happens came to be so by law, None for now.
    """

    process: Process
    calendar: Calendars
    now: datetime
    current: Case | None
    events: list[Event] = field(default_factory=list[Event])
    ahead: list[tuple[Line, StepId | None]] = field(default_factory=list[tuple[Line, StepId | None]])
    since: datetime | None = None

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
        for each in follow(self.process, self.case, event, self.calendar, self.since):
            self.tell(each)
        for each in put_off(self.process, self.case, event):
            self.tell(each)
        if isinstance(event, ApplicationClosed):
            for each in let_go(self.process, self.case, self.now):
                self.tell(each)

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

    def stand(self, where: At, outcome: OutcomeId) -> None:
        """Leave what was raised against how the case had ended, in mid-course: it has ended as it had."""
        self._withdraw_rest(where)
        self.tell(StepCompleted(self.now, where, outcome))
        if self.case.ended_as is None or self.case.ended_where is None:
            raise ValueError("nothing was contested")
        self.tell(ApplicationClosed(self.now, self.case.ended_as, self.case.ended_where))

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
            for each in barred(self.process, self.case, where, step.bars, self.now):
                self.tell(each)
        if step.payment is not None:
            self.tell(assessed(self.process, self.case, where, step.payment, self.calendar))
        if is_settled(self.process, self.case, where):
            self._leave(where, PAID)
        elif step.call is not None:
            self.owe(call_of(self.case, where, step.call))
        elif not is_early:
            self.ahead.append((where.line, None))
            self._open_needs(where)

    def ask(self, where: At) -> None:
        """The day a round waited for has come: it asks, and goes on where what it would ask was answered before."""
        notice = self.process.step(where.step).notice
        if notice is not None:
            self.notify(where, notice)
        self._open_needs(where)
        self.settle(where.line)

    def ask_by_hand(self, where: At) -> None:
        """What a system was asked is asked of whoever stands by for it."""
        self._open_needs(where)

    def _open_needs(self, where: At) -> None:
        """Ask whom a step asks, and open the lines it opens."""
        step, facts = self.process.steps[where.step], self.process.facts(self.case, where.line)
        opened: list[tuple[Line, StepId | None]] = []
        for need in step.kind.opens(step.needs, facts):
            match need:
                case Ask():
                    self._ask(where, need, need.asked(facts))
                case Member():
                    opened += self._open(where, need)
        self.ahead += reversed(opened)

    def _ask(self, where: At, asks: Ask, role: AgencyRole | None) -> None:
        agency = role.agency if role else None
        for ask, member in seated(self.process, self.case, where, asks):
            task = task_id(self.case.application, where, agency or "applicant", seat=ask.seat)
            kept = kept_answer(self.process, self.case, where, ask, role) if role else None
            if role is not None and kept is not None:
                self.tell(AnswerKept(self.now, task, where, role, kept.id))
                continue
            due = Limit(ask.within, self.now, agency).due(self.calendar) if ask.within else None
            changes = None if role else named_before(self.process, self.case, where)
            silence = ask.on_silence
            self.tell(TaskOpened(self.now, task, where, role, ask.within, due, changes, member, silence))

    def _open(self, where: At, need: Member) -> list[tuple[Line, StepId | None]]:
        """Open a line, or one for each record; in turn, only the first of them begins."""
        opened = tuple(lines_opened(self.process, self.case, where, need, now=self.now))
        for each in opened:
            self.tell(each)
        is_in_turn = need.over is not None and need.over.in_turn
        return [(each.line, need.start) for each in (opened[:1] if is_in_turn else opened)]

    def _look_at(self, where: At) -> None:
        if awaits_register(self.process, self.case, where):
            return
        outcome = outcome_at(self.process, self.case, where)
        if outcome is not None:
            self._leave(where, outcome)
        else:
            # Where lines are taken in turn, the next one begins once the one before it has joined.
            self.ahead += next_in_turn(self.process, self.case, where)

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
        elif self.case.ended_as is not None and where.line == MAIN:
            # What was contested stands.
            self.tell(ApplicationClosed(self.now, self.case.ended_as, where))

    def _join(self, line: Line, outcome: OutcomeId) -> None:
        self.tell(LineJoined(self.now, line, outcome))
        above = parent(line)
        if above is not None:
            self.ahead.append((above, None))

    def _withdraw_rest(self, where: At) -> None:
        """Whoever has not answered need not any more, in the lines this round opened too."""
        for each in withdrawn(self.case, where, self.now):
            self.tell(each)
            if isinstance(each, LineWithdrawn):
                # A line of this name may be opened again before the command is over: it begins anew.
                self.ahead = [(line, to) for line, to in self.ahead if not is_within(line, each.line)]
