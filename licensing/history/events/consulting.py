"""What our own register said when a case came to a step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from licensing.history.places import At
from licensing.register.holdings import Holdings


@dataclass(frozen=True, slots=True)
class RegisterConsulted:
    """`found` is what stood there of each fact, by its name: whatever becomes of the register, this was decided on."""

    at: datetime
    where: At
    found: Mapping[str, Holdings]
    type: Literal["register-consulted"] = "register-consulted"
