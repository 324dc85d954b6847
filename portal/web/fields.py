"""Questions as a page shows them: what was typed, what is wrong, whether it is asked; how one answers: `controls`.

Comes from a definition's form and what was typed so far; `pages/parts.html` draws them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from licensing.forms.answers import Typed
from licensing.forms.form import Field, Form
from licensing.forms.reading import read_form
from licensing.forms.records import field_of
from licensing.process.graph import Contact
from licensing.process.saying import labels_of
from licensing.values.term import Labels
from licensing.values.types import Facts
from licensing.words.sentences import Sentence
from portal.acts.saying import say
from portal.door.posted import ANSWER
from portal.web.controls import (
    KEYBOARDS,
    WIDTHS,
    Control,
    Option,
    People,
    autocomplete_of,
    control_of,
    options_of,
)
from portal.web.hints import hint_of
from portal.web.rows import shown_rows, wrong_by_row
from portal.web.uploading import Upload

BLANK = "0"
"""Stands for the number of a row that is yet to be added."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list; `number` is what names call it, whatever place it stands at."""

    number: str
    questions: "tuple[Question, ...]"
    uploads: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that is wrong, and where: the id of what to look at, and what that is called."""

    id: str
    label: Sentence
    error: Sentence


@dataclass(frozen=True, slots=True)
class Question:
    """One field on a page. `values` is what was typed; `when` says in words when it is asked.

    A list has `rows`, and `blank` for one more, whose number is `BLANK`; `highest` is the last row files stand by.
    """

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
    rows: tuple[Row, ...] = ()
    blank: Row | None = None
    highest: int = 0

    @property
    def wrong(self) -> tuple[Wrong, ...]:
        """What is wrong with it and with its rows, in the order of the page."""
        own = (Wrong(self.id, self.field.label, self.error),) if self.error else ()
        return (*own, *(each for n, row in enumerate(self.rows, start=1) for each in self._wrong_in(n, row)))

    def _wrong_in(self, place: int, row: Row) -> Iterator[Wrong]:
        files = (Wrong(each.id, each.rule.label, each.error) for each in row.uploads if each.error)
        for each in (*(wrong for question in row.questions for wrong in question.wrong), *files):
            id, en = self.field.label.id, self.field.label.en
            label = Sentence(f"{id}, baris {place}, {each.label.id}", f"{en}, row {place}, {each.label.en}")
            yield Wrong(each.id, label, each.error)

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""


def questions(
    form: Form,
    typed: Typed,
    wrong: Mapping[str, Sentence],
    *,
    facts: Facts,
    prefix: str,
    contact: Contact | None = None,
    within: str = "",
    beside: Labels | None = None,
    people: People | None = None,
) -> tuple[Question, ...]:
    """Every field of a form.

    Args:
        facts: what conditions see beside it; `prefix` is what they call its answers.
        within: the row of a list that it is, as in `daftar.2.`; `beside` is what conditions name beside it.
        people: whoever can be named, in each field of people.
    """
    seen = {**facts, **form_facts(form, typed, facts, prefix)}
    asked = {field.id for field in form.asked(seen)}
    labels = {**(beside or {}), **labels_of(form, prefix)}
    wrong_fields, wrong_rows = {field_of(name) for name in wrong}, wrong_by_row(wrong)
    return tuple(
        Question(
            field=field,
            id=f"form-{within.replace('.', '-')}{field.id}",
            name=f"{ANSWER}{within}{field.id}",
            control=control_of(field),
            hint=hint_of(field, seen, labels, there=len((people or {}).get(field.id, ()))),
            values=tuple(typed.get(field.id, ())),
            options=options_of(field, typed, people or {}),
            error=wrong.get(field.id),
            is_asked=field.id in asked or field.id in wrong_fields,
            when=say(field.when, labels),
            autocomplete=autocomplete_of(field, contact),
            keyboard=KEYBOARDS.get(field.type, ""),
            width=WIDTHS.get(field.type, 0),
            rows=tuple(
                _row(field, str(number), row, wrong_rows.get((field.id, number), {}), seen, labels)
                for number, row in shown_rows(field, typed).items()
            ),
            blank=_row(field, BLANK, {}, {}, seen, labels) if field.records else None,
        )
        for field in form.fields
    )


def _row(
    field: Field, number: str, typed: Typed, wrong: Mapping[str, Sentence], facts: Facts, labels: Labels
) -> Row:
    within = f"{field.id}.{number}."
    columns = field.records.form if field.records else Form()
    return Row(
        number,
        questions(columns, typed, wrong, facts=facts, prefix=field.id, within=within, beside=labels),
    )


def asked_ids(form: Form, typed: Typed, facts: Facts, prefix: str) -> Iterator[str]:
    """The ids of the questions that are asked after what was typed so far, those of rows too."""
    for each in questions(form, typed, {}, facts=facts, prefix=prefix):
        yield from (each.id,) if each.is_asked else ()
        yield from (cell.id for row in each.rows for cell in row.questions if cell.is_asked)


def form_facts(form: Form, typed: Typed, facts: Facts, prefix: str) -> Facts:
    """What conditions see of a form that is still being filled in, beside what they see anyway."""
    answers, _ = read_form(form, typed, facts, prefix)
    return {**facts, **form.facts(answers, prefix)}
