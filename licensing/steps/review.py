"""`review`: one agency's role looks at the application and chooses an outcome.

kelengkapan:
  review: {by: dpmptsp.petugas_loket, within: 1 working day}
  outcomes: {lengkap: verifikasi, kembalikan: {to: perbaikan, reason: true}}
"""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.case import Case, Task, Visit
from licensing.conditions import Facts
from licensing.effects import Effect
from licensing.errors import Sentence
from licensing.identifiers import OutcomeId, StepId
from licensing.people import AgencyRole
from licensing.process import Ask, Exit
from licensing.reading import Path
from licensing.spans import Span, SpanText
from licensing.steps.text import Draft, Text


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
