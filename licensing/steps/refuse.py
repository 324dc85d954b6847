"""`refuse`: the refusal letter with its reasons is numbered, rendered, stored and registered; the case ends.

penolakan:
  refuse: {template: refusals/penolakan, number: "503/{seq:04d}-DPMPTSP/TOLAK-SIP/{year}"}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from licensing.history.case import Case, Task, Visit
from licensing.history.effects import Effect
from licensing.process.protocol import Ask, Exit, NumberRule
from licensing.steps.document import check_number, document_effects
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.reading import Path
from licensing.values.conditions import Facts
from licensing.words.identifiers import OutcomeId, TemplateName
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Refuse:
    """Makes the refusal letter from `template`."""

    template: TemplateName
    numbering: NumberRule
    ending: Literal["refused"] = "refused"
    not_by: tuple[()] = ()

    def possible_asks(self) -> tuple[Ask, ...]:
        return ()

    def asks(self, facts: Facts) -> tuple[Ask, ...]:
        return ()

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], tasks: tuple[Task, ...], facts: Facts
    ) -> OutcomeId | None:
        return None

    def owes(self, case: Case, visit: Visit) -> tuple[Effect, ...]:
        return document_effects(case, visit, self.template, "refused")


class RefuseText(Text):
    """Template and number of the refusal letter (reasons are demanded by UU 30/2014)."""

    template: str
    number: str

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, tuple[Path, str, Sentence]]:
        return {}

    def build(self, draft: Draft, path: Path, outcomes: tuple[OutcomeId, ...]) -> Refuse:
        check_number(draft, (*path, "number"), self.number)
        template = draft.template((*path, "template"), self.template)
        return Refuse(template, NumberRule(draft.series(path), self.number))
