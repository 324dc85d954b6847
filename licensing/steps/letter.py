"""`letter`: a document that is neither licence nor refusal is made, stored and registered, and its line goes on.

    surat_jalan:
      letter:
        template: letters/surat_jalan
        number: "503/{seq:04d}/PGT-CONTOH/{year}"
        copies: [dinkes]
        then: pemeriksaan

Without `number` it bears that of the application. A `provisional` letter is a slip that holds until the licence does.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pydantic import Field

from licensing.process.made import Letterhead, Made, NumberRule
from licensing.process.step import Step
from licensing.steps.document import NumberText, read_number
from licensing.steps.rows import TemplateText, read_template
from licensing.steps.text import Draft, WayText, WrittenExit
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import AgencyId, OutcomeId
from licensing.words.sentences import Sentence

MADE: Final = OutcomeId("made")


class LetterText(Text):
    """Template and number of the letter, who is told of it, and what comes after it."""

    template: TemplateText
    number: NumberText | None = None
    copies: tuple[str, ...] = Field(default=(), description="agencies that are told of it")
    provisional: bool = Field(default=False, description="a slip that holds until the licence is issued")
    letterhead: Letterhead = Field(
        default="issuer", description="whose it is: the issuing agency's, or that of whoever signed"
    )
    then: str | WayText

    def has_outcomes(self) -> bool:
        return False

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        return {MADE: WrittenExit(("then",), self.then, Sentence("terbit", "made"))}

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        template, rows = read_template(draft, (*path, "template"), self.template, step.id)
        made = Made(
            "provisional" if self.provisional else "letter",
            MADE,
            template,
            self._number(draft, (*path, "number")),
            "letter",
            copies=tuple(self._copy(draft, (*path, "copies", n), n) for n, _ in enumerate(self.copies)),
            rows=rows,
            letterhead=self.letterhead,
        )
        return replace(step, makes=made)

    def _number(self, draft: Draft, path: Path) -> NumberRule:
        if self.number is None:
            return NumberRule(draft.series("letter"), None)
        return read_number(draft, path, self.number, "letter")

    def _copy(self, draft: Draft, path: Path, n: int) -> AgencyId:
        agency = self.copies[n]
        if agency in self.copies[:n]:
            draft.report(path, "copies", f'agency "{agency}" is told twice.', "Name it once.")
        return draft.told_agency(path, agency)
