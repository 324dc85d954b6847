"""How a field is answered on a page: by which control and keyboard, how wide, what is offered, what helps.

Comes from the field's type, its definition and what was typed so far; `fields` puts it beside the question.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from licensing.city.people import Officer
from licensing.forms.answers import Typed
from licensing.forms.fields import FieldType
from licensing.forms.fields.yes_no import yes_or_no
from licensing.forms.form import Field
from licensing.process.graph import Contact
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence
from portal.acts.people import in_words

People = Mapping[FieldId, tuple[Officer, ...]]
Control = Literal["line", "area", "radios", "select", "checkboxes", "rows"]
MOST_RADIOS = 8
CONTROLS: Mapping[FieldType, Control] = {
    "textarea": "area",
    "choices": "checkboxes",
    "boolean": "radios",
    "list": "rows",
    "area": "area",
}
YES, NO = Sentence("Ya", "Yes"), Sentence("Tidak", "No")
KEYBOARDS: Mapping[FieldType, str] = {
    "nik": "numeric", "npwp": "numeric", "nib": "numeric", "postcode": "numeric", "integer": "numeric",
    "money": "numeric", "decimal": "decimal", "phone": "tel", "email": "email",
}  # fmt: skip
WIDTHS: Mapping[FieldType, int] = {
    "postcode": 5, "integer": 5, "decimal": 10, "date": 10, "money": 10, "nik": 20, "npwp": 20, "nib": 20, "phone": 20,
    "point": 20,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: Sentence
    is_chosen: bool


def control_of(field: Field) -> Control:
    """Which control a field is answered with; many choices are a list to open."""
    if field.people is not None:
        return "select" if field.people.most == 1 else "checkboxes"
    if field.type == "choice":
        return "radios" if len(field.choices or {}) <= MOST_RADIOS else "select"
    return CONTROLS.get(field.type, "line")


def options_of(field: Field, typed: Typed, people: People) -> tuple[Option, ...]:
    """What is offered, and which of it is chosen: people, yes and no, or the choices of the field."""
    chosen = typed.get(field.id, ())
    if field.people is not None:
        named = {id.strip() for text in chosen for id in text.split(",")}
        return tuple(Option(each.id, in_words(each), each.id in named) for each in people.get(field.id, ()))
    if field.type == "boolean":
        answer = next(map(yes_or_no, chosen), None)
        return Option("true", YES, answer is True), Option("false", NO, answer is False)
    return tuple(Option(value, label, value in chosen) for value, label in (field.choices or {}).items())


def autocomplete_of(field: Field, contact: Contact | None) -> str:
    """What a browser may fill in, where it is the applicant's own."""
    if contact is None:
        return ""
    purposes = {contact.name: "name", contact.email: "email", contact.phone: "tel"}
    return purposes.get(field.id, "postal-code" if field.type == "postcode" else "")
