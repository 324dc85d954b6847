"""`issue`: the licence is numbered, rendered, stored and registered; the case ends when it is.

terbit:
  issue: {template: licences/<permit>, number: "503/{seq:04d}-<AGENCY>/<CODE>/{year}", valid: 5 years}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from licensing.clock.spans import SpanText
from licensing.history.case import Case, Task, Visit
from licensing.history.effects import Effect
from licensing.process.protocol import Ask, Exit, NumberRule, Validity
from licensing.steps.document import check_number, check_span, document_effects
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.reading import Path
from licensing.values.conditions import Facts
from licensing.words.identifiers import OutcomeId, TemplateName
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Issue:
    """Makes the licence from `template`."""

    template: TemplateName
    numbering: NumberRule
    ending: Literal["issued"] = "issued"
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
        return document_effects(case, visit, self.template, "issued")


class ValidityText(Text):
    """One row of a validity table: the first row whose `when` holds counts."""

    when: str | None = None
    span: SpanText | None = None
    until: str | None = None


class IssueText(Text):
    """Template, number and validity of the licence."""

    template: str
    number: str
    valid: SpanText | tuple[ValidityText, ...] | None = None

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, tuple[Path, str, Sentence]]:
        return {}

    def build(self, draft: Draft, path: Path, outcomes: tuple[OutcomeId, ...]) -> Issue:
        check_number(draft, (*path, "number"), self.number)
        rows = self.valid if isinstance(self.valid, tuple) else (ValidityText(span=self.valid),)
        validity = tuple(self._row(draft, (*path, "valid", n), row) for n, row in enumerate(rows))
        if not rows:
            draft.report(
                (*path, "valid"), "validity", "the validity table is empty.", "Write at least one row."
            )
        elif rows[-1].when is not None:
            message = "the last row of the validity table has a condition, so some cases have no row."
            draft.report(
                (*path, "valid", len(rows) - 1), "validity", message, "Leave `when` out of the last row."
            )
        template = draft.template((*path, "template"), self.template)
        return Issue(template, NumberRule(draft.series(path), self.number, validity))

    def _row(self, draft: Draft, path: Path, row: ValidityText) -> Validity:
        if row.span is not None and row.until is not None:
            draft.report(path, "validity", "both span and until are given.", "Keep one of the two.")
        check_span(draft, path, row.span)
        condition = None if row.when is None else draft.condition((*path, "when"), row.when)
        until = None if row.until is None else draft.date_field((*path, "until"), row.until, row.when)
        return Validity(condition, row.span, until)
