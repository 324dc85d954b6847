"""Values: what is computed from the applicant's answers, and how it is shown beside them.

Conditions do not come here: in them the expression itself stands. Whoever prints or shows a value does.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from licensing.forms.answers import Answers
from licensing.forms.fields import FIELD_TYPES, FieldType
from licensing.forms.form import Form
from licensing.forms.moments import moments
from licensing.values.sorts import OfChoices, OfDay, OfNumber, OfText, OfYesNo, Typed
from licensing.values.term import Either, Named, Term
from licensing.values.types import Exact, Facts, Money, Number, Type
from licensing.words.identifiers import FieldId, ValueId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Value:
    """A named expression. `text` is as it was written; `typed` has the values it names written out.

    With a label it is shown to applicants and officers.
    """

    id: ValueId
    text: str
    typed: Typed = field(compare=False, repr=False)
    label: Sentence | None = None

    def show(self, form: Form, answers: Answers, *, submitted: date) -> str:
        """As an Indonesian reader sees an answer of its type; "" for an empty text, list or date."""
        facts = {**form.facts(answers, "form"), **moments(submitted)}
        match self.typed:
            case OfText(term=text):
                return _as_given(text, form, answers, facts) or text.compute(facts)
            case OfChoices(term=chosen):
                return _as_given(chosen, form, answers, facts) or ", ".join(chosen.compute(facts))
            case OfNumber(term=number):
                return _number(number.compute(facts), number.type)
            case OfDay(term=moment):
                day = moment.compute(facts)
                return "" if day is None else FIELD_TYPES["date"].show(day.isoformat())
            case OfYesNo(term=claim):
                return FIELD_TYPES["boolean"].show(claim.compute(facts))


def _as_given(term: Term[object], form: Form, answers: Answers, facts: Facts) -> str:
    """An answer that is passed on, by the label it was chosen by; "" for what was put together."""
    match term:
        case Named(name=name):
            id = FieldId(name.removeprefix("form."))
            return form[id].show(answers.get(id))
        case Either(condition=condition, then=then, otherwise=otherwise):
            return _as_given(then if condition.compute(facts) else otherwise, form, answers, facts)
        case _:
            return ""


def _number(number: Number, of: Type) -> str:
    shown_as: FieldType = (
        "money" if isinstance(of, Money) else "decimal" if isinstance(of, Exact) else "integer"
    )
    return FIELD_TYPES[shown_as].show(format(number, "f") if isinstance(number, Decimal) else number)
