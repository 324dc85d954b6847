"""`review`: one agency's role looks at the application and chooses an outcome.

kelengkapan:
  review: {by: dpmptsp.petugas_loket, within: 1 working day}
  outcomes: {lengkap: verifikasi, kembalikan: {to: perbaikan, reason: true}}
"""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.city.people import AgencyRole
from licensing.clock.spans import Span, SpanText
from licensing.history.case import Case, Task, Visit
from licensing.history.effects import Effect
from licensing.process.protocol import Ask, Exit
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.reading import Path
from licensing.values.conditions import Facts
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Review:
    """One officer holding `by` decides, unless she decided one of `not_by`."""

    by: AgencyRole
    within: Span | None = None
    not_by: tuple[StepId, ...] = ()
    ending: None = None
    numbering: None = None

    def possible_asks(self) -> tuple[Ask, ...]:
        return (Ask(self.by, self.within),)

    def asks(self, facts: Facts) -> tuple[Ask, ...]:
        return self.possible_asks()

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], tasks: tuple[Task, ...], facts: Facts
    ) -> OutcomeId | None:
        return next((task.decision.outcome for task in tasks if task.decision), None)

    def owes(self, case: Case, visit: Visit) -> tuple[Effect, ...]:
        return ()


class ReviewText(Text):
    """Who decides, within what time, and who may not."""

    by: str
    within: SpanText | None = None
    not_by: tuple[str, ...] = ()

    def decided_by_officers(self) -> bool:
        return True

    def exits(self) -> Mapping[OutcomeId, tuple[Path, str, Sentence]]:
        return {}

    def build(self, draft: Draft, path: Path, outcomes: tuple[OutcomeId, ...]) -> Review:
        by = draft.agency_role((*path, "by"), self.by)
        not_by = tuple(draft.decided((*path, "not_by", n), step) for n, step in enumerate(self.not_by))
        return Review(by, self.within, not_by)
