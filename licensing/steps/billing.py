"""`bill`: the document that asks for money, shared by the steps that do.

bill: {template: letters/skrd, letterhead: signatory, number: "SKRD/{seq:04d}/{year}"}
"""

from typing import Final

from pydantic import Field

from licensing.process.made import Letterhead
from licensing.process.paying import Bill
from licensing.steps.document import NumberText, read_number
from licensing.steps.rows import TemplateText, read_template
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import StepId

RULE: Final = "payment"


class BillText(Text):
    """Template and number of the bill, and whose letterhead it bears."""

    template: TemplateText
    number: NumberText
    letterhead: Letterhead = Field(
        default="issuer", description="whose it is: the issuing agency's, or that of whoever signed"
    )


def read_bill(draft: Draft, path: Path, text: BillText, step: StepId, *, of: StepId, kind: str) -> Bill:
    """The bill of a step for the debt of the step `of`, counted among those of its `kind`."""
    template, rows = read_template(draft, (*path, "template"), text.template, step)
    number = read_number(draft, (*path, "number"), text.number, kind)
    return Bill(of, template, number, rows, text.letterhead)


def check_silence(draft: Draft, path: Path, *, is_timed: bool, leads: bool) -> None:
    """Silence ends only what has a time to pass."""
    if leads and not is_timed:
        message = "silence never ends this: it has no time to pass."
        draft.report((*path, "on_silence"), RULE, message, "Add within: 30 days.")
