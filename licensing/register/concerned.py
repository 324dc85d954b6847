"""The licence a case is about, as the register had it when the case was opened, and what expressions see of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from licensing.register.licences import Status
from licensing.values.types import DAY, TEXT, Facts, Type
from licensing.words.identifiers import ApplicationNumber, LicenceId, PermitId

KIND: Final = "kind"
"""What expressions call the kind of application."""

NAMES: Final[Mapping[str, Type]] = {
    "licence.number": TEXT,
    "licence.holder": TEXT,
    "licence.valid_from": DAY,
    "licence.valid_until": DAY,
}
"""What expressions see of the licence."""

Sets = Literal["renewed", "amended", "suspended", "reinstated", "revoked"]
"""What the decision of one case makes of the licence it is about."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """`application` is the case that issued it; whoever proved that one's PIN is its holder."""

    licence: LicenceId
    permit: PermitId
    application: ApplicationNumber
    number: str
    holder: str
    valid_from: date
    valid_until: date | None
    status: Status


def seen(about: Concerned | None) -> Facts:
    """What expressions see; nothing where a case is about no licence."""
    if about is None:
        return {}
    return {
        "licence.number": about.number,
        "licence.holder": about.holder,
        "licence.valid_from": about.valid_from,
        "licence.valid_until": about.valid_until,
    }
