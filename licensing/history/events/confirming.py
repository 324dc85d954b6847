"""That whoever reads the applicant's mail says that it is hers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class AddressConfirmed:
    """A link that went to `address` and nowhere else was followed: letters may say there what the case is about."""

    at: datetime
    address: str
    type: Literal["address-confirmed"] = "address-confirmed"
