"""Puts the ports on a PostgreSQL database together."""

from dataclasses import dataclass

from licensing.city.former import NEVER_RENAMED, FormerNames
from licensing.city.people import NOBODY_SUPERVISES, Oversights
from licensing.clock.calendars import Calendars
from licensing.ports import (
    Accounts,
    Archive,
    Audit,
    Cases,
    Deadlines,
    Decrees,
    Drafts,
    Guesses,
    Incoming,
    Outbox,
    People,
    Receipts,
    Revenue,
    Scarce,
    Treasury,
)
from storage.accounts import SqlAccounts
from storage.archive import SqlArchive
from storage.audit import SqlAudit
from storage.cases import SqlCases
from storage.database import Database, Role, open_database
from storage.deadlines import SqlDeadlines
from storage.decrees import SqlDecrees
from storage.drafts import SqlDrafts
from storage.guesses import SqlGuesses
from storage.incoming import SqlIncoming
from storage.journal import Journal
from storage.listening import Listener
from storage.outbox import SqlOutbox
from storage.people import SqlPeople
from storage.pins import Pins
from storage.receipts import SqlReceipts
from storage.revenue import SqlRevenue
from storage.ringing import Bell
from storage.scarce import SqlScarce
from storage.seals import Seals
from storage.treasury import SqlTreasury


@dataclass(frozen=True, slots=True)
class Records:
    """Everything kept in the database, as its ports.

    `izin_portal` may use `archive`, `cases`, `scarce`, `treasury`, `people.roster`, `decrees.almanac`, of `accounts`
    all but `prepare` and `reset`, of `receipts` all but `match`, of `revenue` all but `enter_targets` and
    `add_tax_list`, and of `drafts` all but `forget`; `guesses` and what is `incoming` are its own.
    """

    archive: Archive
    cases: Cases
    outbox: Outbox
    deadlines: Deadlines
    audit: Audit
    accounts: Accounts
    people: People
    decrees: Decrees
    drafts: Drafts
    guesses: Guesses
    scarce: Scarce
    revenue: Revenue
    receipts: Receipts
    treasury: Treasury
    incoming: Incoming
    database: Database
    beside: Database
    listener: Listener
    bell: Bell

    def close(self) -> None:
        """Let go of all connections."""
        self.bell.close()
        self.listener.close()
        self.database.close()
        self.beside.close()


def connect(
    database_url: str,
    *,
    role: Role,
    calendar: Calendars,
    secret_key: str,
    former: FormerNames = NEVER_RENAMED,
    oversights: Oversights = NOBODY_SUPERVISES,
) -> Records:
    """The records of a database, acting in `role`; connects on first use.

    Args:
        database_url: `postgresql+psycopg://…`
        calendar: as the register has it; what was decreed since stands in the database.
        former: what agencies and roles were called before.
        oversights: the roles that supervise, each with whom it oversees.
        secret_key: keys the digests of PINs and the seals of snapshots; another key makes every PIN wrong.
    """
    database = open_database(database_url, role)
    # Bundles are read in the midst of other transactions: from the same pool, these would wait for each other.
    beside = open_database(database_url, role, connections=2)
    archive = SqlArchive(beside)
    bell = Bell(database)
    decrees = SqlDecrees(database, calendar, former)
    journal = Journal(archive, decrees, bell, Seals(secret_key))
    listener = Listener(database)
    return Records(
        archive=archive,
        cases=SqlCases(database, archive, journal, Pins(database, secret_key)),
        outbox=SqlOutbox(database, journal, listener),
        deadlines=SqlDeadlines(database, journal),
        audit=SqlAudit(database),
        accounts=SqlAccounts(database),
        people=SqlPeople(database, former, oversights),
        decrees=decrees,
        drafts=SqlDrafts(database),
        guesses=SqlGuesses(database),
        scarce=SqlScarce(database),
        revenue=SqlRevenue(database),
        receipts=SqlReceipts(database, journal, is_worker=role == "izin_worker"),
        treasury=SqlTreasury(database),
        incoming=SqlIncoming(database),
        database=database,
        beside=beside,
        listener=listener,
        bell=bell,
    )
