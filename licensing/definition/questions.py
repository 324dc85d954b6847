"""What a field that a system asks for can be given: something of its type that every case has."""

from collections.abc import Iterator, Mapping

from licensing.definition.agencies import Fault
from licensing.definition.system_shapes import Shapes
from licensing.definition.text import DefinitionText
from licensing.definition.written import WrittenStep
from licensing.forms.form import Field
from licensing.forms.text import FieldText
from licensing.values.sorts import Typed, in_words
from licensing.values.term import Named
from licensing.values.types import Choice, Choices, Exact, Money, Text, Type, Whole
from licensing.words.identifiers import StepId
from licensing.words.suggesting import suggestion


def unknown_system(systems: Shapes, name: str) -> Iterator[Fault]:
    """That no agency declares a system of this name."""
    if name not in systems:
        yield "unknown-system", f'there is no system "{name}".', suggestion(name, systems)


def question_faults(
    text: DefinitionText, steps: Mapping[StepId, WrittenStep], written: str, typed: Typed, field: Field
) -> Iterator[Fault]:
    """Why a field cannot be given this, or not in every case."""
    if not _fits(typed.term.type, field.seen):
        hint = f"Give it {_wanted(field)}."
        yield "call-type", f'"{field.id}" is given {in_words(typed)}: {written}.', hint
        return
    if field.optional or not isinstance(typed.term, Named):
        return
    asked = _asked(text, steps, typed.term.name)
    if asked is not None and (asked.optional or asked.when is not None):
        name = typed.term.name.rpartition(".")[2]
        hint = (
            f'Ask for "{name}" in every case, or say what is given instead: {written} != "" ? {written} : ….'
        )
        yield "call-missing", f'"{field.id}" is given "{written}", which is not answered in every case.', hint


def _asked(text: DefinitionText, steps: Mapping[StepId, WrittenStep], name: str) -> FieldText | None:
    """The field that a name stands for: of the application, of a step, or of a row of a list in either."""
    part, _, field = name.partition(".")
    forms = {"form": text.form, **{id: step.text.form for id, step in steps.items()}}
    if part in forms:
        return forms[part].get(field)
    lists = (form[part] for form in forms.values() if part in form)
    return next((each.form.get(field) for each in lists if each.form), None)


def _fits(given: Type, wanted: Type) -> bool:
    match given, wanted:
        case Choice(offers=offered), Choice(offers=taken):
            return offered is not None and taken is not None and offered <= taken
        case Choices(offers=offered), Choices(offers=taken):
            return offered is not None and taken is not None and offered <= taken
        case ((Choice() | Text()), Text()):
            return True
        case Whole(), (Whole() | Exact() | Money()):
            return True
        case Money(), (Money() | Whole() | Exact()):
            return True
        case _:
            return type(given) is type(wanted)


def _wanted(field: Field) -> str:
    """What would be right, as a designer calls it."""
    if field.choices is not None:
        return "a choice among: " + ", ".join(field.choices)
    words = {"integer": "a whole number", "decimal": "a number", "money": "an amount of money"}
    words |= {"boolean": "a yes or no", "date": "a date", "point": "a point", "area": "an area"}
    return words.get(field.type, "a text")
