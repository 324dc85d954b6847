"""`minutes`: the minutes of what officers decide, signed by each of them; shared by the steps that officers decide.

    kunjungan:
      review: {by: dinkes.tim_teknis, count: 2, differing: ulang, minutes: letters/berita_acara}

    minutes: {template: letters/berita_acara, number: "BA/{seq:03d}/{year}"}

Without `number` they bear that of the application.
"""

from pydantic import Field

from licensing.process.made import Letterhead, NumberRule
from licensing.process.minutes import Minutes
from licensing.process.step import Step
from licensing.steps.document import NumberText, read_number
from licensing.steps.rows import TemplateText, read_template
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.source import Path

KIND = "minutes"


class MinutesText(Text):
    """Template and number of the minutes."""

    template: TemplateText
    number: NumberText | None = None
    letterhead: Letterhead = Field(
        default="issuer", description="whose it is: the issuing agency's, or that of whoever signed"
    )


def read_minutes(
    draft: Draft, path: Path, text: str | MinutesText | None, step: Step, *, needs_agreement: bool
) -> Minutes | None:
    """The minutes of a step; None where it has none."""
    if text is None:
        return None
    if isinstance(text, str):
        template = draft.template(path, text, step.id)
        return Minutes(template, NumberRule(draft.series(KIND), None), needs_agreement=needs_agreement)
    template, rows = read_template(draft, (*path, "template"), text.template, step.id)
    number = NumberRule(draft.series(KIND), None)
    if text.number is not None:
        number = read_number(draft, (*path, "number"), text.number, KIND)
    return Minutes(template, number, rows, needs_agreement, text.letterhead)
