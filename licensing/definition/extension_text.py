"""`time_limit.extend` as written: who may give a case more time, how much, and for which reasons.

time_limit:
  extend:
    by: dpmptsp.kepala_dinas
    at_most: 5 working days
    reasons: {cuaca: {id: Cuaca buruk, en: Bad weather}}
"""

from typing import Annotated

from pydantic import Field

from licensing.clock.spans import LimitText
from licensing.forms.text import Name
from licensing.text.labels import LabelText
from licensing.text.model import Text


class ExtensionText(Text):
    """The officer says which of the reasons it is, and writes what happened; the applicant is told both."""

    by: str
    at_most: LimitText = Field(description="how much one extension can add")
    times: Annotated[int, Field(ge=1, le=9)] = Field(default=1, description="how often a case can have one")
    reasons: Annotated[dict[Name, LabelText], Field(min_length=1)]
