"""`time_limit` as written: how long the law gives, from which outcome on, and where that stands.

time_limit:
  starts: kelengkapan.lengkap
  within: [{when: form.sifat == "permanen", is: 10 working days, source: "…"}, {is: 3 working days}]
"""

from pydantic import Field

from licensing.clock.spans import LimitText
from licensing.definition.capping_text import CappingText
from licensing.definition.extension_text import ExtensionText
from licensing.definition.on_time_text import MOST, DeemedText, RungText
from licensing.steps.limiting import SOURCE, LimitRowsText
from licensing.text.model import Text


class TimeLimitText(Text):
    within: LimitRowsText
    starts: str | None = Field(
        default=None,
        description="the outcome by which the file is complete, <step>.<outcome>; the application itself",
    )
    note: str = SOURCE
    corrections: CappingText | None = None
    extend: ExtensionText | None = None
    remind: tuple[LimitText, ...] = Field(
        default=(), max_length=MOST, description="how long before an end whoever is awaited is reminded"
    )
    escalate: tuple[RungText, ...] = Field(
        default=(),
        max_length=MOST,
        description="who is told that the time is nearly over, or over, from the lowest up",
    )
    deemed: DeemedText | None = Field(
        default=None, description="what comes of it that nobody decided in time; else the case is late only"
    )

    @property
    def certified_at(self) -> str | None:
        """The step at which a superior certifies what the law has granted."""
        return self.deemed.to if self.deemed and self.deemed.how == "certify" else None
