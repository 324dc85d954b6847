"""`time_limit.corrections` as written: how often and until when an application is sent back without consent.

time_limit:
  corrections: {at_most: 2, not_in_last: 2 working days, consent: dpmptsp.kepala_bidang}
"""

from typing import Annotated

from pydantic import Field

from licensing.clock.spans import LimitText
from licensing.text.model import Text


class CappingText(Text):
    """Where neither of the first two is written, nothing is limited."""

    at_most: Annotated[int, Field(ge=0, le=99)] | None = Field(
        default=None, description="corrections of a case, all steps together; each further one needs consent"
    )
    not_in_last: LimitText | None = Field(
        default=None, description="so long before its time is over a correction needs consent"
    )
    consent: str = Field(description="the role that consents; never the officer who asks")
