"""`close`: the case ends without a document, because time passed.

gugur: {close: {}}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from licensing.history.case import Case, Task, Visit
from licensing.history.effects import Effect, Notify
from licensing.process.protocol import Ask, Exit
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.reading import Path
from licensing.values.conditions import Facts
from licensing.words.identifiers import EffectKey, OutcomeId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Close:
    """The end of a case that lapsed; the applicant is told."""

    ending: Literal["lapsed"] = "lapsed"
    numbering: None = None
    not_by: tuple[()] = ()

    def possible_asks(self) -> tuple[Ask, ...]:
        return ()

    def asks(self, facts: Facts) -> tuple[Ask, ...]:
        return ()

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], tasks: tuple[Task, ...], facts: Facts
    ) -> OutcomeId | None:
        return OutcomeId("lapsed")

    def owes(self, case: Case, visit: Visit) -> tuple[Effect, ...]:
        key = EffectKey(f"{case.application}.{visit.step}.{visit.round}.notify")
        return (Notify(key, visit.step, visit.round, "lapsed"),)


class CloseText(Text):
    """Nothing to say yet beyond that the case ends here."""

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, tuple[Path, str, Sentence]]:
        return {}

    def build(self, draft: Draft, path: Path, outcomes: tuple[OutcomeId, ...]) -> Close:
        return Close()
