"""`review`: one agency's role looks at the application and chooses an outcome.

kelengkapan:
  review: {by: dpmptsp.petugas_loket, within: 1 working day}
  outcomes: {lengkap: verifikasi, kembalikan: {to: perbaikan, reason: true}}

With `count` several people of the role decide together: `agreeing`.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from licensing.process.graph import Step
from licensing.steps.agreeing import read_agreement, seats
from licensing.steps.minutes import MinutesText, read_minutes
from licensing.steps.rows import ByText, WithinText, read_asks, read_opens
from licensing.steps.text import Draft, WrittenExit
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId


class ReviewText(Text):
    """Who decides, within what time, and who may not."""

    by: ByText
    at: str | None = Field(default=None, description="in which place, where the agency has several offices")
    within: WithinText | None = None
    not_by: tuple[str, ...] = ()
    count: Annotated[int, Field(ge=1, le=9)] = Field(
        default=1, description="how many people of the role decide together, each once"
    )
    differing: str | None = Field(
        default=None, description="the outcome where they do not agree; else it is the gravest they chose"
    )

    opens: str | None = Field(
        default=None,
        description="from which day it is asked: jadwal.tanggal, 1 working day before form.mulai",
    )
    minutes: str | MinutesText | None = Field(
        default=None,
        description="the minutes that each of those who decide signs: a template, or template and number",
    )

    def has_outcomes(self) -> bool:
        return True

    def decided_by_officers(self) -> bool:
        return True

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        return {}

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        needs = read_asks(draft, path, self.by, self.within, at=self.at)
        minutes = read_minutes(
            draft, (*path, "minutes"), self.minutes, step, needs_agreement=self.differing is not None
        )
        step = replace(step, opens=read_opens(draft, path, self.opens), minutes=minutes)
        not_by = tuple(
            draft.decided((*path, "not_by", n), other, step.id) for n, other in enumerate(self.not_by)
        )
        if self.count == 1:
            if self.differing is not None:
                hint = "Write count: 2 or more, or remove it."
                draft.report((*path, "differing"), "differing", "one person differs with nobody.", hint)
            return replace(step, needs=needs, not_by=not_by)
        kind = read_agreement(draft, path, self.differing, step.exits)
        return replace(step, kind=kind, needs=seats(needs, self.count), not_by=not_by)
