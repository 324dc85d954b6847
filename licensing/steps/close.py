"""`close`: the case ends without a document, because time passed.

gugur: {close: {}}
"""

from collections.abc import Mapping
from dataclasses import replace

from licensing.process.graph import Step
from licensing.steps.text import Draft, WrittenExit
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId


class CloseText(Text):
    """Nothing to say yet beyond that the case ends here."""

    def has_outcomes(self) -> bool:
        return False

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        return {}

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        return replace(step, ending="lapsed", notice="lapsed")
