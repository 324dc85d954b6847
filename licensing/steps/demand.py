"""`demand`: what was not paid in time is billed again, with what being late has cost.

tagihan:
  demand:
    of: pembayaran
    bill: {template: letters/strd, number: "STRD/{seq:04d}/{year}"}
    within: 24 months
    then: konsep
    on_silence: gugur

It is the same debt: money for the first bill counts here, and interest goes on counting from the day that one was due.
"""

from collections.abc import Mapping
from dataclasses import replace

from pydantic import Field

from licensing.clock.spans import LimitText
from licensing.process.protocol import PAID
from licensing.process.step import Step
from licensing.steps.billing import BillText, check_silence, read_bill
from licensing.steps.payment import SAID
from licensing.steps.rows import asks_within
from licensing.steps.silence import answered_or_silent
from licensing.steps.text import Draft, WayText, WrittenExit
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId


class DemandText(Text):
    """Which payment is demanded, how it is billed, until when, and what comes after it."""

    of: str = Field(description="the payment step whose debt is billed again")
    bill: BillText
    within: LimitText | None = None
    then: str | WayText
    on_silence: str | WayText | None = None

    def has_outcomes(self) -> bool:
        return False

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        return answered_or_silent(PAID, SAID, then=self.then, on_silence=self.on_silence)

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        check_silence(draft, path, is_timed=self.within is not None, leads=self.on_silence is not None)
        of = draft.payment_step((*path, "of"), self.of)
        bill = read_bill(draft, (*path, "bill"), self.bill, step.id, of=of, kind="demand")
        return replace(step, needs=asks_within(draft, path, None, self.within), bill=bill)
