"""`correction`: the applicant is asked to correct answers and documents.

perbaikan:
  correction: {within: 14 days, on_silence: gugur, then: kelengkapan}

She may change what the officers named whose decisions led here. With `changes: [form.luas, documents.denah]` they can
name no more than these; with `changes: all` nobody names anything, and everything is open.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from licensing.process.needs import Changes, Nameable
from licensing.process.protocol import CORRECTED
from licensing.process.step import Step
from licensing.steps.rows import WithinText, asks_within
from licensing.steps.silence import answered_or_silent
from licensing.steps.text import Draft, WayText, WrittenExit
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId
from licensing.words.sentences import Sentence


class CorrectionText(Text):
    """How long the applicant has, where her answer leads, and where her silence does."""

    within: WithinText
    then: str | WayText
    on_silence: str | WayText | None = None
    changes: Literal["named", "all"] | Annotated[tuple[str, ...], Field(min_length=1)] = Field(
        default="named",
        description="what the applicant may change: what officers name, or among these, or all",
    )

    def has_outcomes(self) -> bool:
        return False

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        said = Sentence("diperbaiki", "corrected")
        return answered_or_silent(CORRECTED, said, then=self.then, on_silence=self.on_silence)

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        changes = self._changes(draft, (*path, "changes"))
        return replace(
            step, needs=asks_within(draft, path, None, self.within), notice="correction", changes=changes
        )

    def _changes(self, draft: Draft, path: Path) -> Changes:
        match self.changes:
            case "all":
                return "all"
            case "named":
                return Nameable()
            case among:
                return Nameable(frozenset(draft.dossier((*path, n), name) for n, name in enumerate(among)))
