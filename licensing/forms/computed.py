"""Values: what is computed from the applicant's answers, and how it is shown beside them.

Conditions do not come here: in them the expression itself stands. Whoever prints or shows a value does.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from licensing.forms.answers import Answer, Answers
from licensing.forms.fields import FIELD_TYPES, FieldType
from licensing.forms.form import Form
from licensing.values.term import Either, Named, Term
from licensing.values.types import Choice, Choices, Day, Exact, Facts, Money, Text, Type, Whole, YesNo
from licensing.words.identifiers import FieldId, ValueId


@dataclass(frozen=True, slots=True)
class Value:
    """A named expression. `text` is as it was written; `term` has the values it names written out."""

    id: ValueId
    text: str
    term: Term[object] = field(compare=False, repr=False)

    def show(self, form: Form, answers: Answers) -> str:
        """As an Indonesian reader sees it, like an answer of its type; "" for an empty text, list or date."""
        return _shown(self.term, form, answers, form.facts(answers, "form"))


def _shown(term: Term[object], form: Form, answers: Answers, facts: Facts) -> str:
    """What somebody chose is shown by the label she chose, so it has to be known whose answer it is."""
    if isinstance(term.type, Text | Choice | Choices):
        match term:
            case Named(name=name):
                id = FieldId(name.partition(".")[2])
                return form[id].show(answers.get(id))
            case Either(condition=condition, then=then, otherwise=otherwise):
                chosen = then if condition.compute(facts) else otherwise
                return _shown(chosen, form, answers, facts)
            case _:
                pass
    return _as_answered(term.compute(facts), term.type)


def _as_answered(value: object, of: Type) -> str:
    """A computed value as an answer of that type is shown."""
    match value:
        case (*chosen,):
            return ", ".join(map(str, chosen))
        case None:
            return ""
        case _:
            return FIELD_TYPES[_asked_as(of)].show(_answer(value))


def _asked_as(of: Type) -> FieldType:
    match of:
        case Text() | Choice() | Choices():
            return "text"
        case Whole():
            return "integer"
        case Exact():
            return "decimal"
        case Money():
            return "money"
        case Day():
            return "date"
        case YesNo():
            return "boolean"


def _answer(value: object) -> Answer:
    """A value in the shape an answer is kept in."""
    match value:
        case bool():
            return value
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case _:
            return str(value)
