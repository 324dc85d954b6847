"""What the core's users need from the outside, as interfaces. `storage` implements them, `flows.wiring` connects them.

Every call that concerns a case says who asks: a `Party` sees only what it may see, in the query and again in the
database. All instants are aware; `now` is always an argument.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Literal, Protocol

from licensing.case import Case, Ending
from licensing.commands import Command, ReportEffect
from licensing.effects import Effect
from licensing.errors import Sentence
from licensing.events import Event, Files, StoredFile
from licensing.form import DocumentRule, Typed
from licensing.identifiers import (
    AgencyId,
    ApplicationNumber,
    Digest,
    OfficerId,
    PermitId,
    RoleId,
    StepId,
    TaskId,
)
from licensing.people import Officer, Party
from licensing.process import Process


@dataclass(frozen=True, slots=True)
class Published:
    """A version of a permit type: versions count from 1, the newest takes new applications."""

    permit: PermitId
    version: int
    digest: Digest
    name: Sentence
    published_at: datetime


class Archive(Protocol):
    """Every definition text ever published, by digest."""

    def publish(self, process: Process, text: str, *, now: datetime) -> tuple[Published, bool]:
        """Archive a checked definition; the flag says whether it was new. Publishing the newest again is no change."""
        ...

    def versions(self) -> tuple[Published, ...]:
        """Every version, by permit, newest first."""
        ...

    def process(self, digest: Digest) -> Process:
        """The process of an archived text; kept in memory once read."""
        ...

    def newest(self, permit: PermitId) -> Process:
        """The version that takes new applications. Raises CommandRefused `no-such-permit`."""
        ...


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the applicant gets on submitting: number and PIN. The PIN is kept nowhere."""

    application: ApplicationNumber
    pin: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with the process it runs on, and its history."""

    case: Case
    process: Process
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One open task as a list shows it. `applicant` is personal data: for people, never for logs or Prefect."""

    task: TaskId
    application: ApplicationNumber
    permit: PermitId
    permit_name: Sentence
    step: StepId
    step_name: Sentence
    agency: AgencyId | None
    role: RoleId | None
    round: int
    opened_at: datetime
    due: datetime | None
    claimed_by: OfficerId | None
    claimed_name: str | None
    applicant: str


@dataclass(frozen=True, slots=True)
class Found:
    """One case as a search shows it."""

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

    `kind` says whether it is a licence or a letter of refusal.
    """

    kind: Literal["issued", "refused"]
    number: str
    permit_name: Sentence
    holder: str
    issued_at: datetime
    valid_until: date | None
    sha256: Digest
    application: ApplicationNumber


class Cases(Protocol):
    """Applications: one transaction per command."""

    def submit(
        self, process: Process, typed: Typed, documents: Files, *, now: datetime, once: str | None = None
    ) -> Receipt:
        """Open a case.

        Args:
            once: what the sender calls this submission, such as a form's one-time name, with whatever tells her from
                others. Sent again within a day it gives the same receipt and opens nothing.

        Raises:
            CommandRefused: `invalid-form` with every field at once; `already-submitted` more than a day ago.
        """
        ...

    def handle(
        self, party: Party, application: ApplicationNumber, command: Command, *, now: datetime
    ) -> Case:
        """Decide one command and write what follows from it, all or nothing.

        Raises:
            CommandRefused: by the core, or `no-such-application` when the party may not see it.
        """
        ...

    def view(self, party: Party, application: ApplicationNumber) -> CaseFile:
        """A case as it stands. Raises CommandRefused `no-such-application`."""
        ...

    def track(self, application: ApplicationNumber, pin: str) -> bool:
        """Whether the PIN is the application's; says nothing about why not. Slowing down guessing is the caller's."""
        ...

    def inbox(self, officer: Officer, *, limit: int = 100, offset: int = 0) -> tuple[InboxRow, ...]:
        """Open tasks for any role the officer holds, most urgent first."""
        ...

    def open_tasks(
        self, party: Party, *, agency: AgencyId | None = None, role: RoleId | None = None, limit: int = 100
    ) -> tuple[InboxRow, ...]:
        """Open tasks the party may see."""
        ...

    def search(self, party: Party, text: str, *, limit: int = 50) -> tuple[Found, ...]:
        """Cases the party may see whose number, licence number or applicant contains the text, newest first."""
        ...

    def licence(self, verification: str) -> RegisteredLicence | None:
        """The public register's entry for the code of a QR."""
        ...


