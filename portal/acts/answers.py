"""Answers, and what is computed from them, as people read them, in both languages."""

from dataclasses import dataclass

from licensing.forms.answers import Answer, Answers, records_of
from licensing.forms.computed import show_rows
from licensing.forms.form import Field, Form
from licensing.history.case import Case
from licensing.maps.positions import corners
from licensing.process.graph import Process
from licensing.process.saying import say_answer
from licensing.text.labels import readable
from licensing.values.types import Facts
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a list under their columns, computed ones last."""

    columns: tuple[Sentence, ...]
    rows: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A point, or an area and its first corner: as text, and as an address that a map on the device opens."""

    text: str
    address: str


Shown = Sentence | Table | Place


def shown_answers(
    form: Form, answers: Answers, *, prefix: str = "form", facts: Facts | None = None
) -> tuple[tuple[Sentence, Shown], ...]:
    """Label and answer of each field that was answered, in the form's order.

    Args:
        prefix: what conditions call the form's answers; `facts` are what they see beside them.
    """
    shown = ((field, shown_answer(field, form, answers, prefix, facts or {})) for field in form.fields)
    return tuple((field.label, each) for field, each in shown if each is not None)


def shown_answer(field: Field, form: Form, answers: Answers, prefix: str, facts: Facts) -> Shown | None:
    """One answer of a form; None where there is none."""
    answer = answers.get(field.id)
    if answer in (None, "", ()):
        return None
    return _table(field, form, answers, prefix, facts) or _said(field, answer)


def shown_values(process: Process, case: Case) -> tuple[tuple[Sentence, Sentence], ...]:
    """Label and value of each value that has a label and comes to something, in the definition's order."""
    day = case.beside
    told = ((value.label, value.show(process.form, case.answers, day)) for value in process.values)
    return tuple((label, Sentence(shown, shown)) for label, shown in told if label and shown)


def _said(field: Field, answer: Answer | None) -> Sentence | Place:
    if field.type not in ("point", "area"):
        return say_answer(field, answer)
    text = field.show(answer)
    first = corners(text)[0]
    return Place(text, f"geo:{first.latitude:f},{first.longitude:f}")


def _table(field: Field, form: Form, answers: Answers, prefix: str, facts: Facts) -> Table | None:
    """A list; None for any other answer."""
    if field.records is None:
        return None
    asked, computed = field.records.form.fields, tuple(field.records.values)
    names = tuple(name.rpartition(".")[2] for name in computed)
    shown = show_rows(field, form, answers, prefix, facts)
    records = records_of(answers.get(field.id))
    return Table(
        (*(column.label for column in asked), *map(readable, names)),
        tuple(
            (
                *(say_answer(column, record.get(column.id)) for column in asked),
                *(Sentence(row[name], row[name]) for name in names),
            )
            for record, row in zip(records, shown, strict=True)
        ),
    )
