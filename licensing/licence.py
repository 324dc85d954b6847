"""What a licence, a letter or a notice can say about a case.

`offered` is the shape a definition's templates may use, known before any case exists; `context` fills it from a case.
Both live here so that they cannot drift apart.
"""

from collections.abc import Mapping
from datetime import date

from licensing.agencies import Agency, AgencyRegister
from licensing.calendar import WIB
from licensing.case import Case, Decision, Task, Visit
from licensing.definition import DefinitionText
from licensing.errors import Sentence
from licensing.process import Process
from licensing.templating import Shape

Value = str | int | bool | date | None | Mapping[str, "Value"] | tuple["Value", ...]
Context = Mapping[str, Value]

AGENCY: Shape = {"name": None, "short": None, "address": None, "phone": None, "email": None, "website": None}
DECISION: dict[str, Shape | None] = {
    "agency": AGENCY,
    "by": {"name": None, "nip": None, "position": None},
    "outcome": None,
    "outcome_label": None,
    "reason": None,
    "on": None,
}


def offered(text: DefinitionText) -> Shape:
    """The names templates of this definition may use.

    `decisions.<step>` lists the latest round's decisions of a step, each with `form.<field>` of the officer's form.
    """
    form: Shape = {id: None for id in text.form}
    return {
        "city": {"name": None, "government": None, "place": None},
        "issuer": AGENCY,
        "permit": {"name": None, "name_en": None, "code": None, "legal_basis": {"*": {"cite": None, "articles": None}}},
        "application": {"number": None, "submitted_on": None, "tracking_url": None},
        "applicant": {"name": None},
        "form": form,
        "document": {"number": None, "issued_on": None, "valid_until": None, "verification_url": None, "qr": None},
        "signatory": {"name": None, "nip": None, "position": None},
        "decisions": {
            id: {"*": {**DECISION, "form": {field: None for field in step.form}}} for id, step in text.steps.items()
        },
        "reasons": {"*": {"agency": None, "step": None, "reason": None}},
        "task": {"due_on": None},
    }
