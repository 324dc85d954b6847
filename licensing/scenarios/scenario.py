"""A scenario: one application told through the core, by named people, without any service.

It stands where records and flows stand in service: it keeps the history, draws the numbers and performs what is
owed, all in memory and at the instant it has reached. Features, tests and `izin try` are told with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from licensing.case.commands import Answer, Command, Correct, Decide, Free, PassTime, ReportEffect, Submit
from licensing.case.panels import is_forsaken
from licensing.city.people import Officer, Party, Service, Tracker
from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.forms.answers import Typed
from licensing.forms.files import Files
from licensing.history.case import Case
from licensing.history.effects import Call, Effect
from licensing.history.events import Event
from licensing.history.named import Named
from licensing.history.task import Task
from licensing.history.verdicts import Verdict
from licensing.ports import Purpose
from licensing.ports.submissions import A_FIRST_LICENCE
from licensing.process.graph import Process
from licensing.register.concerned import Concerned
from licensing.scenarios import memory_register
from licensing.scenarios.finding import all_right
from licensing.scenarios.memory_archive import MemoryArchive
from licensing.scenarios.memory_deciding import Deciding
from licensing.scenarios.memory_holds import Holds
from licensing.scenarios.numbers import Numbers
from licensing.scenarios.standing_in import performed, stand_ins, stand_ins_for
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import OfficerId, OutcomeId, PermitId

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=WIB)
"""When a scenario begins unless it says otherwise: a working week without holidays lies ahead."""


class NothingSubmittedError(ValueError):
    """No application was taken yet, so there is no case to look at."""


@dataclass(slots=True)
class Scenario:
    """One case, and the histories of those before it.

    `refusal` is what the last command met with; `read` is the version each officer last looked at; `before` are other
    cases of this permit type, `holds` is what all of them hold, and `invented` a licence that none of them issued.
    `registered` are licences that others issued, each with the key the register finds it by.
    """

    register: AgencyRegister
    process: Process
    now: datetime = MONDAY
    events: tuple[Event, ...] = ()
    refusal: CommandRefused | None = None
    performed: list[Effect] = field(default_factory=list[Effect])
    numbers: Numbers = field(default_factory=Numbers)
    read: dict[str, int] = field(default_factory=dict[str, int])
    told: Case | None = None
    before: tuple[tuple[Event, ...], ...] = ()
    holds: Holds = field(default_factory=Holds)
    invented: Concerned | None = None
    registered: tuple[tuple[str, Concerned], ...] = ()

    @property
    def case(self) -> Case:
        if self.told is None:
            raise NothingSubmittedError("nothing was submitted yet")
        return self.told

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        return self.case.open_tasks

    def apart(self) -> "Scenario":
        """The same standing, to be told on by itself."""
        return replace(
            self,
            performed=list(self.performed),
            numbers=self.numbers.apart(),
            read={},
            holds=replace(self.holds),
        )

    @property
    def applicant(self) -> Tracker:
        """Whoever proved number and PIN of this application."""
        return Tracker(self.case.application)

    def officer(self, name: str) -> Officer:
        """The registered officer of this name."""
        return next(officer for officer in self.register.officers.values() if officer.name == name)

    @property
    def people(self) -> Mapping[OfficerId, Officer]:
        """Everybody who is there."""
        return self.register.officers

    def tell(self, command: Command, *, by: Party) -> None:
        """Let the command decide; a refusal is kept to be looked at, and nothing has happened."""
        self.refusal = None
        if self.told is None and not isinstance(command, Submit):
            raise NothingSubmittedError("nothing was submitted yet")
        numbers = self.numbers.apart()
        try:
            advanced = self._deciding.decide(
                self.process, self.told, command, by=by, now=self.now, numbers=numbers
            )
        except CommandRefused as refused:
            self.refusal = refused
            return
        self.numbers.keep(numbers)
        self.events += advanced.events
        self.told = advanced.case

    def submit(
        self, typed: Typed, documents: Files | None = None, *, purpose: Purpose = A_FIRST_LICENCE
    ) -> None:
        """Open the case, with a stand-in for every document not given. Whoever names a licence has proved its PIN."""
        self.told, self.events = None, ()
        numbers = Numbers()
        number = [numbers.registration(self.process, now=self.now) for _ in (*self.before, self.now)][-1]
        about = self.licence(purpose.licence)
        proved = about.application if about else None
        files = stand_ins_for(self.process, typed) if documents is None else documents
        command = Submit(number, typed, files, purpose.kind, about, proved, purpose.copied)
        self.tell(command, by=purpose.by or Tracker(number))

    def begin_another(self) -> None:
        """The case so far is one of those before: what comes next is of another."""
        self.before += (self.events,) if self.events else ()
        self.told, self.events = None, ()

    def licence(self, number: str) -> Concerned | None:
        """A licence as the register has it, whichever case issued it."""
        if self.invented is not None and self.invented.number == number:
            return self.invented
        return self._register.licence(number)

    def _look(self, permits: tuple[PermitId, ...], key: str, /) -> tuple[Concerned, ...]:
        register = self._register
        standing = (each for under, each in self.registered if under == key and each.permit in permits)
        passed = (memory_register.passed(each, on=register.day) for each in standing)
        return (*register.look(permits, key), *passed)

    @property
    def _register(self) -> memory_register.OnADay:
        archive = MemoryArchive(processes={self.process.digest: self.process})
        today = self.now.astimezone(WIB).date()
        return memory_register.OnADay((*self.before, self.events), archive, today)

    @property
    def _deciding(self) -> Deciding:
        return Deciding(self.register.calendar, self.holds, self.licence, self._look)

    def decide(  # noqa: PLR0913 what can be said of a decision
        self,
        officer: Officer,
        outcome: str,
        *,
        reason: str = "",
        typed: Typed | None = None,
        seen: int | None = None,
        named: tuple[Named, ...] = (),
        documents: Files | None = None,
        checks: tuple[Verdict, ...] | None = None,
    ) -> None:
        """An officer decides the open task of a role she holds, or else whichever is open.

        A stand-in is uploaded for every document she is asked for, unless some are given; and she finds right what she
        does not name, unless she says what she found.
        """
        task = self.task_for(officer)
        files = stand_ins(self.process.step(task.where.step).documents) if documents is None else documents
        found = all_right(self.process, self.case, task, named) if checks is None else checks
        command = Decide(
            task.id, OutcomeId(outcome), reason, typed or {}, seen, named, files, self.people, found
        )
        self.tell(command, by=officer)

    def task_for(self, officer: Officer) -> Task:
        """The open task of a role she holds; else one of her role that ended, else one that is not hers."""
        asked = [task for task in self.case.tasks.values() if task.is_for(officer)]
        candidates = [task for task in asked if task.is_open] or asked[-1:] or list(self.open_tasks)
        return candidates[0]

    def correct(self, typed: Typed, documents: Files | None = None) -> None:
        """The applicant answers what she was asked last."""
        asked = [task for task in self.case.tasks.values() if task.asked is None]
        asked = [task for task in asked if self.process.step(task.where.step).is_correction] or asked
        task = next((task for task in reversed(asked) if task.is_open), asked[-1])
        self.tell(Correct(task.id, typed, documents or {}), by=self.applicant)

    def fulfil(self, task: Task, typed: Typed, documents: Files | None = None) -> None:
        """The applicant answers a request, with a stand-in for every document not given."""
        rules = self.process.step(task.where.step).documents
        given = stand_ins(rules, of=f"{task.id} ") if documents is None else documents
        self.tell(Answer(task.id, typed, given), by=self.applicant)

    def perform(self) -> None:
        """Perform everything owed, and what becomes owed by it; what a system says, whoever tells the story says."""
        while ours := [each for each in self.case.owed.values() if not isinstance(each, Call)]:
            for effect in ours:
                self.report(effect)

    def report(self, effect: Effect) -> None:
        """Perform one owed effect as the outside world would."""
        self.tell(ReportEffect(effect.key, performed(effect)), by=Service())
        self.performed.append(effect)

    def pass_working_days(self, days: int) -> None:
        """The same time of day, so many working days later; what fell due meanwhile takes its course."""
        local = self.now.astimezone(WIB)
        later = self.register.calendar.city.working_day(local.date(), days)
        self.pass_until(local + timedelta(days=(later - local.date()).days))
        if self.told is not None:
            self.free_forsaken()

    def pass_until(self, now: datetime) -> None:
        """An instant is reached, and what fell due takes its course; where nothing was taken, nothing does."""
        self.now = now
        if self.told is not None:
            self.tell(PassTime(), by=Service())

    def free_forsaken(self) -> None:
        """As Izin does every night: what asks somebody by name who cannot answer is opened to her role."""
        for task in self.open_tasks:
            if is_forsaken(self.process, self.case, task, self.people):
                self.tell(Free(task.id), by=Service())


def typed(answers: Mapping[str, str]) -> Typed:
    """One text per field."""
    return {field: (text,) for field, text in answers.items()}
