"""Wiring: the one place where adapters are chosen and joined. Everybody else receives ports.

In come the settings and the role to act in; out goes a `Wired`, connected on first use. Preparing brings a new or old
installation to where this code expects it: schema, bucket, officers' accounts. It publishes nothing.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Literal, TypeAlias

from flows.agencies.banks import banks_of
from flows.definitions import city_accounts, city_register, city_systems
from flows.passwords import new_password
from flows.previews import TypstPreviews
from flows.reading_settings import read_settings
from flows.services.connections import Connections, read_connections
from flows.services.room import leaves_room
from flows.services.state import write_private
from flows.settings import Settings
from licensing.city.register import AgencyRegister
from licensing.city.roster import beginning
from licensing.clock.calendar import WIB
from licensing.money.budget.accounts import AccountCodes
from licensing.ports import (
    Accounts,
    Archive,
    Audit,
    Cases,
    Deadlines,
    Decrees,
    Documents,
    Drafts,
    Outbox,
    People,
    Previews,
    Receipts,
    Recount,
    WaitingFiles,
)
from licensing.systems.snap.bank import Bank
from licensing.words.errors import StorageFailed
from storage.bucket import Bucket
from storage.documents import S3Documents
from storage.object_store import create_bucket, open_bucket
from storage.settling import Settling
from storage.waiting import Room, fits_always
from storage.wire import Records
from storage.wire import connect as connect_records

Role: TypeAlias = Literal["izin_portal", "izin_worker"]
PASSWORDS = "officers.json"


@dataclass(frozen=True, slots=True)
class Wired:
    """Every port, on the services of one installation.

    `register` is as its file says: agencies, roles, and the people and the calendar a new installation begins with.
    """

    settings: Settings
    connections: Connections
    register: AgencyRegister
    archive: Archive
    cases: Cases
    outbox: Outbox
    deadlines: Deadlines
    audit: Audit
    accounts: Accounts
    people: People
    decrees: Decrees
    drafts: Drafts
    documents: Documents
    waiting: WaitingFiles
    receipts: Receipts
    records: Records

    def register_today(self) -> AgencyRegister:
        """The register with the people there are today, and the calendar with what was decreed since it was written."""
        return replace(
            self.register,
            officers=self.people.roster().on(today()),
            calendar=self.decrees.almanac().calendars,
        )

    def account_codes(self) -> AccountCodes:
        """The account codes as they are named today."""
        return city_accounts(self.settings.definitions, self.register)

    @property
    def previews(self) -> Previews:
        """Documents as they would be printed, before anybody decides."""
        return TypstPreviews(self.archive, self.register, self.connections.public_url)

    @property
    def banks(self) -> Mapping[str, Bank]:
        """The banks that may call, by what they call themselves."""
        return banks_of(city_systems(self.settings.definitions), os.environ)

    def close(self) -> None:
        """Let go of all connections."""
        self.records.close()


def today() -> date:
    """The day it is in the city."""
    return datetime.now(WIB).date()


def connect(settings: Settings, *, role: Role, connections: Connections | None = None) -> Wired:
    """Join everything.

    Args:
        connections: where the services are, when the caller knows; else the state folder says it.

    Raises:
        ServiceUnreachable: an embedded service is needed and Izin is not running.
        DefinitionRejected: the agency register is wrong.
    """
    where = connections or read_connections(settings)
    register = city_register(settings.definitions)
    records = connect_records(
        where.database_url,
        role=role,
        calendar=register.calendar,
        secret_key=where.secret_key,
        former=register.former,
        oversights=register.oversights,
    )
    most_bytes = settings.waiting_megabytes * 1024 * 1024
    is_here = settings.database_url is None
    fits = partial(leaves_room, settings.home) if is_here else fits_always
    room = Room(records.database, most_bytes, fits)
    documents = S3Documents(
        where.s3_endpoint, where.s3_access_key, where.s3_secret_key, where.s3_bucket, room=room
    )
    return Wired(
        settings,
        where,
        register,
        records.archive,
        records.cases,
        records.outbox,
        records.deadlines,
        records.audit,
        records.accounts,
        records.people,
        records.decrees,
        records.drafts,
        documents,
        Settling(room, documents),
        records.receipts,
        records,
    )


def prepare(connections: Connections) -> Recount | None:
    """Make the services ready for this code; used by `izin up` between starting them and starting our own.

    Returns:
        What a changed calendar moved; None where it has not changed.
    """
    return prepare_for(read_settings(), connections)


def prepare_for(settings: Settings, connections: Connections) -> Recount | None:
    """The same for given settings."""
    from storage.migrating import migrate  # noqa: PLC0415 all of Alembic, for which no other process has to wait

    migrate(connections.database_url)
    _prepare_bucket(connections)
    wired = connect(settings, role="izin_worker", connections=connections)
    try:
        # What is wrong with it is told here, and not by a portal that does not start.
        wired.account_codes()
        _begin_with_people(wired)
        _prepare_officers(wired)
        # Before anything of ours runs: what runs from here on counts by this calendar.
        return wired.deadlines.recount(now=datetime.now(UTC))
    finally:
        wired.close()


def bucket_of(where: Connections) -> Bucket:
    """The bucket as a whole, for backups."""
    return open_bucket(where.s3_endpoint, where.s3_access_key, where.s3_secret_key, where.s3_bucket)


def made_bucket_of(where: Connections) -> Bucket:
    """The same, made where it is missing."""
    create_bucket(where.s3_endpoint, where.s3_access_key, where.s3_secret_key, where.s3_bucket)
    return bucket_of(where)


def _prepare_bucket(where: Connections) -> None:
    """Make the bucket. Where the store does not answer, whoever first stores something makes it."""
    try:
        create_bucket(where.s3_endpoint, where.s3_access_key, where.s3_secret_key, where.s3_bucket)
    except StorageFailed as failed:
        if not failed.retryable:
            raise


def _begin_with_people(wired: Wired) -> None:
    """Where nobody was ever recorded, record the people of the register; from then on the database counts."""
    now = datetime.now(UTC)
    wired.people.record(
        lambda known: () if known.entries else beginning(wired.register.officers, since=today(), at=now)
    )


def _prepare_officers(wired: Wired) -> None:
    """Make the missing accounts; each password is in the file before the account exists, so none is ever lost."""
    path = wired.settings.home / PASSWORDS
    handed: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    for officer in wired.register_today().officers.values():
        is_new = officer.id not in handed
        password = handed.setdefault(officer.id, new_password())
        if is_new:
            write_private(path, json.dumps(handed, indent=2))
        made = wired.accounts.prepare((officer,), lambda password=password: password)
        if is_new and not made:
            # The account is older than this file: its password was handed out elsewhere.
            del handed[officer.id]
            write_private(path, json.dumps(handed, indent=2))
