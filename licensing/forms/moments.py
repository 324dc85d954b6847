"""Moments of an application that expressions may name beside its answers."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from licensing.clock.calendar import WIB
from licensing.values.types import DAY, Fact, Type

SUBMITTED: Final = "submitted"
"""The day on which the application came in, in the city's time; before that, the day on which it would."""

MOMENTS: Final[Mapping[str, Type]] = {SUBMITTED: DAY}


def moments(submitted: date) -> dict[str, Fact]:
    """What expressions see of them."""
    return {SUBMITTED: submitted}


def day_of(at: datetime) -> date:
    """The day of an instant in the city."""
    return at.astimezone(WIB).date()
