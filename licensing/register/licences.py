"""A licence as the register knows it: a fold over what happened to it, and whether it is valid on a day."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, assert_never

from licensing.register.events import (
    LicenceAmended,
    LicenceEvent,
    LicenceExpired,
    LicenceIssued,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
)
from licensing.words.identifiers import LicenceId

Standing = Literal["issued", "suspended", "renewed", "revoked", "expired"]
"""What was last done to a licence."""

Status = Literal["not-yet-in-force", "in-force", "suspended", "renewed", "revoked", "expired"]
"""What the public is told of it on a day."""


@dataclass(frozen=True, slots=True)
class Licence:
    """`reason` is why it was suspended or revoked, `renewed_by` the licence that took its place.

    `part_of` is the licence it was issued beside, such as that of a whole fleet of which it is one vehicle's card.
    `key` is what its holder is found by.
    """

    id: LicenceId
    number: str
    issued_at: datetime
    valid_from: date
    valid_until: date | None
    standing: Standing = "issued"
    changed_at: datetime | None = None
    reason: str = ""
    renewed_by: LicenceId | None = None
    part_of: LicenceId | None = None
    key: str | None = None

    def status(self, *, on: date) -> Status:
        """What the licence is worth on a day in the city.

        What an authority did counts before the dates do, so a revoked licence never reads as merely expired.
        """
        if self.standing == "issued" and on < self.valid_from:
            return "not-yet-in-force"
        if (
            self.standing in ("issued", "suspended")
            and self.valid_until is not None
            and on > self.valid_until
        ):
            return "expired"
        return "in-force" if self.standing == "issued" else self.standing


def status_beside(licence: Licence, main: Licence | None, *, on: date) -> Status:
    """What a licence is worth on a day that was issued beside another: never more than that one."""
    own = licence.status(on=on)
    return own if main is None or own != "in-force" else main.status(on=on)


def evolve(licence: Licence | None, event: LicenceEvent) -> Licence:  # noqa: PLR0911 one arm per event
    """Apply one event. The first must be `LicenceIssued`, no later one may be."""
    if licence is None:
        if not isinstance(event, LicenceIssued):
            raise ValueError(f"{event.licence} begins with licence-issued, not {event.type}")
        return Licence(
            event.licence,
            event.number,
            event.at,
            event.valid_from,
            event.valid_until,
            part_of=event.part_of,
            key=event.key,
        )
    match event:
        case LicenceSuspended():
            return replace(licence, standing="suspended", reason=event.reason, changed_at=event.at)
        case LicenceReinstated():
            return replace(licence, standing="issued", reason="", changed_at=event.at)
        case LicenceAmended():
            since = event.valid_from or licence.valid_from
            return replace(licence, valid_from=since, valid_until=event.valid_until, changed_at=event.at)
        case LicenceRenewed():
            return replace(licence, standing="renewed", renewed_by=event.by, changed_at=event.at)
        case LicenceRevoked():
            return replace(licence, standing="revoked", reason=event.reason, changed_at=event.at)
        case LicenceExpired():
            return replace(licence, standing="expired", changed_at=event.at)
        case LicenceIssued():
            raise ValueError(f"{licence.id} was issued already")
        case _:
            assert_never(event)
