"""A story: one application told through the pure core, as the features and the core's tests do it.

It stands where storage and flows stand in service: it keeps the history, draws the numbers and performs what
is owed, all in memory and at the instant the story has reached. Nothing of the outside world is touched.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from licensing.case.commands import AssignNumber, Command, Correct, Decide, PassTime, ReportEffect, Submit
from licensing.case.deciding import awaited_number, decide, owed
from licensing.city.people import Officer
from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.forms.answers import Typed
from licensing.forms.files import Files, StoredFile
from licensing.history.case import Case, Task, replay
from licensing.history.effects import Effect, Notify
from licensing.history.events import Event
from licensing.process.graph import Process
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, Digest, OutcomeId

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=WIB)
"""When a story begins unless it says otherwise: a working week without holidays lies ahead."""


@dataclass(slots=True)
class Story:
    """`refusal` is what the last command met with; `read` is the version each officer last looked at."""

    register: AgencyRegister
    process: Process
    now: datetime = MONDAY
    events: tuple[Event, ...] = ()
    refusal: CommandRefused | None = None
    performed: list[Effect] = field(default_factory=list[Effect])
    drawn: dict[tuple[str, int], int] = field(default_factory=dict[tuple[str, int], int])
    read: dict[str, int] = field(default_factory=dict[str, int])
    told: Case | None = None

    @property
    def case(self) -> Case:
        assert self.told is not None, "nothing was submitted yet"
        return self.told

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        return tuple(task for task in self.case.tasks.values() if task.is_open)

    def officer(self, name: str) -> Officer:
        return next(officer for officer in self.register.officers.values() if officer.name == name)

    def tell(self, command: Command) -> None:
        """Let the command decide; a refusal is kept for the story to look at."""
        self.refusal = None
        try:
            told = decide(self.process, self.told, command, now=self.now, calendar=self.register.calendar)
        except CommandRefused as refused:
            self.refusal = refused
            return
        self.events += told
        self.told = replay(told, self.told)
        self._draw_number()

    def submit(self, typed: Typed, documents: Files | None = None) -> None:
        """Open the case, with a stand-in for every document not given."""
        self.told, self.events = None, ()
        number = ApplicationNumber(f"REG-{self.process.code}-{self.now:%Y%m%d}-00001")
        files = {rule.id: upload(rule.id) for rule in self.process.documents}
        self.tell(Submit(number, typed, files if documents is None else documents))

    def decide(
        self,
        name: str,
        outcome: str,
        *,
        reason: str = "",
        typed: Typed | None = None,
        seen: int | None = None,
    ) -> None:
        """An officer decides the open task of a role she holds, or else whichever is open."""
        officer = self.officer(name)
        task = self.task_for(officer)
        self.tell(Decide(task.id, officer, OutcomeId(outcome), reason, typed or {}, seen))

    def task_for(self, officer: Officer) -> Task:
        """The open task of a role she holds; else one of her role that ended, else one that is not hers."""
        asked = [task for task in self.case.tasks.values() if task.asked and officer.holds(task.asked)]
        candidates = [task for task in asked if task.is_open] or asked[-1:] or list(self.open_tasks)
        return candidates[0]

    def correct(self, typed: Typed, documents: Files | None = None) -> None:
        task = next(task for task in reversed(tuple(self.case.tasks.values())) if task.asked is None)
        self.tell(Correct(task.id, typed, documents or {}))

    def perform(self) -> None:
        """Perform everything owed, and what becomes owed by it."""
        while effects := owed(self.process, self.case):
            for effect in effects:
                file = None if isinstance(effect, Notify) else upload(effect.key)
                self.tell(ReportEffect(effect.key, file))
                self.performed.append(effect)

    def pass_working_days(self, days: int) -> None:
        """The same time of day, so many working days later; what fell due meanwhile takes its course."""
        local = self.now.astimezone(WIB)
        later = self.register.calendar.working_day(local.date(), days)
        self.now = local + timedelta(days=(later - local.date()).days)
        self.tell(PassTime())

    def _draw_number(self) -> None:
        rule = awaited_number(self.process, self.case)
        if rule is None:
            return
        year = self.now.astimezone(WIB).year
        self.drawn[rule.series, year] = self.drawn.get((rule.series, year), 0) + 1
        code = sha256(f"{rule.series} {year} {self.drawn[rule.series, year]}".encode()).hexdigest()[:20]
        self.tell(AssignNumber(self.drawn[rule.series, year], year, code))


def upload(name: str) -> StoredFile:
    """A file as the object store would describe it."""
    digest = Digest(sha256(name.encode()).hexdigest())
    return StoredFile(f"contoh/{name}", digest, "application/pdf", 1000, f"{name}.pdf")


def typed(answers: Mapping[str, str]) -> Typed:
    """One text per field."""
    return {field: (text,) for field, text in answers.items()}
