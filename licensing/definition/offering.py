"""What the template of a step may use, known from its definition before any case exists.

`documents.context` fills it from a case; a test keeps the two equal.
"""

from collections.abc import Mapping

from licensing.clock.spans import Span
from licensing.definition.text import DefinitionText
from licensing.definition.written import WrittenStep
from licensing.documents.shapes import DAY, MAYBE, TEXT, Leaf, Shape
from licensing.steps import StepText
from licensing.words.identifiers import StepId

AGENCY: Shape = {"name": TEXT, "short": TEXT, "address": TEXT, "phone": TEXT, "email": TEXT, "website": TEXT}
DECISION: dict[str, Shape | Leaf] = {
    "agency": AGENCY,
    "by": {"name": TEXT, "nip": TEXT, "position": TEXT},
    "outcome": TEXT,
    "outcome_label": TEXT,
    "reason": TEXT,
    "on": DAY,
}


def offered(text: DefinitionText, steps: Mapping[StepId, WrittenStep], step: StepId) -> Shape:
    """The names the template of a step may use.

    `decisions.<step>` lists the decisions of a step on the way that led here, each with `form.<field>` of the
    officer's form; rounds that were gone back on are left out. `reasons` are the ones that turned the case this way.
    """
    form: Shape = dict.fromkeys(text.form, TEXT)
    return {
        "city": {"name": TEXT, "government": TEXT, "place": TEXT},
        "issuer": AGENCY,
        "permit": {
            "name": TEXT,
            "name_en": TEXT,
            "code": TEXT,
            "legal_basis": {"*": {"cite": TEXT, "articles": TEXT}},
        },
        "application": {"number": TEXT, "submitted_on": DAY, "tracking_url": TEXT},
        "applicant": {"name": TEXT},
        "form": form,
        "document": {
            "number": TEXT,
            "issued_on": DAY,
            "valid_from": MAYBE if steps[step].text.issue is None else DAY,
            "valid_until": DAY if _always_ends(steps[step].text) else MAYBE,
            "verification_url": TEXT,
        },
        "signatory": dict.fromkeys(("name", "nip", "position"), MAYBE if _is_unsigned(steps, step) else TEXT),
        "decisions": {
            id: {"*": {**DECISION, "form": dict.fromkeys(written.text.form, TEXT)}}
            for id, written in steps.items()
        },
        "reasons": {"*": {"agency": TEXT, "step": TEXT, "reason": TEXT}},
        "task": {"due_on": MAYBE},
    }


def _is_unsigned(steps: Mapping[StepId, WrittenStep], step: StepId) -> bool:
    """Whether a case can come to this step although no officer has decided anything, as far as the ways tell."""
    waiting, seen = [next(iter(steps))], set[StepId]()
    while waiting:
        here = waiting.pop()
        if here == step:
            return True
        if here in seen or here not in steps:
            continue
        seen.add(here)
        if not steps[here].is_decided_by_officers:
            waiting += [StepId(target) for target in steps[here].targets()]
    return False


def _always_ends(step: StepText) -> bool:
    """Whether every licence of this step has a last day."""
    valid = step.issue.valid if step.issue else None
    rows = valid if isinstance(valid, tuple) else ()
    return isinstance(valid, Span) or (bool(rows) and all(row.span or row.until for row in rows))
