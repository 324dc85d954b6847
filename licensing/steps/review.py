"""`review`: one agency's role looks at the application and chooses an outcome.

kelengkapan:
  review: {by: dpmptsp.petugas_loket, within: 1 working day}
  outcomes: {lengkap: verifikasi, kembalikan: {to: perbaikan, reason: true}}

With `count` several people of the role decide together: `agreeing`. With `members` those who were named: `members`.
With `checks` she finds each document right or not: `checks`.
With `relies_on` her answer is kept where a correction changed none of it: `relying`. With `rounds` the ways back to the
applicant can be taken so often from here, and after that are not offered any more; where `then` names a step, another
outcome leads there in their place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from licensing.process.protocol import EXHAUSTED
from licensing.process.step import Step
from licensing.steps.agreeing import read_agreement, seats
from licensing.steps.checks import WrittenChecks, read_checks
from licensing.steps.members import named_in, with_members
from licensing.steps.minutes import MinutesText, read_minutes
from licensing.steps.relying import read_reliance
from licensing.steps.returning import NO_MORE, read_rounds
from licensing.steps.rows import ByText, WithinText, read_asks, read_opens
from licensing.steps.text import Draft, WayText, WrittenExit
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

    opens: str | None = Field(
        default=None,
        description="from which day it is asked: jadwal.tanggal, 1 working day before form.mulai",
    )
    minutes: str | MinutesText | None = Field(
        default=None,
        description="the minutes that each of those who decide signs: a template, or template and number",
    )
    checks: WrittenChecks | None = Field(
        default=None,
        description="the documents and answers of which each is found right or not: documents, or which",
    )
    relies_on: tuple[str, ...] = Field(
        default=(), description="the answer is kept where a correction changed none of these"
    )
    rounds: Annotated[int, Field(ge=1, le=99)] | None = Field(
        default=None, description="how often the application can be sent back to the applicant from here"
    )
    then: str | WayText | None = Field(
        default=None,
        description="where it leads once it was sent back so often: a step, or one of the outcomes",
    )

    def has_outcomes(self) -> bool:
        return True

    def decided_by_officers(self) -> bool:
        return True

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        if self.then is None or self.rounds is None:
            return {}
        return {EXHAUSTED: WrittenExit(("then",), self.then, NO_MORE, needs_reason=True)}

    def panels(self) -> Iterator[tuple[Path, str]]:
        """Every answer that names who decides, and where within the review that is written."""
        return named_in(self.by, self.members)

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        minutes = read_minutes(
            draft, (*path, "minutes"), self.minutes, step, needs_agreement=self.differing is not None
        )
        rounds = read_rounds(draft, path, self.rounds, self.then, self.differing)
        checks = read_checks(draft, (*path, "checks"), self.checks, step, self.relies_on)
        step = replace(step, opens=read_opens(draft, path, self.opens), minutes=minutes, rounds=rounds)
        step = replace(step, checks=checks)
        asked = read_asks(draft, path, self.by, self.within, at=self.at)
        within = (*path, "relies_on")
        asks = tuple(read_reliance(draft, within, self.relies_on, ask, step) for ask in asked)
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
