"""What the public register says of a document."""

from dataclasses import dataclass
from datetime import date, datetime

from licensing.history.events import DocumentKind
from licensing.register.licences import Licence, Status, status_beside
from licensing.words.identifiers import ApplicationNumber, Digest
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class RegisteredLicence:
    """What the public sees of a document: enough to check a paper in hand, no personal data but the holder's name.

    `kind` says what it is; `licence` is what became of the licence since, whose `status` on a day is what the public is
    told; `beside` is the licence that a further document belongs to. `is_decided`: the case has a licence or has ended,
    which is when a provisional letter holds no more. `renewed_by` is the number of the licence that took its place.
    """

    kind: DocumentKind
    number: str
    permit_name: Sentence
    holder: str
    issued_at: datetime
    valid_until: date | None
    sha256: Digest
    application: ApplicationNumber
    licence: Licence | None = None
    is_decided: bool = False
    renewed_by: str | None = None
    beside: Licence | None = None

    @property
    def still_holds(self) -> bool:
        """Whether it is a provisional letter that nothing has taken the place of."""
        return self.kind == "provisional" and not self.is_decided

    @property
    def valid_from(self) -> date | None:
        """The first day a licence holds; None for a letter."""
        return self.licence.valid_from if self.licence else None

    @property
    def told_anew_at(self) -> datetime | None:
        """When the days of a licence that stands were last touched, so that its paper may name others; None if never.

        It was put off, amended or reinstated then, or the licence was that it belongs to.
        """
        stand = [each for each in (self.licence, self.beside) if each and each.standing == "issued"]
        return max((each.changed_at for each in stand if each.changed_at), default=None)

    def status(self, *, on: date) -> Status | None:
        """What the licence is worth on a day in the city; None for a letter."""
        return status_beside(self.licence, self.beside, on=on) if self.licence else None
