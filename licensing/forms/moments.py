"""Moments of an application that expressions may name beside its answers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from licensing.clock.calendar import WIB
from licensing.values.types import DAY, Facts, Type

SUBMITTED: Final = "submitted"
"""The day on which the application came in, the same at every later reading; before that, the day it would."""

MOMENTS: Final[Mapping[str, Type]] = {SUBMITTED: DAY}


def submission(at: datetime) -> Facts:
    """What expressions see of an application that is submitted at an instant: its day in the city."""
    return {SUBMITTED: at.astimezone(WIB).date()}
