"""How an applicant gets to her case again who has lost her PIN. Never the PIN, and nothing that opens anything."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from licensing.city.mandates import Acted


@dataclass(frozen=True, slots=True)
class PinLinkAsked:
    """Somebody who knows the address of the application asked for a link to a new PIN, for the `ask`-th time."""

    at: datetime
    ask: int
    type: Literal["pin-link-asked"] = "pin-link-asked"


@dataclass(frozen=True, slots=True)
class PinGiven:
    """The applicant has a new PIN, and the one before opens nothing any more.

    `by` is the officer who gave it to her at the counter, and `checked` what she checked of who it was; None and empty
    where it came by the link.
    """

    at: datetime
    by: Acted | None = None
    checked: str = ""
    type: Literal["pin-given"] = "pin-given"


AdmittingEvent = PinLinkAsked | PinGiven
