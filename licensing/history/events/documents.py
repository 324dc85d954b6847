"""Documents a case makes: licences, letters of refusal, and whatever else is kept and can be verified."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from licensing.forms.files import StoredFile
from licensing.history.places import At
from licensing.words.sentences import Sentence

DocumentKind = Literal["licence", "refusal", "letter", "provisional", "further", "minutes", "bill"]
"""A `provisional` letter is a slip that holds until the case has its licence, or has ended without one.

A `bill` asks for money.
`minutes` are of officers who decided together, and were signed by each of them.
A `further` document is issued beside a licence and belongs to it: a card for each vehicle.
"""


@dataclass(frozen=True, slots=True)
class NumberAssigned:
    """The document that the step at `where` makes has its number and dates.

    `verification` is the unguessable code in the QR. `valid_from` and `valid_until` are the first and the last valid
    day, the latter None for no end; both are None for what has no validity. `part` is which of the further documents of
    the step it is (`process.further`), "" for the step's own.
    """

    at: datetime
    where: At
    number: str
    issued_on: date
    valid_from: date | None
    valid_until: date | None
    verification: str
    part: str = ""
    type: Literal["number-assigned"] = "number-assigned"


@dataclass(frozen=True, slots=True)
class DocumentMade:
    """The document is stored and registered, so that whoever holds it can verify it.

    `title` is what a further document is called; any other is called after its permit type.
    """

    at: datetime
    where: At
    kind: DocumentKind
    number: str
    verification: str
    file: StoredFile
    part: str = ""
    title: Sentence | None = None
    type: Literal["document-made"] = "document-made"


DocumentEvent = NumberAssigned | DocumentMade
