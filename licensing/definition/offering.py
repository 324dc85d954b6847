"""What the template of a step may use, known from its definition before any case exists.

`documents.context` fills it from a case; a test keeps the two equal.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from licensing.clock.spans import Span
from licensing.definition.remedy_text import KEYS, STEPS
from licensing.definition.text import DefinitionText
from licensing.definition.written import WrittenStep
from licensing.documents.shapes import DAY, MAYBE, TEXT, Leaf, Shape
from licensing.forms.text import FormText
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


@dataclass(frozen=True, slots=True)
class Promise:
    """In what the steps of one definition differ for templates."""

    begins: bool
    ends: bool
    is_signed: bool


class Offering:
    """The names the template of each step of a definition may use, worked out once for steps that are alike.

    `decisions.<step>` lists the decisions of a step on the way that led here, each with `form.<field>` of the
    officer's form; rounds that were gone back on are left out. `reasons` are the ones that turned the case this way.
    """

    def __init__(self, text: DefinitionText, steps: Mapping[StepId, WrittenStep]) -> None:
        self._steps = steps
        self._unsigned = _unsigned(steps, *_at_any_time(text))
        self._form: Shape = _answers(text.form)
        self._values: Shape = dict.fromkeys(text.values, TEXT)
        self._decisions: Shape = {
            id: {"*": {**DECISION, "form": _answers(written.text.form)}} for id, written in steps.items()
        }

    def promise(self, step: StepId) -> Promise:
        """What is sure for the documents of a step."""
        text = self._steps[step].text
        return Promise(
            text.issue is not None and text.issue.sets in (None, "renewed"),
            _always_ends(text),
            step not in self._unsigned,
        )

    def shape(self, promise: Promise) -> Shape:
        """The names a template may use."""
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
            "form": self._form,
            "kind": TEXT,
            "licence": {"number": MAYBE, "holder": MAYBE, "valid_from": MAYBE, "valid_until": MAYBE},
            "values": self._values,
            "document": {
                "number": TEXT,
                "issued_on": DAY,
                "valid_from": DAY if promise.begins else MAYBE,
                "valid_until": DAY if promise.ends else MAYBE,
                "verification_url": TEXT,
                "provisional": TEXT,
            },
            "signatory": dict.fromkeys(("name", "nip", "position"), TEXT if promise.is_signed else MAYBE),
            "decisions": self._decisions,
            "reasons": {"*": {"agency": TEXT, "step": TEXT, "reason": TEXT}},
            "task": {"due_on": MAYBE},
        }


def offered(text: DefinitionText, steps: Mapping[StepId, WrittenStep], step: StepId) -> Shape:
    """The names the template of one step may use."""
    offering = Offering(text, steps)
    return offering.shape(offering.promise(step))


def _answers(form: FormText) -> Shape:
    """What the answers to a form offer: a text each, and of a list its rows."""
    return {
        id: {"*": dict.fromkeys((*(asked.form or {}), *(asked.values or {})), TEXT)}
        if asked.type == "list"
        else TEXT
        for id, asked in form.items()
    }


def _at_any_time(text: DefinitionText) -> Iterator[StepId]:
    """Where a case goes that is given up or contested, perhaps before anybody has decided anything."""
    yield from (STEPS[key] for key in KEYS if (text.objection if key == "objection" else text.appeal))
    acts = (text.anytime.withdraw, text.anytime.cancel) if text.anytime else ()
    yield from (StepId(act.to) for act in acts if act)


def _unsigned(steps: Mapping[StepId, WrittenStep], *beside: StepId) -> frozenset[StepId]:
    """The steps to which a case can come although no officer has decided anything, as far as the ways tell."""
    waiting, seen = [*beside, *[*steps][:1]], set[StepId]()
    while waiting:
        here = waiting.pop()
        if here in seen or here not in steps:
            continue
        seen.add(here)
        if not steps[here].is_decided_by_officers:
            waiting += [StepId(target) for target in steps[here].targets()]
    return frozenset(seen)


def _always_ends(step: StepText) -> bool:
    """Whether every licence of this step has a last day."""
    valid = step.issue.valid if step.issue else None
    rows = valid if isinstance(valid, tuple) else ()
    return isinstance(valid, Span) or (bool(rows) and all(row.span or row.until for row in rows))
