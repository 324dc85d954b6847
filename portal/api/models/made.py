"""What the API says of what an application made: licences, letters and what was issued beside them."""

from datetime import date, datetime

from pydantic import BaseModel

from licensing.register.licences import Status
from portal.api.models.said import Said


class LicenceMade(BaseModel):
    """A licence of a case. `sha256` and `verification` are those of its document, null while none is made."""

    number: str
    status: Status
    valid_from: date
    valid_until: date | None
    sha256: str | None
    verification: str | None


class LetterMade(BaseModel):
    """A letter of a case that is neither licence nor refusal; `provisional`: it holds until the licence does."""

    name: Said
    number: str
    provisional: bool
    made_at: datetime
    sha256: str
    verification: str


class FurtherMade(BaseModel):
    """A document issued beside the licence, worth no more than that."""

    name: Said
    number: str
    status: Status
    valid_from: date
    valid_until: date | None
    made_at: datetime
    sha256: str
    verification: str
