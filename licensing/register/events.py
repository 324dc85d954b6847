"""What happens to a licence. Each change is told in the case that makes it, and names the licence.

A licence is issued in one case and may be suspended, amended or renewed in others. Days are days in the city.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from licensing.words.identifiers import LicenceId


@dataclass(frozen=True, slots=True)
class LicenceIssued:
    """It holds from `valid_from` to `valid_until`, both included; None for no end.

    `part_of` is the licence it was issued beside, without which it is worth nothing; None for one by itself.
    `key` is what its holder is found by in the register; None where the definition names nothing.
    """

    at: datetime
    licence: LicenceId
    number: str
    valid_from: date
    valid_until: date | None
    part_of: LicenceId | None = None
    key: str | None = None
    type: Literal["licence-issued"] = "licence-issued"


@dataclass(frozen=True, slots=True)
class LicenceSuspended:
    at: datetime
    licence: LicenceId
    reason: str
    type: Literal["licence-suspended"] = "licence-suspended"


@dataclass(frozen=True, slots=True)
class LicenceReinstated:
    at: datetime
    licence: LicenceId
    type: Literal["licence-reinstated"] = "licence-reinstated"


@dataclass(frozen=True, slots=True)
class LicenceAmended:
    """A new document says what the licence says from now on; its number stays.

    `valid_from` is its first day from now on, None where that stays.
    """

    at: datetime
    licence: LicenceId
    valid_until: date | None
    valid_from: date | None = None
    type: Literal["licence-amended"] = "licence-amended"


@dataclass(frozen=True, slots=True)
class LicenceRenewed:
    """Another licence, `by`, takes its place."""

    at: datetime
    licence: LicenceId
    by: LicenceId
    type: Literal["licence-renewed"] = "licence-renewed"


@dataclass(frozen=True, slots=True)
class LicenceRevoked:
    at: datetime
    licence: LicenceId
    reason: str
    type: Literal["licence-revoked"] = "licence-revoked"


@dataclass(frozen=True, slots=True)
class LicenceExpired:
    """Its last day is over and the register says so; that it is no longer valid follows from the day alone."""

    at: datetime
    licence: LicenceId
    type: Literal["licence-expired"] = "licence-expired"


LicenceEvent = (
    LicenceIssued
    | LicenceSuspended
    | LicenceReinstated
    | LicenceAmended
    | LicenceRenewed
    | LicenceRevoked
    | LicenceExpired
)
