"""The licence a case is about, as the register had it when the case was opened, and what expressions see of it.

A case that has issued a licence is about that one from then on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from licensing.register.licences import Licence, Status
from licensing.values.types import DAY, TEXT, Facts, Type
from licensing.words.identifiers import ApplicationNumber, LicenceId, PermitId

KIND: Final = "kind"
"""What expressions call the kind of application."""

HOLDER: Final = "licence.holder"
NAMES: Final[Mapping[str, Type]] = {
    "licence.number": TEXT,
    HOLDER: TEXT,
    "licence.valid_from": DAY,
    "licence.valid_until": DAY,
}
"""What expressions see of the licence."""

Sets = Literal["renewed", "amended", "suspended", "reinstated", "revoked"]
"""What a decision makes of the licence its case is about, or has issued."""


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


def seen_of(own: Licence) -> Facts:
    """What expressions see of a licence that the case has issued itself; its holder is whoever applies."""
    return {
        "licence.number": own.number,
        "licence.valid_from": own.valid_from,
        "licence.valid_until": own.valid_until,
    }


def issued_by(application: ApplicationNumber, permit: PermitId, holder: str, own: Licence) -> Concerned:
    """A licence as the case that issued it knows it; whether its days have come or gone is left out."""
    status = own.status(on=own.valid_from)
    return Concerned(own.id, permit, application, own.number, holder, own.valid_from, own.valid_until, status)
