"""How the applicant is reached and let in: her address, her telephone, her PIN."""

from dataclasses import dataclass

from licensing.city.people import AgencyRole
from licensing.forms.answers import Typed


@dataclass(frozen=True, slots=True)
class ConfirmAddress:
    """The link that was sent to an address was followed."""

    address: str


@dataclass(frozen=True, slots=True)
class ChangeContact:
    """The applicant wants to be reached otherwise: what she typed into the two fields that say how."""

    typed: Typed


@dataclass(frozen=True, slots=True)
class TakeBackAddress:
    """The applicant does not want her letters at `address` any more, for which she had asked."""

    address: str


@dataclass(frozen=True, slots=True)
class AskPinLink:
    """Somebody says that she is the applicant and has lost her PIN; `email` is all she proves it with."""

    email: str


@dataclass(frozen=True, slots=True)
class RenewPin:
    """She opened the link she had asked for the `ask`-th time."""

    ask: int


@dataclass(frozen=True, slots=True)
class GivePin:
    """An officer gives her a new PIN at the counter, and says what she checked; `counters` are the roles that may."""

    checked: str
    counters: tuple[AgencyRole, ...]
