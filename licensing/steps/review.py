"""`review`: one agency's role looks at the application and chooses an outcome.

kelengkapan:
  review: {by: dpmptsp.petugas_loket, within: 1 working day}
  outcomes: {lengkap: verifikasi, kembalikan: {to: perbaikan, reason: true}}

With `count` several people of the role decide together: `agreeing`. With `members` those who were named: `members`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from licensing.process.graph import Step
from licensing.steps.agreeing import read_agreement, seats
from licensing.steps.members import named_in, with_members
from licensing.steps.rows import ByText, WithinText, read_asks
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
    members: str | None = Field(
        default=None, description="the people named before, who decide instead of the role: <step>.<field>"
    )
    differing: str | None = Field(
        default=None, description="the outcome where they do not agree; else it is the gravest they chose"
    )

    def has_outcomes(self) -> bool:
        return True

    def decided_by_officers(self) -> bool:
        return True

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        return {}

    def panels(self) -> Iterator[tuple[Path, str]]:
        """Every answer that names who decides, and where within the review that is written."""
        return named_in(self.by, self.members)

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        asks = read_asks(draft, path, self.by, self.within, at=self.at)
        needs = with_members(draft, path, self.by, self.members, asks)
        not_by = tuple(
            draft.decided((*path, "not_by", n), other, step.id) for n, other in enumerate(self.not_by)
        )
        if any(ask.members for ask in needs) and self.count > 1:
            hint = "Remove it: everybody who was named decides."
            draft.report((*path, "count"), "members", "members say already how many decide.", hint)
        several = self.count > 1 or any(ask.members and ask.members.most > 1 for ask in needs)
        if not several:
            if self.differing is not None:
                hint = "Write count: 2 or more, or remove it."
                draft.report((*path, "differing"), "differing", "one person differs with nobody.", hint)
            return replace(step, needs=needs, not_by=not_by)
        kind = read_agreement(draft, path, self.differing, step.exits)
        if self.count > 1:
            needs = seats(asks, self.count)
        return replace(step, kind=kind, needs=needs, not_by=not_by)
