"""How the applicant is reached: that she wants to be elsewhere, that she is, and that an address is hers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from licensing.forms.answers import Answers


@dataclass(frozen=True, slots=True)
class AddressConfirmed:
    """A link that went to `address` and nowhere else was followed: letters may say there what the case is about."""

    at: datetime
    address: str
    type: Literal["address-confirmed"] = "address-confirmed"


@dataclass(frozen=True, slots=True)
class AddressAsked:
    """The applicant wants her letters at another address; for the `ask`-th time. Nothing goes there but a link."""

    at: datetime
    address: str
    ask: int
    type: Literal["address-asked"] = "address-asked"


@dataclass(frozen=True, slots=True)
class ContactChanged:
    """She is reached otherwise from now on, as `answers` says; `before` is where letters went, empty for nowhere."""

    at: datetime
    answers: Answers
    before: str = ""
    type: Literal["contact-changed"] = "contact-changed"


ContactEvent = AddressConfirmed | AddressAsked | ContactChanged
