"""What the portal stands on: the ports it calls, the agency register, and three settings.

Filled by the entry point from the real adapters, or by a test from its own. The portal builds none of them itself and
knows neither SQL nor S3 nor Prefect.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from licensing.city.register import AgencyRegister
from licensing.ports import Accounts, Archive, Cases, Documents


def utc_now() -> datetime:
    """The clock of a running portal."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Portal:
    """Everything the web application is given.

    `secret_key` signs cookies and upload tokens. `public_url` is where the city's people reach the portal, without a
    slash at its end; when it is https, cookies are sent over https only.
    """

    archive: Archive
    cases: Cases
    documents: Documents
    accounts: Accounts
    register: AgencyRegister
    secret_key: str
    public_url: str
    now: Callable[[], datetime] = utc_now

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")
