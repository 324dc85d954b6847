"""`issue`: the licence is numbered, rendered, stored and registered; the case ends when it is, or goes on.

terbit:
  issue: {template: licences/<permit>, number: "503/{seq:04d}-<AGENCY>/<CODE>/{year}", valid: 5 years}

Beside it can be issued what belongs to it, each with its own number, validity, file and place in the register: one
further document, or one for each record of a list.

    also: {kartu: {each: form.armada, template: licences/kartu, number: "551/{seq:05d}-KP/{year}", valid: 1 year}}
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pydantic import Field

from licensing.clock.spans import SpanText
from licensing.process.made import Further, Letterhead, Made, Validity
from licensing.process.step import Step
from licensing.register.concerned import Sets
from licensing.steps.document import NumberText, check_span, read_number
from licensing.steps.rows import TemplateText, read_template
from licensing.steps.table import Row, read_rows
from licensing.steps.text import Draft, WayText, WrittenExit
from licensing.text.labels import LabelText, readable
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.sentences import Sentence

ISSUED: Final = OutcomeId("issued")
NAME: Final = re.compile("[a-z][a-z0-9_]{0,39}", re.ASCII)
"""Parts of histories and keys are called after it, and a record's number follows a hyphen."""


class ValidityText(Text):
    """One row of a validity table: the first row whose `when` holds counts."""

    when: str | None = None
    since: str | None = None
    span: SpanText | None = None
    until: str | None = None
    continues: bool = Field(
        default=False, description="the span counts on from the last day of the licence it is about"
    )


class FurtherText(Text):
    """A document issued beside the licence, or one for each record of a list."""

    label: LabelText | None = None
    each: str | None = Field(
        default=None, description="a list of the application, form.<list>: one for each record"
    )
    template: TemplateText
    number: NumberText
    valid: SpanText | tuple[ValidityText, ...] | None = None


class IssueText(Text):
    """Template, number and validity of the licence, and what comes after it."""

    template: TemplateText
    annexes: tuple[str, ...] = Field(default=(), description="templates printed behind it, in the same file")
    number: NumberText
    valid: SpanText | tuple[ValidityText, ...] | None = None
    also: dict[str, FurtherText] = Field(default={}, description="documents issued beside the licence")
    then: str | WayText | None = None
    key: str | tuple[str, ...] | None = Field(
        default=None, description="what the register finds it by: `facts` of any definition ask for this key"
    )
    letterhead: Letterhead = Field(
        default="issuer", description="whose it is: the issuing agency's, or that of whoever signed"
    )
    sets: Sets | None = Field(
        default=None,
        description="what becomes of the licence the case is about or has issued; only `renewed` makes a new one",
    )

    remind: tuple[SpanText, ...] = Field(
        default=(), description="how long before its last day the holder is told that it ends"
    )

    def has_outcomes(self) -> bool:
        return False

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        if self.then is None:
            return {}
        return {ISSUED: WrittenExit(("then",), self.then, Sentence("terbit", "issued"))}

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        # A decision about a licence is a letter and counts with them, so that the licences have no gap.
        series = "issue" if self.sets in (None, "renewed") else "letter"
        number = read_number(draft, (*path, "number"), self.number, series)
        if self.sets in (None, "renewed") or self.valid is not None:
            number = replace(number, validity=_validity(draft, (*path, "valid"), self.valid))
        template, rows = read_template(draft, (*path, "template"), self.template, step.id)
        annexes = tuple(
            draft.template((*path, "annexes", n), name, step.id) for n, name in enumerate(self.annexes)
        )
        for n, span in enumerate(self.remind):
            check_span(draft, (*path, "remind", n), span)
        if self.sets not in (None, "renewed"):
            self._check_decision(draft, path)
            made = Made(
                "letter", ISSUED, template, number, "changed", annexes=annexes, rows=rows, sets=self.sets
            )
            made = replace(made, reminders=self.remind, letterhead=self.letterhead)
            return replace(step, makes=made, ending=None if self.then else "changed")
        made = Made("licence", ISSUED, template, number, "issued", annexes=annexes, rows=rows, sets=self.sets)
        also = tuple(
            _further(draft, (*path, "also", name), text, name, step.id) for name, text in self.also.items()
        )
        key = None if self.key is None else draft.key((*path, "key"), self.key)
        made = replace(made, reminders=self.remind, also=also, key=key, letterhead=self.letterhead)
        return replace(step, makes=made, ending=None if self.then else "issued")

    def _check_decision(self, draft: Draft, path: Path) -> None:
        """A decision about a licence has no days of its own, but for one that gives the licence another last day."""
        if self.valid is not None and self.sets != "amended":
            message = f"a decision that a licence is {self.sets} is not valid for a time."
            draft.report((*path, "valid"), "validity", message, "Remove valid.")
        if self.also:
            message = f"a decision that a licence is {self.sets} is no licence: also says nothing here."
            draft.report((*path, "also"), "about", message, "Remove also.")
        if self.key is not None:
            message = (
                f"a decision that a licence is {self.sets} is no licence: the register finds nothing by it."
            )
            draft.report((*path, "key"), "about", message, "Remove key.")
        if self.remind and (self.valid is None or self.sets != "amended"):
            message = "this decision gives the licence no other last day, so there is nothing to remind of."
            draft.report((*path, "remind"), "validity", message, "Remove remind.")
        rows = self.valid if isinstance(self.valid, tuple) else ()
        if any(row.since for row in rows) and not all(row.since for row in rows):
            message = "some rows give the licence another first day, and some do not."
            draft.report((*path, "valid"), "validity", message, "Write since in every row, or in none.")


def _further(draft: Draft, path: Path, text: FurtherText, name: str, step: StepId) -> Further:
    if NAME.fullmatch(name) is None:
        message = f'"{name}" cannot be the name of a document.'
        draft.report(path, "document-name", message, "Use small letters, digits and _, a letter first.")
    each = None if text.each is None else draft.list_field((*path, "each"), text.each)
    number = read_number(draft, (*path, "number"), text.number, f"issue.{name}")
    number = replace(number, validity=_validity(draft, (*path, "valid"), text.valid))
    template, rows = read_template(draft, (*path, "template"), text.template, step, of=name)
    return Further(name, text.label or readable(name), template, number, each, rows)


def _validity(
    draft: Draft, path: Path, valid: SpanText | tuple[ValidityText, ...] | None
) -> tuple[Validity, ...]:
    """A row counts where none before it does, so its dates have to be answered only there."""
    if not isinstance(valid, tuple):
        check_span(draft, path, valid)
        return (Validity(span=valid),)
    rows = read_rows(draft, path, [row.when for row in valid], rule="validity", table="validity table")
    return tuple(_row(draft, row, text) for row, text in zip(rows, valid, strict=True))


def _row(draft: Draft, row: Row, text: ValidityText) -> Validity:
    if text.span is not None and text.until is not None:
        draft.report(row.path, "validity", "both span and until are given.", "Keep one of the two.")
    check_span(draft, row.path, text.span)
    since = None if text.since is None else draft.date_field((*row.path, "since"), text.since)
    until = None if text.until is None else draft.date_field((*row.path, "until"), text.until)
    for key, name in (("since", text.since), ("until", text.until)):
        if name is not None and row.is_known:
            draft.answered((*row.path, key), name, row.when, unless=row.earlier)
    return Validity(row.when, text.span, until, since, text.continues)
