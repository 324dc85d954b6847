"""`Cases` in memory: the same core decides, the same people see the same; chance, locks and time are given."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime

from licensing.case.ahead import AllAhead
from licensing.case.commands import Command, Decide, GivePin, RenewPin, Submit
from licensing.case.parties import taking_part
from licensing.case.refusals.applications import already_submitted, no_such_application
from licensing.city.people import AgencyRole, Officer, Party, Service, Tracker
from licensing.clock.calendar import WIB
from licensing.clock.calendars import Calendars
from licensing.forms.answers import Typed
from licensing.forms.files import Files
from licensing.forms.sent import digest_of
from licensing.history.case import Case
from licensing.history.events import Event
from licensing.history.evolving import replay
from licensing.ports import (
    Archive,
    CaseFile,
    EscalatedTask,
    Found,
    InboxRow,
    Purpose,
    Receipt,
    RegisteredLicence,
    Served,
    ServedTasks,
    Skip,
    Sought,
    TaskCount,
)
from licensing.ports.submissions import A_FIRST_LICENCE, RECEIPT_IS_SHOWN_FOR
from licensing.process.graph import Process
from licensing.scenarios import memory_booking, memory_lists, memory_register, memory_reports
from licensing.scenarios.memory_deciding import Deciding
from licensing.scenarios.memory_holds import Holds
from licensing.scenarios.memory_pins import KEY, MemoryPins
from licensing.scenarios.memory_turns import ahead_of
from licensing.scenarios.numbers import Numbers
from licensing.scenarios.writable import writable
from licensing.words.identifiers import AgencyId, ApplicationNumber, Digest, PermitId, RoleId, TaskId
from licensing.words.pin_links import pin_link, pin_link_for

Histories = dict[ApplicationNumber, tuple[Event, ...]]
Parties = dict[ApplicationNumber, frozenset[AgencyRole]]
Submissions = dict[str, tuple[ApplicationNumber, str]]


@dataclass(slots=True)
class MemoryCases:
    """Applications in memory.

    Attributes:
        transaction: held while a command is decided; a lock, where several threads come at once.
        submissions: what was opened under a submission's name, and a digest of what it said.
    """

    archive: Archive
    calendar: Calendars
    pins: MemoryPins
    transaction: AbstractContextManager[object] = field(default_factory=nullcontext[None])
    numbers: Numbers = field(default_factory=Numbers)
    histories: Histories = field(default_factory=Histories)
    parties: Parties = field(default_factory=Parties)
    submissions: Submissions = field(default_factory=Submissions)
    holds: Holds = field(default_factory=Holds)

    def submit(
        self,
        process: Process,
        typed: Typed,
        documents: Files,
        *,
        now: datetime,
        once: str | None = None,
        purpose: Purpose = A_FIRST_LICENCE,
    ) -> Receipt:
        with self.transaction:
            if once and (known := self.submissions.get(once)):
                return self._again(known[0], now, is_same=known[1] == digest_of(typed, documents))
            numbers = self.numbers.apart()
            number = numbers.registration(process, now=now)
            about = self._register(now).licence(writable(purpose.licence))
            submission = Submit(number, typed, documents, purpose.kind, about, purpose.proved, purpose.copied)
            self._advance(
                process, None, submission, by=purpose.by or Tracker(number), now=now, numbers=numbers
            )
            if once:
                self.submissions[once] = number, digest_of(typed, documents)
            return Receipt(number, self.pins.give(number))

    def handle(
        self, party: Party, application: ApplicationNumber, command: Command, *, now: datetime
    ) -> Case:
        with self.transaction:
            file, numbers = self.view(party, application), self.numbers.apart()
            command = self._in_turn(file, command, party)
            return self._advance(file.process, file.case, command, by=party, now=now, numbers=numbers)

    def ahead(self, officer: Officer, file: CaseFile, task: TaskId) -> AllAhead:
        return ahead_of(file, task, officer, self._seen_by(officer))

    def view(self, party: Party, application: ApplicationNumber) -> CaseFile:
        file = self._file(ApplicationNumber(writable(application)))
        if file is None or not self._may_see(party, file):
            raise no_such_application()
        return file

    def views(
        self, party: Party, applications: Sequence[ApplicationNumber]
    ) -> Mapping[ApplicationNumber, CaseFile]:
        files = {number: self._file(number) for number in applications}
        return {number: file for number, file in files.items() if file and self._may_see(party, file)}

    def track(self, application: ApplicationNumber, pin: str) -> bool:
        return self.pins.check(application, pin)

    def pin_link(self, application: ApplicationNumber, ask: int, *, until: datetime) -> str:
        return pin_link(KEY, application, ask, until=until)

    def pin_link_for(self, link: str, *, now: datetime) -> tuple[ApplicationNumber, int] | None:
        return pin_link_for(KEY, link, now=now)

    def give_pin(
        self,
        party: Party,
        application: ApplicationNumber,
        command: RenewPin | GivePin,
        *,
        once: str,
        now: datetime,
    ) -> str:
        with self.transaction:
            file, numbers = self.view(party, application), self.numbers.apart()
            if self.pins.given.get(application) == (once, file.case.admission.given):
                return self.pins.kept[application]
            case = self._advance(file.process, file.case, command, by=party, now=now, numbers=numbers)
            self.pins.given[application] = once, case.admission.given
            return self.pins.give(application)

    def pin_given_at(self, application: ApplicationNumber) -> datetime | None:
        file = self._file(ApplicationNumber(writable(application)))
        return file.case.admission.given_at if file else None

    def skipped(self, party: Party, *, since: datetime, until: datetime) -> tuple[Skip, ...]:
        files = ((file, self._may_see(party, file)) for file in self._seen_by(Service()))
        return memory_reports.skips(files, party, since=since, until=until)

    def served(self, party: Party, *, since: datetime, until: datetime) -> Served:
        return memory_reports.served(tuple(self._seen_by(Service())), party, since=since, until=until)

    def served_tasks(self, permit: PermitId, *, since: datetime, until: datetime) -> tuple[ServedTasks, ...]:
        files = (file for file in self._seen_by(Service()) if file.case.permit == permit)
        return memory_reports.served_tasks(files, lambda _role: True, since=since, until=until)

    def inbox(
        self, officer: Officer, *, sought: Sought | None = None, limit: int = 100, offset: int = 0
    ) -> tuple[InboxRow, ...]:
        rows = memory_lists.offered(officer, self._seen_by(officer))
        found = rows if sought is None else memory_lists.sought_of(rows, sought, officer)
        return found[offset : offset + limit]

    def waiting(self, officer: Officer, *, now: datetime) -> tuple[TaskCount, ...]:
        return memory_lists.task_counts(memory_lists.offered(officer, self._seen_by(officer)), officer, now)

    def escalated(self, officer: Officer, *, limit: int = 100) -> tuple[EscalatedTask, ...]:
        return memory_lists.escalated(officer, self._seen_by(officer))[:limit]

    def open_tasks(
        self, party: Party, *, agency: AgencyId | None = None, role: RoleId | None = None, limit: int = 100
    ) -> tuple[InboxRow, ...]:
        return memory_lists.asked_of(agency, role, self._seen_by(party))[:limit]

    def held_tasks(self) -> tuple[InboxRow, ...]:
        return memory_lists.held(self._seen_by(Service()))

    def asked_roles(self) -> Mapping[AgencyRole, int]:
        return Counter(row.asked for row in memory_lists.task_rows(self._seen_by(Service())) if row.asked)

    def open_cases(self) -> Mapping[Digest, tuple[ApplicationNumber, ...]]:
        return memory_lists.open_cases(self._seen_by(Service()))

    def search(self, party: Party, *texts: str, limit: int = 50) -> tuple[Found, ...]:
        return memory_lists.found(self._seen_by(party), texts)[:limit]

    def licence(self, verification: str) -> RegisteredLicence | None:
        return memory_register.entry(self.histories.values(), writable(verification), self.archive)

    def code_read(self, typed: str) -> str | None:
        return memory_register.code_read(self.histories.values(), typed)

    def codes_numbered(self, typed: str) -> Mapping[str, str]:
        return memory_register.codes_numbered(self.histories.values(), typed)

    def _in_turn(self, file: CaseFile, command: Command, party: Party) -> Command:
        """The command with whose turn it is before: of decisions, as the records find it while they decide."""
        if not isinstance(command, Decide) or not isinstance(party, Officer):
            return command
        return replace(command, ahead=ahead_of(file, command.task, party, self._seen_by(party)))

    def _register(self, now: datetime) -> memory_register.OnADay:
        return memory_register.OnADay(self.histories.values(), self.archive, now.astimezone(WIB).date())

    def _again(self, number: ApplicationNumber, now: datetime, *, is_same: bool) -> Receipt:
        """The receipt of what was submitted before, for a day, where the same was said."""
        case = self.view(Service(), number).case
        if not is_same or now - case.submitted_at > RECEIPT_IS_SHOWN_FOR or case.admission.given:
            raise already_submitted(number, case.submitted_at)
        return Receipt(number, self.pins.kept[number])

    def _may_see(self, party: Party, file: CaseFile) -> bool:
        return memory_lists.may_see(party, file, self.parties.get(file.case.application, ()))

    def _advance(
        self,
        process: Process,
        case: Case | None,
        command: Command,
        *,
        by: Party,
        now: datetime,
        numbers: Numbers,
    ) -> Case:
        """Let the core decide; history and numbers go on only when it does not refuse."""
        register = self._register(now)
        deciding = Deciding(self.calendar, self.holds, register.licence, register.look)
        advanced = deciding.decide(process, case, command, by=by, now=now, numbers=numbers)
        if advanced.case is None:
            raise RuntimeError(f"{process.permit}: submitting led to no event")
        number = advanced.case.application
        memory_booking.check_once(self.histories, number, advanced.events)
        self.numbers.keep(numbers)
        taking = taking_part(process, case, advanced.case, advanced.events)
        self.parties[number] = self.parties.get(number, frozenset()) | {*taking}
        self.histories[number] = (*self.histories.get(number, ()), *advanced.events)
        return advanced.case

    def _file(self, application: ApplicationNumber) -> CaseFile | None:
        events = self.histories.get(application, ())
        case = replay(events)
        return None if case is None else CaseFile(case, self.archive.process(case.definition), events)

    def _seen_by(self, party: Party) -> Iterator[CaseFile]:
        files = (self._file(number) for number in tuple(self.histories))
        return (file for file in files if file is not None and self._may_see(party, file))