@dataclass(frozen=True, slots=True)
class Push:
    """One application's turn: the effects claimed for it, and how much of its history Prefect has shown so far.

    `shown` is the version up to which operators have seen its events; `effects` may be empty when only that is behind.
    """

    application: ApplicationNumber
    permit: PermitId
    definition: Digest
    shown: int
    version: int
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why what an application owes is not performed yet, and when it is tried again. `message` is for operators."""

    message: str
    retry_at: datetime


class Outbox(Protocol):
    """Owed effects, written with the decision that owes them. A claim is a lease: it ends by itself."""

    def claim(self, worker: str, *, limit: int, lease_seconds: int, now: datetime) -> tuple[Push, ...]:
        """Take up to `limit` applications with something owed, oldest first; skips what others hold."""
        ...

    def claim_named(
        self, worker: str, applications: tuple[ApplicationNumber, ...], *, lease_seconds: int, now: datetime
    ) -> tuple[Push, ...]:
        """The same for given applications: a run that an operator retries. Held ones are left out."""
        ...

    def renew(
        self, worker: str, applications: tuple[ApplicationNumber, ...], *, lease_seconds: int, now: datetime
    ) -> None:
        """Lengthen the leases this worker still has; one that has ended meanwhile stays ended."""
        ...

    def holders(self) -> tuple[str, ...]:
        """The workers that hold a claim, whether or not they still live."""
        ...

    def revoke(self, workers: tuple[str, ...]) -> None:
        """End the claims of workers that are known to be dead, before their leases do."""
        ...

    def report(
        self, worker: str, reports: Mapping[ApplicationNumber, tuple[ReportEffect, ...]], *, now: datetime
    ) -> Mapping[ApplicationNumber, tuple[Effect, ...]]:
        """Record performed effects of many applications in one transaction.

        Returns:
            What each application owes next, already claimed by the same worker.
        """
        ...

    def release(
        self,
        worker: str,
        shown: Mapping[ApplicationNumber, int],
        *,
        retry_at: datetime | None,
        now: datetime,
        troubles: Mapping[ApplicationNumber, str] = {},
    ) -> None:
        """Give claims back, noting the version shown; what is still owed waits until `retry_at`.

        Args:
            troubles: what kept some applications' effects from being performed; the others have none any more.
        """
        ...

    def trouble(self, application: ApplicationNumber) -> Trouble | None:
        """Why something owed is not performed yet, None while nothing has failed."""
        ...

    def files(self, applications: tuple[ApplicationNumber, ...]) -> Mapping[ApplicationNumber, CaseFile]:
        """The applications as they stand, read together. Unknown ones are left out."""
        ...

    def backlog(self, *, now: datetime) -> int:
        """How many applications wait to be claimed."""
        ...

    def wait(self, seconds: float) -> bool:
        """Block until something may be owed (NOTIFY) or the time is over; True when woken."""
        ...

    def overdue(self, *, now: datetime) -> tuple[ApplicationNumber, ...]:
        """Cases with an open applicant's task whose time has passed."""
        ...


class Documents(Protocol):
    """Uploads and licences in the object store; nothing is ever overwritten."""

    def receive(self, rule: DocumentRule, file_name: str, stream: BinaryIO) -> StoredFile:
        """Check an upload against its rule while it streams, and keep it.

        Raises:
            CommandRefused: `wrong-type` or `too-large`, with a sentence that says what would be right.
        """
        ...

    def put_once(self, key: str, content: bytes, *, media_type: str, file_name: str) -> StoredFile:
        """Store under a key, or describe what stands there already: the first one wins."""
        ...

    def read(self, file: StoredFile, *, application: ApplicationNumber, name: str) -> bytes:
        """The bytes, checked against their digest.

        Raises:
            StorageFailed: missing or altered; the message names application and document.
        """
        ...

    def link(self, file: StoredFile, *, seconds: int, download: bool = False) -> str:
        """A presigned URL for a browser."""
        ...


@dataclass(frozen=True, slots=True)
class Breach:
    """A place where the records are not what was written."""

    application: ApplicationNumber | None
    sequence: int | None
    message: str


@dataclass(frozen=True, slots=True)
class AuditReport:
    applications: int
    events: int
    heads: int
    breaches: tuple[Breach, ...]


class Audit(Protocol):
    """The hash chain over every history, and its daily heads."""

    def seal(self, *, now: datetime) -> bool:
        """Write the head over all events not yet under one, if there are any."""
        ...

    def export(self) -> Iterator[str]:
        """Every event and head as one JSON text per line, enough to verify without the database."""
        ...

    def verify(self) -> AuditReport: ...


class Accounts(Protocol):
    """Officers' local accounts: a password hash per officer of the register."""

    def prepare(
        self, officers: tuple[Officer, ...], new_password: Callable[[], str]
    ) -> Mapping[OfficerId, str]:
        """Make the accounts that are missing. Returns the passwords made now, in clear, for handing out once."""
        ...

    def check(self, officer: OfficerId, password: str) -> bool:
        """Whether the password is right, in the same time whether or not there is such an officer."""
        ...
