"""Applications: one transaction per command, and what people see of them.

Everything is asked for a party; whoever may not see a case is told that there is none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import or_, select

from licensing.case.ahead import AllAhead
from licensing.case.commands import Command, Decide, GivePin, RenewPin, Submit
from licensing.case.refusals.applications import already_submitted, no_such_application
from licensing.city.people import AgencyRole, Officer, Party, Service, Tracker
from licensing.forms.answers import Typed
from licensing.forms.files import Files
from licensing.forms.sent import digest_of
from licensing.history.case import Case
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
from licensing.words.codes import read_as
from licensing.words.identifiers import AgencyId, ApplicationNumber, Digest, PermitId, RoleId, TaskId
from licensing.words.pin_links import pin_link, pin_link_for
from storage import escalating, inboxes, lists, register, reports
from storage.database import Database
from storage.exchange import BEGIN, COMMIT, exchange
from storage.journal import Journal, Locked
from storage.pins import Pins
from storage.recalling import recall
from storage.replaying import case_file, file_if_known
from storage.rows import Opening
from storage.tables import cases, commits, tasks


@dataclass(frozen=True, slots=True)
class SqlCases:
    """`Cases` on PostgreSQL."""

    database: Database
    archive: Archive
    journal: Journal
    pins: Pins

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
        name = sha256((once or token_urlsafe()).encode()).hexdigest()
        with self.database.bare() as connection:
            known, counting = recall(connection, name, process, now, self.journal.decrees)
            number = known.application
            pin = self.pins.pin(number, f"{name} {digest_of(typed, documents)}")
            if known.at is not None:
                # Where something else was sent, or another PIN was given in its place, the receipt is not right.
                if now - known.at > RECEIPT_IS_SHOWN_FOR or not self.pins.is_kept(connection, number, pin):
                    raise already_submitted(number, known.at)
                return Receipt(number, pin)
            about = register.concerned(connection, purpose.licence, now)
            submission = Submit(number, typed, documents, purpose.kind, about, purpose.proved, purpose.copied)
            by = purpose.by or Tracker(number)
            opened = Locked(process, None, counting)
            advance = self.journal.advance(connection, opened, [submission], by=by, now=now)
            if advance is None:
                raise RuntimeError(f"{number}: submitting led to no event")
            opening = Opening(name, self.pins.seal(number, pin))
            self.journal.record(connection, [advance], now=now, opening=opening)
        return Receipt(number, pin)

    def handle(
        self, party: Party, application: ApplicationNumber, command: Command, *, now: datetime
    ) -> Case:
        with self.database.bare() as connection:
            locked = self.journal.lock(connection, party, [application]).get(application)
            if locked is None or locked.case is None:
                raise no_such_application()
            if isinstance(command, Decide) and isinstance(party, Officer):
                ahead = self.journal.ahead(connection, locked.case, party, command.task)
                command = replace(command, ahead=ahead)
            advance = self.journal.advance(connection, locked, [command], by=party, now=now)
            if advance is None:
                return locked.case
            self.journal.record(connection, [advance], now=now)
            return advance.after

    def ahead(self, officer: Officer, file: CaseFile, task: TaskId) -> AllAhead:
        with self.database.bare() as connection:
            exchange(connection, BEGIN)
            found = self.journal.ahead(connection, file.case, officer, task)
            exchange(connection, COMMIT)
        return found

    def view(self, party: Party, application: ApplicationNumber) -> CaseFile:
        history = (
            select(commits.c.events)
            .join(cases, cases.c.application == commits.c.application)
            .where(cases.c.application == application, lists.visible_to(party))
            .order_by(commits.c.number)
        )
        with self.database.reading(party) as connection:
            texts = connection.scalars(history).all()
        if not texts:
            raise no_such_application()
        return case_file(self.archive, application, texts)

    def views(
        self, party: Party, applications: Sequence[ApplicationNumber]
    ) -> Mapping[ApplicationNumber, CaseFile]:
        if not applications:
            return {}
        histories = (
            select(commits.c.application, commits.c.events)
            .join(cases, cases.c.application == commits.c.application)
            .where(cases.c.application.in_(applications), lists.visible_to(party))
            .order_by(commits.c.application, commits.c.number)
        )
        texts: dict[ApplicationNumber, list[str]] = {}
        with self.database.reading(party) as connection:
            for application, told in connection.execute(histories).tuples():
                texts.setdefault(application, []).append(told)
        files = ((number, file_if_known(self.archive, number, each)) for number, each in texts.items())
        return {number: file for number, file in files if file is not None}

    def track(self, application: ApplicationNumber, pin: str) -> bool:
        return self.pins.check(application, pin)

    def pin_link(self, application: ApplicationNumber, ask: int, *, until: datetime) -> str:
        return pin_link(self.pins.secret_key, application, ask, until=until)

    def pin_link_for(self, link: str, *, now: datetime) -> tuple[ApplicationNumber, int] | None:
        return pin_link_for(self.pins.secret_key, link, now=now)

    def give_pin(
        self,
        party: Party,
        application: ApplicationNumber,
        command: RenewPin | GivePin,
        *,
        once: str,
        now: datetime,
    ) -> str:
        with self.database.bare() as connection:
            locked = self.journal.lock(connection, party, [application]).get(application)
            if locked is None or locked.case is None:
                raise no_such_application()
            count = locked.case.admission.given
            again = self.pins.given(application, once, count)
            if count and self.pins.is_kept(connection, application, again):
                return again
            advance = self.journal.advance(connection, locked, [command], by=party, now=now)
            if advance is None:
                raise RuntimeError(f"{application}: giving a PIN led to no event")
            pin = self.pins.given(application, once, count + 1)
            self.journal.record(connection, [advance], now=now, given=self.pins.seal(application, pin))
        return pin

    def pin_given_at(self, application: ApplicationNumber) -> datetime | None:
        return self.pins.given_at(application)

    def skipped(self, party: Party, *, since: datetime, until: datetime) -> tuple[Skip, ...]:
        with self.database.reading(party) as connection:
            return reports.skipped(connection, party, since=since, until=until)

    def served(self, party: Party, *, since: datetime, until: datetime) -> Served:
        with self.database.reading(party) as connection:
            return reports.served(connection, since=since, until=until)

    def served_tasks(self, permit: PermitId, *, since: datetime, until: datetime) -> tuple[ServedTasks, ...]:
        with self.database.transaction() as connection:
            return reports.served_tasks(connection, permit, since=since, until=until)

    def inbox(
        self, officer: Officer, *, sought: Sought | None = None, limit: int = 100, offset: int = 0
    ) -> tuple[InboxRow, ...]:
        with self.database.bare() as connection:
            return inboxes.inbox(connection, officer, self.archive, sought=sought, limit=limit, offset=offset)

    def waiting(self, officer: Officer, *, now: datetime) -> tuple[TaskCount, ...]:
        with self.database.bare() as connection:
            return inboxes.task_counts(connection, officer, self.archive, now=now)

    def escalated(self, officer: Officer, *, limit: int = 100) -> tuple[EscalatedTask, ...]:
        with self.database.bare() as connection:
            return escalating.escalated(connection, officer, self.archive, limit=limit)

    def open_tasks(
        self, party: Party, *, agency: AgencyId | None = None, role: RoleId | None = None, limit: int = 100
    ) -> tuple[InboxRow, ...]:
        query = lists.open_tasks(party, agency, role).limit(limit)
        with self.database.reading(party) as connection:
            return lists.inbox_rows(connection.execute(query).mappings(), self.archive)

    def held_tasks(self) -> tuple[InboxRow, ...]:
        query = lists.open_tasks(Service(), None, None).where(
            or_(tasks.c.claimed_by.is_not(None), tasks.c.member.is_not(None))
        )
        with self.database.reading(Service()) as connection:
            return lists.inbox_rows(connection.execute(query).mappings(), self.archive)

    def asked_roles(self) -> Mapping[AgencyRole, int]:
        with self.database.reading(Service()) as connection:
            return lists.asked_roles(connection)

    def open_cases(self) -> Mapping[Digest, tuple[ApplicationNumber, ...]]:
        with self.database.reading(Service()) as connection:
            return lists.open_cases(connection)

    def search(self, party: Party, *texts: str, limit: int = 50) -> tuple[Found, ...]:
        query = lists.cases_found(party, texts, limit)
        with self.database.reading(party) as connection:
            return lists.found_rows(connection.execute(query).mappings(), self.archive)

    def licence(self, verification: str) -> RegisteredLicence | None:
        with self.database.transaction() as connection:
            return register.entry(connection, verification)

    def code_read(self, typed: str) -> str | None:
        with self.database.transaction() as connection:
            return register.code_read(connection, read_as(typed))

    def codes_numbered(self, typed: str) -> Mapping[str, str]:
        with self.database.transaction() as connection:
            return register.codes_numbered(connection, read_as(typed))
