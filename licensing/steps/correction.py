"""`correction`: the applicant is asked to correct answers and documents.

perbaikan:
  correction: {within: 14 days, on_silence: gugur, then: kelengkapan}
"""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.clock.spans import Span, SpanText
from licensing.history.case import Case, Task, Visit
from licensing.history.effects import Effect, Notify
from licensing.process.protocol import CORRECTED, LAPSED, Ask, Exit
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.reading import Path
from licensing.values.conditions import Facts
from licensing.words.identifiers import EffectKey, OutcomeId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Correction:
    """The applicant answers within the span; after it, silence is an outcome of its own where one is written."""

    within: Span
    ending: None = None
    numbering: None = None
    not_by: tuple[()] = ()

    def possible_asks(self) -> tuple[Ask, ...]:
        return (Ask(None, self.within),)

    def asks(self, facts: Facts) -> tuple[Ask, ...]:
        return self.possible_asks()

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], tasks: tuple[Task, ...], facts: Facts
    ) -> OutcomeId | None:
        ended = {task.status for task in tasks}
        if "answered" in ended:
            return CORRECTED
        return LAPSED if "lapsed" in ended else None

    def owes(self, case: Case, visit: Visit) -> tuple[Effect, ...]:
        key = EffectKey(f"{case.application}.{visit.step}.{visit.round}.notify")
        return (Notify(key, visit.step, visit.round, "correction"),)


class CorrectionText(Text):
    """How long the applicant has, where her answer leads, and where her silence does."""

    within: SpanText
    then: str
    on_silence: str | None = None

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, tuple[Path, str, Sentence]]:
        exits: dict[OutcomeId, tuple[Path, str, Sentence]] = {}
        exits[CORRECTED] = (("then",), self.then, Sentence("diperbaiki", "corrected"))
        if self.on_silence is not None:
            exits[LAPSED] = (("on_silence",), self.on_silence, Sentence("lewat waktu", "time passed"))
        return exits

    def build(self, draft: Draft, path: Path, outcomes: tuple[OutcomeId, ...]) -> Correction:
        return Correction(self.within)
