"""Values: what is computed from the applicant's answers, and how it is shown beside them.

Conditions do not come here: in them the expression itself stands. Whoever prints or shows a value does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from licensing.forms.answers import Answers, records_of
from licensing.forms.fields import FIELD_TYPES, FieldType
from licensing.forms.form import Field, Form
from licensing.values.sorts import (
    OfArea,
    OfChoices,
    OfDay,
    OfNumber,
    OfPoint,
    OfRecords,
    OfText,
    OfYesNo,
    Typed,
)
from licensing.values.term import Either, Named, Term
from licensing.values.types import Exact, Facts, Money, Number, Type, as_rows
from licensing.words.identifiers import FieldId, ValueId
from licensing.words.sentences import Sentence

Given = Callable[[str], str]
"""An answer as an Indonesian reader sees it, by the name expressions know it by."""


@dataclass(frozen=True, slots=True)
class Value:
    """A named expression. `text` is as it was written; `typed` has the values it names written out.

    With a label it is shown to applicants and officers. `formula` has the values it names as names, for whoever wants
    to follow it; `called` is what it is called there.
    """

    id: ValueId
    text: str
    typed: Typed = field(compare=False, repr=False)
    formula: Typed = field(compare=False, repr=False)
    label: Sentence | None = None
    called: Sentence | None = None

    def show(self, form: Form, answers: Answers, facts: Facts) -> str:
        """As an Indonesian reader sees an answer of its type; "" for an empty text, list or date.

        Args:
            facts: what can be named beside the answers.
        """
        return _shown(
            self.typed, {**facts, **form.facts(answers, "form")}, _answers_of(form, answers, "form")
        )


def show_rows(
    list_field: Field, form: Form, answers: Answers, prefix: str, facts: Facts
) -> tuple[Mapping[str, str], ...]:
    """Each row of a list by its columns, computed ones too, as an Indonesian reader sees them.

    Args:
        form: whose list it is; `answers` are its answers, `prefix` what expressions call it.
        facts: what can be named beside them.
    """
    asked = list_field.records
    if asked is None:
        return ()
    facts, outside = {**facts, **form.facts(answers, prefix)}, _answers_of(form, answers, prefix)
    rows = as_rows(facts[f"{prefix}.{list_field.id}"])
    return tuple(
        {
            **{column.id: column.show(record.get(column.id)) for column in asked.form.fields},
            **{
                name.rpartition(".")[2]: _shown(
                    typed, {**facts, **row}, _beside(_answers_of(asked.form, record, list_field.id), outside)
                )
                for name, typed in asked.values.items()
            },
        }
        for record, row in zip(records_of(answers.get(list_field.id)), rows, strict=True)
    )


def _answers_of(form: Form, answers: Answers, prefix: str) -> Given:
    def given(name: str) -> str:
        id = FieldId(name.removeprefix(f"{prefix}."))
        return form[id].show(answers.get(id)) if name.startswith(f"{prefix}.") else ""

    return given


def _beside(inner: Given, outer: Given) -> Given:
    def given(name: str) -> str:
        return inner(name) or outer(name)

    return given


def _shown(typed: Typed, facts: Facts, given: Given) -> str:  # noqa: PLR0911 one arm per type
    match typed:
        case OfText(term=text):
            return _as_given(text, facts, given) or text.compute(facts)
        case OfPoint(term=place) | OfArea(term=place):
            return place.compute(facts)
        case OfChoices(term=chosen):
            return _as_given(chosen, facts, given) or ", ".join(chosen.compute(facts))
        case OfNumber(term=number):
            return _number(number.compute(facts), number.type)
        case OfDay(term=date):
            day = date.compute(facts)
            return "" if day is None else FIELD_TYPES["date"].show(day.isoformat())
        case OfYesNo(term=claim):
            return FIELD_TYPES["boolean"].show(claim.compute(facts))
        case OfRecords(term=records):
            return _as_given(records, facts, given)


def _as_given(term: Term[object], facts: Facts, given: Given) -> str:
    """An answer that is passed on, by the label it was chosen by; "" for what was put together."""
    match term:
        case Named(name=name):
            return given(name)
        case Either(condition=condition, then=then, otherwise=otherwise):
            return _as_given(then if condition.compute(facts) else otherwise, facts, given)
        case _:
            return ""


def _number(number: Number, of: Type) -> str:
    shown_as: FieldType = (
        "money" if isinstance(of, Money) else "decimal" if isinstance(of, Exact) else "integer"
    )
    return FIELD_TYPES[shown_as].show(format(number, "f") if isinstance(number, Decimal) else number)
