"""`refuse`: the refusal letter with its reasons is numbered, rendered, stored and registered; the case ends.

penolakan:
  refuse: {template: refusals/penolakan, number: "503/{seq:04d}-DPMPTSP/TOLAK-SIP/{year}"}
"""

from collections.abc import Mapping
from dataclasses import replace

from pydantic import Field

from licensing.process.made import Letterhead, Made
from licensing.process.step import Step
from licensing.steps.document import NumberText, read_number
from licensing.steps.rows import TemplateText, read_template
from licensing.steps.text import Draft, WrittenExit
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId


class RefuseText(Text):
    """Template and number of the refusal letter (reasons are demanded by UU 30/2014)."""

    template: TemplateText
    number: NumberText
    letterhead: Letterhead = Field(
        default="issuer", description="whose it is: the issuing agency's, or that of whoever signed"
    )

    def has_outcomes(self) -> bool:
        return False

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        return {}

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        template, rows = read_template(draft, (*path, "template"), self.template, step.id)
        number = read_number(draft, (*path, "number"), self.number, "refuse")
        refused = OutcomeId("refused")
        made = Made("refusal", refused, template, number, "refused", rows=rows, letterhead=self.letterhead)
        return replace(step, makes=made, ending="refused")
