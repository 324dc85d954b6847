"""`issue`: the licence is numbered, rendered, stored and registered; the case ends when it is, or goes on.

terbit:
  issue: {template: licences/<permit>, number: "503/{seq:04d}-<AGENCY>/<CODE>/{year}", valid: 5 years}
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from licensing.clock.spans import SpanText
from licensing.process.graph import Step
from licensing.process.protocol import Made, NumberRule, Validity
from licensing.steps.document import NumberText, check_number, check_span
from licensing.steps.text import Draft, WayText, WrittenExit
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId
from licensing.words.sentences import Sentence

ISSUED: Final = OutcomeId("issued")


class ValidityText(Text):
    """One row of a validity table: the first row whose `when` holds counts."""

    when: str | None = None
    since: str | None = None
    span: SpanText | None = None
    until: str | None = None


class IssueText(Text):
    """Template, number and validity of the licence, and what comes after it."""

    template: str
    number: NumberText
    valid: SpanText | tuple[ValidityText, ...] | None = None
    then: str | WayText | None = None

    def has_outcomes(self) -> bool:
        return False

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        if self.then is None:
            return {}
        return {ISSUED: WrittenExit(("then",), self.then, Sentence("terbit", "issued"))}

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        check_number(draft, (*path, "number"), self.number)
        number = NumberRule(draft.series("issue"), self.number, self._validity(draft, (*path, "valid")))
        template = draft.template((*path, "template"), self.template, step.id)
        made = Made("licence", ISSUED, template, number, "issued")
        return replace(step, makes=made, ending=None if self.then else "issued")

    def _validity(self, draft: Draft, path: Path) -> tuple[Validity, ...]:
        rows = self.valid if isinstance(self.valid, tuple) else (ValidityText(span=self.valid),)
        if not rows:
            draft.report(path, "validity", "the validity table is empty.", "Write at least one row.")
        elif rows[-1].when is not None:
            message = "the last row of the validity table has a condition, so some cases have no row."
            draft.report((*path, len(rows) - 1), "validity", message, "Leave `when` out of the last row.")
        return self._rows(draft, path, rows)

    def _rows(self, draft: Draft, path: Path, rows: tuple[ValidityText, ...]) -> tuple[Validity, ...]:
        """A row counts where none before it does, so its dates have to be answered only there."""
        validity: list[Validity] = []
        for n, row in enumerate(rows):
            validity.append(self._row(draft, (*path, n), row))
            if any(
                text.when is not None and each.when is None
                for text, each in zip(rows, validity, strict=False)
            ):
                # What a condition says that cannot be read is not known.
                continue
            earlier = tuple(each.when for each in validity[:-1] if each.when)
            for key, name in (("since", row.since), ("until", row.until)):
                if name is not None:
                    draft.answered((*path, n, key), name, validity[-1].when, unless=earlier)
        return tuple(validity)

    def _row(self, draft: Draft, path: Path, row: ValidityText) -> Validity:
        if row.span is not None and row.until is not None:
            draft.report(path, "validity", "both span and until are given.", "Keep one of the two.")
        check_span(draft, path, row.span)
        condition = None if row.when is None else draft.condition((*path, "when"), row.when)
        since = None if row.since is None else draft.date_field((*path, "since"), row.since)
        until = None if row.until is None else draft.date_field((*path, "until"), row.until)
        return Validity(condition, row.span, until, since)
