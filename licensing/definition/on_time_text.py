"""What is done about the end of the time, as written inside `time_limit`.

time_limit:
  within: 10 working days
  remind: [3 working days, 1 working day]
  escalate: [{to: dpmptsp.kepala_bidang, at: 2 working days before}, {to: dpmptsp.kepala_dinas, at: end}]
  deemed: {as: certify, to: keterangan_fiktif_positif}
"""

from typing import Annotated

from pydantic import Field

from licensing.history.events import Manner
from licensing.text.model import Text

MOMENT = r"^(end|[1-9][0-9]{0,3} (hours?|working days?|days?) (before|after))$"


class RungText(Text):
    """One rung of the ladder: who is told, and when."""

    to: str = Field(description="the role that is told, <agency>.<role>")
    at: Annotated[str, Field(pattern=MOMENT)] = Field(
        description="end, or so long before or after the end of the time"
    )


class DeemedText(Text):
    """The authority is silent: the application is granted by law."""

    how: Manner = Field(
        alias="as",
        description="certify: a superior certifies that it is granted; issue: the licence is issued",
    )
    to: str = Field(description="the step the case goes to: her signature, or the issue")
