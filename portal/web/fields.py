"""Questions as a page shows them: which control, which keyboard, what was typed, what is wrong, whether it is asked.

Comes from a definition's form and what was typed so far; `pages/parts.html` draws them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from licensing.forms.answers import Answers, Typed
from licensing.forms.fields import FieldType
from licensing.forms.files import DocumentRule, Files, StoredFile
from licensing.forms.form import Field, Form
from licensing.forms.moments import SUBMITTED
from licensing.process.graph import Contact
from licensing.values.comparisons import Equal
from licensing.values.conditions import Condition
from licensing.values.term import Constant, Label, Named
from licensing.values.types import Facts
from licensing.words.sentences import Sentence
from portal.door.posted import ANSWER, KEPT, UPLOAD, Posted
from portal.web.site import Site

Control = Literal["line", "area", "radios", "select", "checkboxes", "tick"]
MOST_RADIOS = 8
CONTROLS: Mapping[FieldType, Control] = {"textarea": "area", "choices": "checkboxes", "boolean": "tick"}
KEYBOARDS: Mapping[FieldType, str] = {
    "nik": "numeric", "npwp": "numeric", "nib": "numeric", "postcode": "numeric", "integer": "numeric",
    "money": "numeric", "decimal": "decimal", "phone": "tel", "email": "email",
}  # fmt: skip
WIDTHS: Mapping[FieldType, int] = {
    "postcode": 5, "integer": 5, "decimal": 10, "date": 10, "money": 10, "nik": 20, "npwp": 20, "nib": 20, "phone": 20,
}  # fmt: skip
HINTS: Mapping[FieldType, Sentence] = {
    "nik": Sentence("16 angka, seperti tertulis di KTP.", "16 digits, as on the identity card."),
    "npwp": Sentence("15 atau 16 angka.", "15 or 16 digits."),
    "nib": Sentence("13 angka, dari OSS.", "13 digits, from OSS."),
    "phone": Sentence("Misalnya 0812-3456-7890.", "For example 0812-3456-7890."),
    "email": Sentence(
        "Kabar tentang permohonan dikirim ke sini.", "News about the application is sent here."
    ),
    "date": Sentence("Misalnya 23-11-2026.", "For example 23-11-2026."),
}


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: Sentence
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One field on a page. `values` is what was typed; `when` says in words when it is asked."""

    field: Field
    id: str
    name: str
    control: Control
    hint: Sentence | None
    values: tuple[str, ...]
    options: tuple[Option, ...]
    error: Sentence | None
    is_asked: bool
    when: Sentence | None
    autocomplete: str
    keyboard: str
    width: int

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""


@dataclass(frozen=True, slots=True)
class Upload:
    """One document on a page. `file` was taken in before; its token keeps it, "" when the case has it anyway."""

    rule: DocumentRule
    id: str
    name: str
    kept_name: str
    file: StoredFile | None
    token: str
    error: Sentence | None
    is_asked: bool
    when: Sentence | None

    @property
    def accept(self) -> str:
        return ",".join(f".{ending}" for ending in self.rule.accept)

    @property
    def formats(self) -> str:
        return ", ".join(ending.upper() for ending in self.rule.accept)


def questions(
    form: Form,
    typed: Typed,
    wrong: Mapping[str, Sentence],
    *,
    facts: Facts,
    prefix: str,
    contact: Contact | None = None,
) -> tuple[Question, ...]:
    """Every field of a form. `facts` are what conditions see beside it; `prefix` is what they call its answers."""
    asked = {field.id for field in form.asked(form_facts(form, typed, facts, prefix))}
    return tuple(
        Question(
            field=field,
            id=f"form-{field.id}",
            name=f"{ANSWER}{field.id}",
            control=_control(field),
            hint=field.hint or HINTS.get(field.type),
            values=tuple(typed.get(field.id, ())),
            options=_options(field, typed),
            error=wrong.get(field.id),
            is_asked=field.id in asked or field.id in wrong,
            when=say_condition(field.when, form, prefix),
            autocomplete=_autocomplete(field, contact),
            keyboard=KEYBOARDS.get(field.type, ""),
            width=WIDTHS.get(field.type, 0),
        )
        for field in form.fields
    )


