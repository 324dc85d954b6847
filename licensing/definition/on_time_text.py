"""What is done about the end of the time, as written inside `time_limit`.

time_limit:
  within: 10 working days
  remind: [3 working days, 1 working day]
  escalate: [{to: dpmptsp.kepala_bidang, at: 2 working days before}, {to: dpmptsp.kepala_dinas, at: end}]
  deemed: {as: certify, to: keterangan_fiktif_positif}
"""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from licensing.clock.spans import parse_limit
from licensing.history.events import Manner
from licensing.text.model import Text

MOMENT = r"^(end|[1-9][0-9]{0,3} (hours?|working days?|days?) (before|after))$"
MOST = 9
"""Rungs of a ladder, and reminders of one end: more are read by nobody."""


def _moment(written: object) -> object:
    """A moment as it is written. Raises ValueError where it is none; the sentence says what would be."""
    if not isinstance(written, str) or not re.match(MOMENT, written):
        raise ValueError('a moment is written like "end", "2 working days before" or "12 hours after"')
    length = written.rpartition(" ")[0]
    if length:
        parse_limit(length)
    return written


class RungText(Text):
    """One rung of the ladder: who is told, and when."""

    to: str = Field(description="the role that is told, <agency>.<role>")
    at: Annotated[str, BeforeValidator(_moment), WithJsonSchema({"type": "string", "pattern": MOMENT})] = (
        Field(description="end, or so long before or after the end of the time")
    )


class DeemedText(Text):
    """The authority is silent: the application is granted by law."""

    how: Manner = Field(
        alias="as",
        description="certify: a superior certifies that it is granted; issue: the licence is issued",
    )
    to: str = Field(description="the step the case goes to: her signature, or the issue")
