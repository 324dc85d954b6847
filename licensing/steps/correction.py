"""`correction`: the applicant is asked to correct answers and documents.

perbaikan:
  correction: {within: 14 days, on_silence: gugur, then: kelengkapan}
"""

from collections.abc import Mapping
from dataclasses import replace

from licensing.process.graph import Step
from licensing.process.protocol import CORRECTED, LAPSED
from licensing.steps.rows import WithinText, asks_within
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

    def has_outcomes(self) -> bool:
        return False

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        exits: dict[OutcomeId, WrittenExit] = {}
        exits[CORRECTED] = WrittenExit(("then",), self.then, Sentence("diperbaiki", "corrected"))
        if self.on_silence is not None:
            exits[LAPSED] = WrittenExit(
                ("on_silence",), self.on_silence, Sentence("lewat waktu", "time passed")
            )
        return exits

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        return replace(step, needs=asks_within(draft, path, None, self.within), notice="correction")