def uploads(
    site: Site,
    purpose: str,
    rules: tuple[DocumentRule, ...],
    form: Form,
    facts: Facts,
    files: Files,
    wrong: Mapping[str, Sentence],
    *,
    standing: Files | None = None,
) -> tuple[Upload, ...]:
    """Every document. `standing` are files the case already has, which need no token."""
    return tuple(
        Upload(
            rule=rule,
            id=f"dokumen-{rule.id}",
            name=f"{UPLOAD}{rule.id}",
            kept_name=f"{KEPT}{rule.id}",
            file=files.get(rule.id) or (standing or {}).get(rule.id),
            token=site.tokens.token(purpose, rule.id, files[rule.id]) if rule.id in files else "",
            error=wrong.get(rule.id),
            is_asked=rule.is_asked(facts) or rule.id in wrong,
            when=say_condition(rule.when, form, "form"),
        )
        for rule in rules
    )


def form_facts(form: Form, typed: Typed, facts: Facts, prefix: str) -> Facts:
    """What conditions see of a form that is still being filled in, beside what they see anyway."""
    answers, _ = form.read(typed, facts, prefix)
    return {**facts, **form.facts(answers, prefix)}


def typed_into(form: Form, posted: Posted) -> Typed:
    """What a page sent for each field of a form; an older page may still have fields that are gone."""
    typed = posted.typed()
    return {field.id: tuple(typed.get(field.id, ())) for field in form.fields}


def typed_answers(form: Form, answers: Answers) -> Typed:
    """Answers as an Indonesian would type them, to fill a form with."""
    return {
        field.id: tuple(_retype(field, text) for text in field.typed(answers.get(field.id)))
        for field in form.fields
    }


def say_condition(condition: Condition | None, form: Form, prefix: str) -> Sentence | None:
    """When a field is asked, in words; None for a condition about what stands outside the form."""
    labels = {f"{prefix}.{field.id}": Label(field.label, field.choices or {}) for field in form.fields}
    labels[SUBMITTED] = Label(Sentence("tanggal permohonan", "the day of the application"))
    if condition is None or not condition.names <= labels.keys():
        return None
    match condition.term:
        case Equal(Named(name=name), False, Constant(value=str(answer))) if answer in labels[name].answers:
            asked, choice = labels[name].name, labels[name].answers[answer]
            return Sentence(f"Hanya untuk {asked.id}: {choice.id}.", f"Only for {asked.en}: {choice.en}.")
        case _:
            said = condition.say(labels)
            return Sentence(f"Hanya bila {said.id}.", f"Only if {said.en}.")


def _control(field: Field) -> Control:
    if field.type == "choice":
        return "radios" if len(field.choices or {}) <= MOST_RADIOS else "select"
    return CONTROLS.get(field.type, "line")


def _options(field: Field, typed: Typed) -> tuple[Option, ...]:
    chosen = typed.get(field.id, ())
    return tuple(Option(value, label, value in chosen) for value, label in (field.choices or {}).items())


def _autocomplete(field: Field, contact: Contact | None) -> str:
    if contact is None:
        return ""
    purposes = {contact.name: "name", contact.email: "email", contact.phone: "tel"}
    return purposes.get(field.id, "postal-code" if field.type == "postcode" else "")


def _retype(field: Field, text: str) -> str:
    match field.type:
        case "date" if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return "-".join(reversed(text.split("-")))
        case "decimal":
            return text.replace(".", ",")
        case "money" | "phone":
            return field.show(int(text) if field.type == "money" else text).removeprefix("Rp")
        case _:
            return text
