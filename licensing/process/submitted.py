"""The day of submission: what expressions call `submitted`, the same day at every later reading of the form."""

from datetime import datetime
from typing import Final

from licensing.clock.calendar import WIB
from licensing.values.types import Facts

SUBMITTED: Final = "submitted"


def submission(at: datetime) -> Facts:
    """What conditions and bounds see of an application that is submitted at an instant: its day in the city."""
    return {SUBMITTED: at.astimezone(WIB).date()}
