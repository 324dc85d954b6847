"""Messages: the answers of a form as one JSON object, and back, held against what the form declares.

What is wrong is told by the names of fields and never by what stands in them: it may be somebody's.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from pydantic import TypeAdapter, ValidationError

from licensing.forms.answers import Answer, Answers, chosen_of
from licensing.forms.form import Field, Form
from licensing.forms.reading import read_form
from licensing.words.identifiers import FieldId

Message = dict[str, str | int | bool | tuple[str, ...]]
"""One JSON object as it is sent."""

_OBJECT: Final = TypeAdapter(dict[str, object])
_CHOSEN: Final = TypeAdapter(tuple[str, ...])
NO_TEXTS: Final = ("boolean", "integer", "money", "decimal")
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DECIMAL: Final = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?")


class MessageWrong(Exception):
    """A message does not have the declared shape; `problems` names each field and what it should have been."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def write_message(form: Form, values: Answers, prefix: str) -> Message:
    """The JSON object of values, which the form takes as if they had been typed.

    Raises:
        MessageWrong: the form does not take them.
    """
    answers = _taken(form, form.typed(values), prefix)
    return {field.id: _sent(answers[field.id]) for field in form.fields if field.id in answers}


def read_message(form: Form, message: object, prefix: str) -> Answers:
    """The declared fields of a JSON object; what else it says is dropped.

    Raises:
        MessageWrong: it is none, a field is missing, or one is not of its type.
    """
    try:
        given = _OBJECT.validate_python(message)
    except ValidationError:
        raise MessageWrong(("it is no JSON object",)) from None
    typed: dict[str, tuple[str, ...]] = {}
    wrong: list[str] = []
    for field in form.fields:
        value = given.get(field.id)
        texts = () if value is None else _texts(field, value)
        if texts is None:
            wrong.append(_unfit(field))
        else:
            typed[field.id] = texts
    if wrong:
        raise MessageWrong(tuple(wrong))
    return _taken(form, typed, prefix)


def _taken(form: Form, typed: Mapping[str, tuple[str, ...]], prefix: str) -> Answers:
    answers, wrong = read_form(form, typed, {}, prefix)
    if wrong:
        fields = (form[FieldId(name)] for name in wrong)
        raise MessageWrong(
            tuple(_unfit(field) if typed.get(field.id) else f"`{field.id}` is missing" for field in fields)
        )
    return answers


def _unfit(field: Field) -> str:
    return f"`{field.id}` is not {_WANTED.get(field.type, f'a text that is a {field.type}')} as declared"


_WANTED: Final[Mapping[str, str]] = {
    "text": "a text",
    "textarea": "a text",
    "integer": "a whole number",
    "money": "an amount in whole rupiah",
    "decimal": "a number",
    "boolean": "true or false",
    "choice": "one of its choices",
    "choices": "a list of its choices",
    "date": "a date (2026-12-31)",
}


def _texts(field: Field, value: object) -> tuple[str, ...] | None:
    """What would be typed for a value of JSON; None where it is of another type."""
    if field.type == "choices":
        try:
            return _CHOSEN.validate_python(value)
        except ValidationError:
            return None
    text = _text(field, value)
    return None if text is None else (text,)


def _text(field: Field, value: object) -> str | None:
    match field.type, value:
        case "boolean", bool():
            return "true" if value else "false"
        case (("integer" | "money"), int()) if not isinstance(value, bool):
            return str(value)
        case "decimal", (int() | Decimal() | str()) if DECIMAL.fullmatch(str(value)):
            return field.typed(str(value))[0]
        case "date", str() if not DAY.fullmatch(value):
            return None
        case kind, str() if kind not in NO_TEXTS:
            return value
        case _:
            return None


def _sent(answer: Answer) -> str | int | bool | tuple[str, ...]:
    return chosen_of(answer) if isinstance(answer, tuple) else answer
