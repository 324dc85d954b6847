"""Applications: opening and deciding them, and the lists people find them in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from licensing.case.commands import Command
from licensing.city.people import Officer, Party
from licensing.forms.answers import NO_ANSWERS, Answers, Typed
from licensing.forms.files import Files
from licensing.history.case import Case, Ending
from licensing.history.events import DocumentKind, Event
from licensing.history.places import At
from licensing.ports.inboxes import InboxRow, Sought, Waiting
from licensing.process.graph import Process, Step
from licensing.register.licences import Licence, Status, status_beside
from licensing.words.identifiers import (
    AgencyId,
    ApplicationNumber,
    Digest,
    PermitId,
    RoleId,
)
from licensing.words.sentences import Sentence

RECEIPT_IS_SHOWN_FOR: Final = timedelta(days=1)
"""For so long the same submission, sent again, is answered with the same receipt."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the applicant gets on submitting: number and PIN. The PIN is kept nowhere."""

    application: ApplicationNumber
    pin: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """What somebody applies for, where a permit type has several kinds or is about a licence.

    Attributes:
        licence: the number of the licence it is about.
        proved: the application whose number and PIN she proved: that which issued the licence.
        by: the officer who opens the case herself; None for an applicant.
        copied: what her form is filled in with, as the case that issued the licence has it.
    """

    kind: str = ""
    licence: str = ""
    proved: ApplicationNumber | None = None
    by: Officer | None = None
    copied: Answers = field(default_factory=lambda: NO_ANSWERS)


A_FIRST_LICENCE: Final = Purpose()
"""What most apply for."""


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


@dataclass(frozen=True, slots=True)
class RegisteredLicence:
    """What the public sees of a document: enough to check a paper in hand, no personal data but the holder's name.

    `kind` says what it is; `licence` is what became of the licence since, whose `status` on a day is what the public is
    told; `beside` is the licence that a further document belongs to. `is_decided`: the case has a licence or has ended,
    which is when a provisional letter holds no more. `renewed_by` is the number of the licence that took its place.
    """

    kind: DocumentKind
    number: str
    permit_name: Sentence
    holder: str
    issued_at: datetime
    valid_until: date | None
    sha256: Digest
    application: ApplicationNumber
    licence: Licence | None = None
    is_decided: bool = False
    renewed_by: str | None = None
    beside: Licence | None = None

    @property
    def still_holds(self) -> bool:
        """Whether it is a provisional letter that nothing has taken the place of."""
        return self.kind == "provisional" and not self.is_decided

    @property
    def valid_from(self) -> date | None:
        """The first day a licence holds; None for a letter."""
        return self.licence.valid_from if self.licence else None

    def status(self, *, on: date) -> Status | None:
        """What the licence is worth on a day in the city; None for a letter."""
        return status_beside(self.licence, self.beside, on=on) if self.licence else None


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
                others. Sent again within a day it gives the same receipt and opens nothing. An empty name is none.

        Raises:
            CommandRefused: `invalid-form` with every field at once; `already-submitted` more than a day ago; `barred`,
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

    def inbox(
        self, officer: Officer, *, sought: Sought | None = None, limit: int = 100, offset: int = 0
    ) -> tuple[InboxRow, ...]:
        """Open tasks for any role the officer holds, most urgent first; of those that ask somebody by name hers.

        Args:
            sought: which of them, and in which order; all of them where nothing is said.
        """
        ...

    def waiting(self, officer: Officer, *, now: datetime) -> tuple[Waiting, ...]:
        """How many tasks stand in her inbox, by permit type and step."""
        ...

    def open_tasks(
        self, party: Party, *, agency: AgencyId | None = None, role: RoleId | None = None, limit: int = 100
    ) -> tuple[InboxRow, ...]:
        """Open tasks the party may see."""
        ...

    def held_tasks(self) -> tuple[InboxRow, ...]:
        """Every open task that somebody has taken, or that asks somebody by name; for Izin itself."""
        ...

    def search(self, party: Party, text: str, *, limit: int = 50) -> tuple[Found, ...]:
        """Cases the party may see whose number, licence numbers and applicant contain the text, newest first.

        The three are read as one line, in this order; capital and small letters count alike.
        """
        ...

    def licence(self, verification: str) -> RegisteredLicence | None:
        """The public register's entry for the code of a QR: the holder as printed, the licence as it is now."""
        ...
