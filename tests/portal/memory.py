"""The ports in memory, over the real core: the fast double behind the portal's own suite.

It keeps what the ports promise (who sees what, one command at a time, numbers drawn with the signature) and nothing of
how. Effects are carried out by `Memory.perform`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import BinaryIO
from urllib.parse import quote

from licensing.case.advancing import Drawn, advance
from licensing.case.commands import Command, ReportEffect, Submit
from licensing.case.refusals import no_such_application
from licensing.city.people import Officer, Party, Service, Tracker
from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.forms.answers import Typed
from licensing.forms.files import DocumentRule, Files, StoredFile
from licensing.history.case import Case, Document
from licensing.history.effects import Done, Effect, Notify, Register, Render, Result, Store, Stored
from licensing.history.events import Event
from licensing.history.evolving import replay
from licensing.ports import CaseFile, Found, InboxRow, Published, Receipt, RegisteredLicence
from licensing.process.bundle import Bundle
from licensing.process.graph import Process
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import (
    AgencyId,
    ApplicationNumber,
    Digest,
    OfficerId,
    PermitId,
    RoleId,
)
from licensing.words.sentences import Sentence

PIN = "482913"
MAGIC = {"pdf": b"%PDF-", "png": b"\x89PNG", "jpg": b"\xff\xd8\xff"}
MEDIA_TYPES = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg"}


@dataclass
class MemoryArchive:
    processes: dict[PermitId, Process]
    is_down: bool = False

    def publish(self, process: Process, bundle: Bundle, *, now: datetime) -> tuple[Published, bool]:
        raise NotImplementedError

    def bundle(self, digest: Digest) -> Bundle:
        raise NotImplementedError

    def versions(self) -> tuple[Published, ...]:
        if self.is_down:
            raise StorageFailed("the database does not answer", retryable=True)
        return tuple(
            Published(process.permit, 1, process.digest, process.name, datetime(2026, 1, 1, tzinfo=WIB))
            for process in self.processes.values()
        )

    def process(self, digest: Digest) -> Process:
        return next(process for process in self.processes.values() if process.digest == digest)

    def newest(self, permit: PermitId) -> Process:
        if self.is_down:
            raise StorageFailed("the database does not answer", retryable=True)
        if permit not in self.processes:
            raise CommandRefused("no-such-permit", Sentence("Jenis izin ini tidak ada.", "No such permit."))
        return self.processes[permit]


@dataclass
class MemoryDocuments:
    contents: dict[str, bytes] = field(default_factory=dict[str, bytes])

    def receive(self, rule: DocumentRule, file_name: str, stream: BinaryIO) -> StoredFile:
        content = stream.read()
        if len(content) > rule.max_bytes:
            size = f"{rule.max_bytes // 1048576} MB"
            raise CommandRefused("too-large", Sentence(f"Paling besar {size}.", f"At most {size}."))
        kind = next((kind for kind in rule.accept if content.startswith(MAGIC[kind])), None)
        if kind is None:
            endings = ", ".join(ending.upper() for ending in rule.accept)
            raise CommandRefused(
                "wrong-type", Sentence(f"Berkas harus {endings}.", f"The file has to be {endings}.")
            )
        return self.put_once(
            f"uploads/{len(self.contents)}", content, media_type=MEDIA_TYPES[kind], file_name=file_name
        )

    def put_once(self, key: str, content: bytes, *, media_type: str, file_name: str) -> StoredFile:
        content = self.contents.setdefault(key, content)
        return StoredFile(key, Digest(sha256(content).hexdigest()), media_type, len(content), file_name)

    def read(self, file: StoredFile, *, application: ApplicationNumber, name: str) -> bytes:
        return self.contents[file.key]

    def link(self, file: StoredFile, *, seconds: int, download: bool = False) -> str:
        return f"https://objects.example/{quote(file.key)}?seconds={seconds}&download={int(download)}"


@dataclass
class MemoryAccounts:
    passwords: dict[OfficerId, str]

    def prepare(
        self, officers: tuple[Officer, ...], new_password: Callable[[], str]
    ) -> Mapping[OfficerId, str]:
        return {}

    def check(self, officer: OfficerId, password: str) -> bool:
        _as_in_sql(officer)
        return self.passwords.get(officer) == password


@dataclass
class MemoryCases:
    archive: MemoryArchive
    register: AgencyRegister
    histories: dict[ApplicationNumber, tuple[Event, ...]] = field(
        default_factory=dict[ApplicationNumber, tuple[Event, ...]]
    )
    submissions: dict[str, Receipt] = field(default_factory=dict[str, Receipt])
    drawn: int = 0

    def submit(
        self, process: Process, typed: Typed, documents: Files, *, now: datetime, once: str | None = None
    ) -> Receipt:
        if once in self.submissions:
            return self.submissions[once]
        number = ApplicationNumber(f"REG-{process.code}-{now:%Y%m%d}-{len(self.histories) + 1:05d}")
        self._advance(process, None, Submit(number, typed, documents), by=Tracker(number), now=now)
        receipt = Receipt(number, PIN)
        if once is not None:
            self.submissions[once] = receipt
        return receipt

    def handle(
        self, party: Party, application: ApplicationNumber, command: Command, *, now: datetime
    ) -> Case:
        file = self.view(party, application)
        self._advance(file.process, file, command, by=party, now=now)
        return self.view(Service(), application).case

    def view(self, party: Party, application: ApplicationNumber) -> CaseFile:
        _as_in_sql(application)
        events = self.histories.get(application)
        case = replay(events or ())
        if events is None or case is None or not _may_see(party, case):
            raise no_such_application()
        return CaseFile(case, self.archive.process(case.definition), events)

    def track(self, application: ApplicationNumber, pin: str) -> bool:
        _as_in_sql(application)
        return application in self.histories and pin == PIN

    def inbox(self, officer: Officer, *, limit: int = 100, offset: int = 0) -> tuple[InboxRow, ...]:
        rows = [row for row in self.open_tasks(officer, limit=10_000) if _is_for(officer, row)]
        return tuple(sorted(rows, key=lambda row: (row.due is None, row.due)))[offset : offset + limit]

    def open_tasks(
        self, party: Party, *, agency: AgencyId | None = None, role: RoleId | None = None, limit: int = 100
    ) -> tuple[InboxRow, ...]:
        files = [self.view(Service(), number) for number in self.histories]
        rows = [row for file in files if _may_see(party, file.case) for row in _rows(file)]
        rows = [row for row in rows if agency in (None, row.agency) and role in (None, row.role)]
        return tuple(rows[:limit])

    def search(self, party: Party, text: str, *, limit: int = 50) -> tuple[Found, ...]:
        files = [self.view(Service(), number) for number in self.histories]
        found = [_found(file) for file in files if _may_see(party, file.case)]
        text = _as_in_sql(text).lower()
        return tuple(
            each for each in found if text in each.application.lower() or text in each.applicant.lower()
        )

    def licence(self, verification: str) -> RegisteredLicence | None:
        code = _as_in_sql(verification)
        files = [self.view(Service(), number) for number in self.histories]
        return next(
            (_entry(file, made) for file in files for made in file.case.made if made.verification == code),
            None,
        )

    def _advance(
        self, process: Process, file: CaseFile | None, command: Command, *, by: Party, now: datetime
    ) -> None:
        case, events = (file.case, file.events) if file else (None, ())
        calendar, draw = self.register.calendar, self._draw
        advanced = advance(process, case, [command], by=by, now=now, calendar=calendar, draw=draw)
        assert advanced.case is not None
        self.histories[advanced.case.application] = (*events, *advanced.events)

    def _draw(self, series: str, year: int, /) -> Drawn:
        self.drawn += 1
        return Drawn(self.drawn, f"kode{self.drawn:04d}")


@dataclass
class Memory:
    """Everything a portal stands on, in memory."""

    register: AgencyRegister
    archive: MemoryArchive
    documents: MemoryDocuments
    accounts: MemoryAccounts
    cases: MemoryCases

    def perform(self, application: ApplicationNumber, now: datetime) -> None:
        """Carry out all that is owed."""
        while effects := self._owed(application):
            for effect in effects:
                report = ReportEffect(effect.key, self._performed(effect))
                self.cases.handle(Service(), application, report, now=now)

    def _owed(self, application: ApplicationNumber) -> tuple[Effect, ...]:
        return tuple(self.cases.view(Service(), application).case.owed.values())

    def _performed(self, effect: Effect) -> Result:
        match effect:
            case Notify() | Render():
                return Done()
            case Store():
                key, content = f"licences/{effect.key}.pdf", f"%PDF-{effect.where.step}".encode()
                stored = self.documents.put_once(
                    key, content, media_type="application/pdf", file_name="izin.pdf"
                )
                return Stored(stored)
            case Register():
                return Stored(effect.file)


def in_memory(
    register: AgencyRegister, processes: tuple[Process, ...], passwords: dict[OfficerId, str]
) -> Memory:
    archive = MemoryArchive({process.permit: process for process in processes})
    return Memory(
        register, archive, MemoryDocuments(), MemoryAccounts(passwords), MemoryCases(archive, register)
    )


def _as_in_sql(text: str) -> str:
    """PostgreSQL takes no NUL and no half of a surrogate pair; a portal that passes one on has a bug."""
    if "\x00" in text or text != text.encode(errors="replace").decode():
        raise ValueError(f"{text!r} cannot be stored")
    return text


def _may_see(party: Party, case: Case) -> bool:
    match party:
        case Service():
            return True
        case Tracker():
            return party.application == case.application
        case Officer():
            return any(task.asked and party.holds(task.asked) for task in case.tasks.values())


def _is_for(officer: Officer, row: InboxRow) -> bool:
    return any((role.agency, role.role) == (row.agency, row.role) for role in officer.roles)


def _rows(file: CaseFile) -> list[InboxRow]:
    return [
        InboxRow(
            task.id,
            file.case.application,
            file.case.permit,
            file.process.name,
            task.where.step,
            file.step(task.where).name,
            task.asked.agency if task.asked else None,
            task.asked.role if task.asked else None,
            task.where.round,
            task.opened_at,
            task.due,
            task.claimed_by.officer if task.claimed_by else None,
            task.claimed_by.name if task.claimed_by else None,
            file.process.applicant_of(file.case.answers).name,
        )
        for task in file.case.open_tasks
    ]


def _found(file: CaseFile) -> Found:
    case = file.case
    return Found(
        case.application,
        case.permit,
        file.process.name,
        file.process.applicant_of(case.answers).name,
        case.submitted_at,
        case.ending,
        next((licence.number for licence in case.licences.values()), None),
    )


def _entry(file: CaseFile, made: Document) -> RegisteredLicence:
    licences = [each for each in file.case.licences.values() if each.number == made.number]
    licence = licences[0] if licences and made.kind == "licence" else None
    return RegisteredLicence(
        made.kind,
        made.number,
        file.process.name,
        file.process.applicant_of(file.case.answers).name,
        made.made_at,
        licence.valid_until if licence else None,
        made.file.sha256,
        file.case.application,
        licence,
    )
