"""A case told on by one command: what follows of itself once somebody has acted.

A step is entered, asks whom it must, and is left as soon as its answers amount to an outcome; so a decision carries
the case through branches and closings in one go, and stops where a person, a number or an effect is awaited.
"""

from dataclasses import dataclass, field
from datetime import datetime

from licensing.clock.calendar import WorkingCalendar
from licensing.history.case import Case, evolve
from licensing.history.events import (
    ApplicationClosed,
    Event,
    StepCompleted,
    StepEntered,
    TaskOpened,
    TaskWithdrawn,
)
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, StepId, TaskId


@dataclass(slots=True)
class Story:
    """The case while one command tells it on."""

    process: Process
    calendar: WorkingCalendar
    now: datetime
    current: Case | None
    events: list[Event] = field(default_factory=list[Event])

    @property
    def case(self) -> Case:
        if self.current is None:
            raise ValueError("nothing was submitted yet")
        return self.current

    def tell(self, event: Event) -> None:
        self.current = evolve(self.current, event)
        self.events.append(event)

    def enter(self, id: StepId) -> None:
        round = self.case.rounds(id) + 1
        self.tell(StepEntered(self.now, id, round))
        for ask in self.process.steps[id].kind.asks(self.process.facts(self.case)):
            due = self.calendar.due(self.now, ask.within) if ask.within else None
            agency, role = (ask.role.agency, ask.role.role) if ask.role else (None, None)
            task = task_id(self.case.application, id, round, agency or "applicant")
            self.tell(TaskOpened(self.now, task, id, round, agency, role, due))
        self.settle()

    def settle(self) -> None:
        """Leave the open step if its answers amount to an outcome, and go on from there."""
        visit = self.case.visit
        if visit is None:
            return
        step = self.process.steps[visit.step]
        tasks = self.case.tasks_of(visit.step, visit.round)
        outcome = step.kind.outcome(step.exits, tasks, self.process.facts(self.case))
        if outcome is None:
            return
        for task in tasks:
            if task.is_open:
                self.tell(TaskWithdrawn(self.now, task.id))
        self.tell(StepCompleted(self.now, visit.step, visit.round, outcome))
        if step.kind.ending is not None:
            self.tell(ApplicationClosed(self.now, step.kind.ending, visit.step))
        else:
            self.enter(step.exits[outcome].to)


def task_id(application: ApplicationNumber, step: StepId, round: int, asked: str) -> TaskId:
    """The name of a task; `asked` is the agency, or `applicant`."""
    return TaskId(f"{application}.{step}.{round}.{asked}")
