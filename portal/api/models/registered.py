"""What the API says of a document in the public register."""

from datetime import date, datetime
from typing import Literal, assert_never

from pydantic import BaseModel

from licensing.history.events import DocumentKind
from licensing.register.licences import Status
from portal.api.models.said import Said

RegisteredKind = Literal["issued", "refused", "letter", "provisional", "further", "minutes", "bill"]


def registered_kind(kind: DocumentKind) -> RegisteredKind:
    """What programs are told a document is."""
    match kind:
        case "licence":
            return "issued"
        case "refusal":
            return "refused"
        case "letter" | "provisional" | "further" | "minutes" | "bill":
            return kind
        case _:
            assert_never(kind)


class LicenceOut(BaseModel):
    """A licence or a letter in the public register. Only a licence and what belongs to one have a status.

    `part_of` is the number of the licence that a further document belongs to.

    A licence is valid as its status says, and a provisional letter until its case has a licence or has ended; other
    letters never are. `changed_at` is when it was last suspended, reinstated, amended, renewed or revoked, `renewed_by`
    the number of the licence that took its place.
    """

    kind: RegisteredKind
    number: str
    permit_name: Said
    holder: str
    issued_at: datetime
    valid_from: date | None
    valid_until: date | None
    valid: bool
    status: Status | None
    changed_at: datetime | None
    renewed_by: str | None
    sha256: str
    part_of: str | None
