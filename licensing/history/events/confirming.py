"""How the applicant is reached: that she wants to be elsewhere, or not after all, that she is, that it is hers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from licensing.forms.answers import Answers

Dropped = Literal["taken-back", "corrected", "new-pin"]


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


@dataclass(frozen=True, slots=True)
class AddressDropped:
    """The address that she asked for is none to wait for any more; the link that was sent there confirms nothing.

    `why`: she took it back, gave another address with a correction, or has a new PIN since she asked.
    """

    at: datetime
    why: Dropped
    type: Literal["address-dropped"] = "address-dropped"


ContactEvent = AddressConfirmed | AddressAsked | ContactChanged | AddressDropped
