"""`close`: the case ends here: because time passed, it was withdrawn or cancelled, or all that followed is done.

gugur: {close: {}}
ditarik: {close: {as: withdrawn}}
selesai: {close: {as: done}}
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Literal

from pydantic import Field

from licensing.history.effects import Moment
from licensing.process.step import Step
from licensing.steps.text import Draft, WrittenExit
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId

ClosedAs = Literal["lapsed", "withdrawn", "cancelled", "done"]

NOTICES: Final[Mapping[ClosedAs, Moment]] = {
    "lapsed": "lapsed",
    "withdrawn": "withdrawn",
    "cancelled": "cancelled",
    "done": "done",
}


class CloseText(Text):
    """How the case ends, in the words everybody is told."""

    ends_as: ClosedAs = Field(
        default="lapsed",
        alias="as",
        description="time passed, somebody ended it, or all that followed is done",
    )

    def has_outcomes(self) -> bool:
        return False

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        return {}

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        return replace(step, ending=self.ends_as, notice=NOTICES[self.ends_as])
