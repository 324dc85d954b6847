"""What the template of a step may use, known from its definition before any case exists.

`documents.context` fills it from a case; a test keeps the two equal.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from licensing.clock.spans import Span
from licensing.definition.each_lists import records_around
from licensing.definition.offered_shapes import (
    AGENCY,
    COMPUTED,
    DECISION,
    MINUTES,
    REACHED,
    REMARK,
    SIGNED,
    TASK,
    TIME_LIMIT,
    UPLOADED,
    fact_shape,
    form_shape,
)
from licensing.definition.printing import calculations, printed
from licensing.definition.remedy_text import KEYS, STEPS
from licensing.definition.text import DefinitionText
from licensing.definition.written import WrittenStep
from licensing.documents.debts import DEBT
from licensing.documents.shapes import DAY, MAYBE, MAYBE_TEXT, SHORT, TEXT, Leaf, OneOf, Shape
from licensing.forms.text import FormText
from licensing.steps.consultation import ConsultationText
from licensing.steps.issue import FurtherText, IssueText
from licensing.steps.review import ReviewText
from licensing.values.sorts import Typed
from licensing.words.identifiers import StepId, TemplateName


@dataclass(frozen=True, slots=True)
class Print:
    """A template, the first step that prints with it, and what it is offered there.

    An annex is printed `behind` other templates, in one document and under the settings they make.
    """

    template: TemplateName
    step: StepId
    offered: Shape
    behind: tuple[TemplateName, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """In what the steps of one definition differ for templates; `over` is the list on whose record's line it stands."""

    begins: bool
    ends: bool
    is_signed: bool
    further: "Beside | None" = None
    is_minutes: bool = False
    over: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A further document: the list it is made for each record of, "" for none, and whether the main one ends."""

    list_id: str
    main_ends: bool


class Offering:
    """The names the template of each step of a definition may use, worked out once for steps that are alike.

    `decisions.<step>` lists the decisions of a step on the way that led here, each with `form.<field>` of the
    officer's form, the `documents` she uploaded, and whether the step went another way than she said (`outvoted`);
    rounds that were gone back on are left out. `answers.<step>` is what the applicant answered to a request, none or
    once. `reasons` are the ones that turned the case this way. `minutes.<step>` are the minutes of that way, none or
    one; minutes themselves also say who `signed` them, each with her answers by their labels.
    """

    def __init__(self, text: DefinitionText, steps: Mapping[StepId, WrittenStep]) -> None:
        self._steps = steps
        self._unsigned = _unsigned(steps, *_at_any_time(text))
        self._form: Shape = form_shape(text.form)
        self._facts: Shape = {id: fact_shape(fact.take) for id, fact in text.facts.items()}
        self._values: Mapping[str, Shape | Leaf] = dict.fromkeys(text.values, COMPUTED)
        self._calculations = calculations(text.values, {})
        self._answers: Shape = {
            id: {"*": form_shape(written.text.form)} for id, written in steps.items() if written.text.request
        }
        self._minutes: Shape = {id: {"*": MINUTES} for id, written in steps.items() if has_minutes(written)}
        self._debts: Shape = {id: {"*": DEBT} for id, written in steps.items() if written.text.payment}
        self._decisions: Shape = {
            id: {
                "*": {
                    **DECISION,
                    "outcome": OneOf((*written.text.outcomes,)),
                    "form": form_shape(_answered(written)),
                    "documents": UPLOADED,
                }
            }
            for id, written in steps.items()
        }

    def know(self, values: Mapping[str, Typed]) -> None:
        """What values mean is known from here on; of the others nobody can tell."""
        self._values = {id: printed(values[id]) if id in values else COMPUTED for id in self._values}
        self._calculations = calculations(self._values, values)

    def promise(self, step: StepId, of: str = "") -> Promise:
        """What is sure for the documents of a step; `of` names a further one."""
        text = self._steps[step].text
        issue = text.issue
        begins = issue is not None and (issue.sets in (None, "renewed") or issue.valid is not None)
        if has_minutes(self._steps[step]):
            return Promise(begins=False, ends=False, is_signed=True, is_minutes=True)
        around = (self._steps[each].text.each for each in records_around(self._steps, step))
        over = next((each.over for each in around if each), "")
        own = Promise(begins, _always_ends(issue), step not in self._unsigned, over=over)
        further = issue.also.get(of) if issue else None
        if further is None:
            return own
        beside = Beside((further.each or "").removeprefix("form."), own.ends)
        return replace(own, ends=_always_ends(further), further=beside)

    def shape(self, promise: Promise) -> Shape:
        """The names a template may use."""
        return {
            **self._record(promise.over),
            **self._beside(promise.further),
            **({"signed": {"*": SIGNED}} if promise.is_minutes else {}),
            "city": {"name": TEXT, "government": TEXT, "place": TEXT},
            "issuer": AGENCY,
            "letterhead": AGENCY,
            "permit": {
                "name": TEXT,
                "name_en": TEXT,
                "code": TEXT,
                "legal_basis": {"*": {"cite": TEXT, "articles": REACHED}},
            },
            "application": {
                "number": SHORT,
                "submitted_on": DAY,
                "granted_on": MAYBE,
                "tracking_url": SHORT,
            },
            "applicant": {"name": TEXT},
            "form": self._form,
            "kind": TEXT,
            "licence": {"number": MAYBE, "holder": MAYBE, "valid_from": MAYBE, "valid_until": MAYBE},
            "facts": self._facts,
            "values": self._values,
            "calculations": self._calculations,
            "document": {
                "number": SHORT,
                "issued_on": DAY,
                "valid_from": DAY if promise.begins else MAYBE,
                "valid_until": DAY if promise.ends else MAYBE,
                "verification_url": SHORT,
                "verification_code": SHORT,
                "verification_page": SHORT,
                "provisional": OneOf(("ya", "")),
            },
            "signatory": dict.fromkeys(
                ("name", "nip", "position"), TEXT if promise.is_signed else MAYBE_TEXT
            ),
            "decisions": self._decisions,
            "answers": self._answers,
            "minutes": self._minutes,
            "debts": self._debts,
            "reasons": {"*": {"agency": TEXT, "step": TEXT, "reason": REMARK}},
            "task": TASK,
            "time_limit": TIME_LIMIT,
        }

    def _record(self, over: str) -> Shape:
        """The record a document is made for on the line of one."""
        of, _, name = over.partition(".")
        written = self._steps.get(StepId(of))
        form = form_shape(written.text.form) if written and of != "form" else self._form
        rows = form.get(name) if over else None
        record = rows.get("*") if isinstance(rows, Mapping) else None
        return {} if record is None else {"record": record}

    def _beside(self, further: Beside | None) -> Shape:
        """What only a further document can say: of the one it belongs to, and of the record it is for."""
        if further is None:
            return {}
        main: Shape = {
            "number": SHORT,
            "issued_on": DAY,
            "valid_from": DAY,
            "valid_until": DAY if further.main_ends else MAYBE,
        }
        rows = self._form.get(further.list_id)
        record = rows.get("*") if isinstance(rows, Mapping) else None
        return {"main_document": main} if record is None else {"main_document": main, "record": record}


def _at_any_time(text: DefinitionText) -> Iterator[StepId]:
    """Where a case goes that is given up or contested, perhaps before anybody has decided anything."""
    yield from (STEPS[key] for key in KEYS if (text.objection if key == "objection" else text.appeal))
    acts = (text.anytime.withdraw, text.anytime.cancel) if text.anytime else ()
    yield from (StepId(act.to) for act in acts if act)
    if text.time_limit and text.time_limit.deemed:
        yield StepId(text.time_limit.deemed.to)


def _unsigned(steps: Mapping[StepId, WrittenStep], *beside: StepId) -> frozenset[StepId]:
    """The steps to which a case can come although no officer has decided anything, as far as the ways tell."""
    waiting, seen = [*beside, *[*steps][:1]], set[StepId]()
    while waiting:
        here = waiting.pop()
        if here in seen or here not in steps:
            continue
        seen.add(here)
        if not steps[here].is_decided_by_officers or steps[here].text.call:
            waiting += [StepId(target) for target in steps[here].targets()]
    return frozenset(seen)


def _answered(written: WrittenStep) -> FormText:
    """What a step's decision answers; a system that says no answers nothing, whatever is asked there."""
    form = written.text.form
    if written.text.call is None:
        return form
    return {id: asked.model_copy(update={"optional": True}) for id, asked in form.items()}


def has_minutes(written: WrittenStep) -> bool:
    """Whether those who decide a step sign minutes of it."""
    kind = written.kind
    return isinstance(kind, ReviewText | ConsultationText) and kind.minutes is not None


def _always_ends(text: IssueText | FurtherText | None) -> bool:
    """Whether every document issued so has a last day."""
    valid = text.valid if text else None
    rows = valid if isinstance(valid, tuple) else ()
    return isinstance(valid, Span) or (bool(rows) and all(row.span or row.until for row in rows))
