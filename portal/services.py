"""What the portal stands on: the ports it calls, the agency register, and three settings.

Of the register only agencies and roles count here: who there is, and as what she acts, is asked of `people` each time,
and which days are worked of `decrees`.

Filled by the entry point from the real adapters, or by a test from its own. The portal builds none of them itself and
knows neither SQL nor S3 nor Prefect.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import Lock

from licensing.city.people import Officer
from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.money.budget.accounts import NO_ACCOUNT_CODES, AccountCodes
from licensing.ports import (
    Accounts,
    Archive,
    Cases,
    Decrees,
    Documents,
    Drafts,
    Guesses,
    Health,
    Incoming,
    People,
    Previews,
    Receipts,
    Revenue,
    Scarce,
    Treasury,
)
from licensing.scenarios.memory_guesses import MemoryGuesses
from licensing.scenarios.memory_revenue import MemoryRevenue
from licensing.systems.snap.bank import Bank
from licensing.words.identifiers import OfficerId


def utc_now() -> datetime:
    """The clock of a running portal."""
    return datetime.now(UTC)


def never() -> bool:
    """There is always room where nobody knows of a disk."""
    return False


@dataclass(frozen=True, slots=True)
class Portal:
    """Everything the web application is given.

    `secret_key` signs cookies and upload tokens. `public_url` is where the city's people reach the portal, without a
    slash at its end; when it is https, cookies are sent over https only. `is_full` says whether the embedded disk
    has no room. `health` says how the parts around it do.
    Without `decrees` days are worked as the register has them. Without `previews` nobody is offered one, without
    `scarce` nobody is told what is free, without `treasury` nobody books money by hand, without `revenue` the books
    are empty; without `guesses` they are counted in this process alone. `banks` may call, each by the client it is;
    without one, or without `receipts` or `incoming`, none is answered.
    """

    archive: Archive
    cases: Cases
    documents: Documents
    accounts: Accounts
    people: People
    drafts: Drafts
    register: AgencyRegister
    secret_key: str
    public_url: str
    now: Callable[[], datetime] = utc_now
    is_full: Callable[[], bool] = never
    health: Health | None = None
    previews: Previews | None = None
    decrees: Decrees | None = None
    scarce: Scarce | None = None
    revenue: Revenue = field(default_factory=MemoryRevenue)
    account_codes: AccountCodes = NO_ACCOUNT_CODES
    treasury: Treasury | None = None
    receipts: Receipts | None = None
    incoming: Incoming | None = None
    banks: Mapping[str, Bank] = field(default_factory=dict[str, Bank])
    guesses: Guesses = field(default_factory=lambda: MemoryGuesses(Lock()))

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    def register_today(self) -> AgencyRegister:
        """The register, with the calendar as it is at this moment."""
        if self.decrees is None:
            return self.register
        return replace(self.register, calendar=self.decrees.almanac().calendars)

    def officers(self) -> Mapping[OfficerId, Officer]:
        """Everybody who is there at this moment, with the mandates she has."""
        return self.people.roster().on(self.now().astimezone(WIB).date())

    def officer(self, id: OfficerId) -> Officer | None:
        """An officer with the mandates she has at this moment; None where there is none."""
        return self.people.roster().officer(id, on=self.now().astimezone(WIB).date())
