"""Applications: opening and deciding them, and the lists people find them in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from licensing.case.ahead import AllAhead
from licensing.case.commands import Command, GivePin, RenewPin
from licensing.city.people import AgencyRole, Officer, Party
from licensing.forms.answers import Typed
from licensing.forms.files import Files
from licensing.history.case import Case, Ending
from licensing.history.events import Event
from licensing.history.places import At
from licensing.ports.inboxes import EscalatedTask, InboxRow, Sought, TaskCount
from licensing.ports.registered import RegisteredLicence
from licensing.ports.served import Served, ServedTasks, Skip
from licensing.ports.submissions import A_FIRST_LICENCE, Purpose, Receipt
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.words.identifiers import (
    AgencyId,
    ApplicationNumber,
    Digest,
    PermitId,
    RoleId,
    TaskId,
)
from licensing.words.sentences import Sentence

PIN_LINK_HOLDS_FOR: Final = timedelta(minutes=30)
"""For so long after it was sent a link opens the case, once."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with the process it runs on, and its history."""

    case: Case
    process: Process
    events: tuple[Event, ...]

    def step(self, where: At) -> Step:
        """The step a place of its history stands for."""
        return self.process.step(where.step)


@dataclass(frozen=True, slots=True)
class Found:
    """One case as a search shows it; of several licences the number of the last."""

    application: ApplicationNumber
    permit: PermitId
    permit_name: Sentence
    applicant: str
    submitted_at: datetime
    ending: Ending | None
    licence_number: str | None


class Cases(Protocol):
    """Applications: one transaction per command."""

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
        """Open a case.

        Args:
            purpose: what is applied for. The licence it names is looked up in the same transaction.
            once: what the sender calls this submission, such as a form's one-time name, with whatever tells her from
                others. Under it one case is opened: sent again within a day it gives the same receipt, and with other
                answers or files it is refused. An empty name is none.

        Raises:
            CommandRefused: `invalid-form` with every field at once; `already-submitted` more than a day ago or
                with other answers or files; `barred`,
                `taken` or `licence-busy` by what the records keep; what else the core says of its purpose.
        """
        ...

    def handle(
        self, party: Party, application: ApplicationNumber, command: Command, *, now: datetime
    ) -> Case:
        """Decide one command and write what follows from it, all or nothing.

        Returns:
            The case as it stands now, perhaps without the rounds that no longer count: to show it, `view` it.

        Raises:
            CommandRefused: by the core, or `no-such-application` when the party may not see it.
        """
        ...

    def view(self, party: Party, application: ApplicationNumber) -> CaseFile:
        """A case as it stands. Raises CommandRefused `no-such-application`."""
        ...

    def views(
        self, party: Party, applications: Sequence[ApplicationNumber]
    ) -> Mapping[ApplicationNumber, CaseFile]:
        """Cases as they stand, read together; those the party may not see, or nobody can read here, are left out."""
        ...

    def track(self, application: ApplicationNumber, pin: str) -> bool:
        """Whether the PIN is the application's; says nothing about why not. Slowing down guessing is the caller's."""
        ...

    def pin_link(self, application: ApplicationNumber, ask: int, *, until: datetime) -> str:
        """What opens a link to a new PIN, for whoever sends it to the applicant's address; it is kept nowhere."""
        ...

    def pin_link_for(self, link: str, *, now: datetime) -> tuple[ApplicationNumber, int] | None:
        """Whose link this is, and which of those she asked for; None for one that is not ours, or too old."""
        ...

    def give_pin(
        self,
        party: Party,
        application: ApplicationNumber,
        command: RenewPin | GivePin,
        *,
        once: str,
        now: datetime,
    ) -> str:
        """Give the application a new PIN, which is kept nowhere; the one before is wrong from this transaction on.

        Args:
            once: what the sender calls this, as for `submit`: sent again while nothing else was given, it gives the
                same PIN, and nothing is told twice.

        Raises:
            CommandRefused: `no-such-application`, or what the core says.
        """
        ...

    def pin_given_at(self, application: ApplicationNumber) -> datetime | None:
        """When a new PIN was last given; None where the first one is still right. Says nothing else of the case."""
        ...

    def ahead(self, officer: Officer, file: CaseFile, task: TaskId) -> AllAhead:
        """The cases whose turn it is before an open task's, and which are hers to decide; none where it is its own.

        `handle` asks the same in a decision's transaction.
        """
        ...

    def skipped(self, party: Party, *, since: datetime, until: datetime) -> tuple[Skip, ...]:
        """Decisions out of turn of a time, `until` left out, newest first.

        Of those whom the party oversees, and of her own roles in cases she may see; `Skip` says what is left out.
        """
        ...

    def served(self, party: Party, *, since: datetime, until: datetime) -> Served:
        """What was decided in a time, `until` left out, and what was late at its end.

        Of the party's own roles and of those whom she oversees; whole cases, which are no role's, of agencies she
        oversees. It is numbers, whoever's cases they are of.
        """
        ...

    def served_tasks(self, permit: PermitId, *, since: datetime, until: datetime) -> tuple[ServedTasks, ...]:
        """How long decisions of a permit type took in a time, whoever decided."""
        ...

    def inbox(
        self, officer: Officer, *, sought: Sought | None = None, limit: int = 100, offset: int = 0
    ) -> tuple[InboxRow, ...]:
        """Open tasks for any role the officer holds, most urgent first; of those that ask somebody by name hers.

        Args:
            sought: which of them, and in which order; all of them where nothing is said.
        """
        ...

    def waiting(self, officer: Officer, *, now: datetime) -> tuple[TaskCount, ...]:
        """How many tasks stand in her inbox, by permit type and step."""
        ...

    def escalated(self, officer: Officer, *, limit: int = 100) -> tuple[EscalatedTask, ...]:
        """The open tasks of which one of her roles was told that time runs out, soonest over first."""
        ...

    def open_tasks(
        self, party: Party, *, agency: AgencyId | None = None, role: RoleId | None = None, limit: int = 100
    ) -> tuple[InboxRow, ...]:
        """Open tasks the party may see."""
        ...

    def held_tasks(self) -> tuple[InboxRow, ...]:
        """Every open task that somebody has taken, or that asks somebody by name; for Izin itself."""
        ...

    def asked_roles(self) -> Mapping[AgencyRole, int]:
        """The roles that open tasks ask, under the names they were asked by, and how many; for Izin itself."""
        ...

    def open_cases(self) -> Mapping[Digest, tuple[ApplicationNumber, ...]]:
        """The cases that have not ended, by their bundle, whether or not anybody is asked; for Izin itself."""
        ...

    def search(self, party: Party, *texts: str, limit: int = 50) -> tuple[Found, ...]:
        """Cases the party may see whose number, licence numbers and applicant contain one of the texts, newest first.

        The three are read as one line, in this order; capital and small letters count alike.
        """
        ...

    def licence(self, verification: str) -> RegisteredLicence | None:
        """The public register's entry for the code of a QR: the holder as printed, the licence as it is now."""
        ...

    def code_read(self, typed: str) -> str | None:
        """The code of the one document whose code reads as what was typed does (`words.codes.read_as`)."""
        ...

    def codes_numbered(self, typed: str) -> Mapping[str, str]:
        """The codes of the documents whose number reads so, licences first and the newest first, and that number."""
        ...
