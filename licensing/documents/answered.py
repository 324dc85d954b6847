"""Answers in words, of the applicant and of whoever decided."""

from collections.abc import Mapping

from licensing.documents.printable import Value
from licensing.forms.answers import Answer, Answers
from licensing.forms.computed import show_rows
from licensing.forms.form import Form
from licensing.forms.people import rows_of
from licensing.history.case import Case
from licensing.maps.positions import BESIDE, corners
from licensing.process.graph import Process
from licensing.values.types import Facts
from licensing.words.identifiers import StepId


def shown_answers(form: Form, answers: Answers, prefix: str, facts: Facts) -> Mapping[str, Value]:
    """Each answer in words; of a list its rows, of an area its corners."""
    return {
        field.id: show_rows(field, form, answers, prefix, facts)
        if field.records is not None
        else rows_of(answers.get(field.id))
        if field.people is not None
        else corner_rows(answers.get(field.id))
        if field.type == "area"
        else field.show(answers.get(field.id))
        for field in form.fields
    }


def request_answered(process: Process, case: Case, id: StepId) -> tuple[Value, ...]:
    """What the applicant answered to a request when she last did."""
    step, facts = process.step(id), process.facts(case)
    given = (task.answers for task in reversed([*case.tasks.values()]) if task.where.step == id)
    last = next((answers for answers in given if answers is not None), None)
    return () if last is None else (shown_answers(step.form, last, id, facts),)


def corner_rows(answer: Answer | None) -> tuple[Value, ...]:
    """The corners of an area, in order; none for an area nobody gave."""
    rows = (each.write().split(BESIDE) for each in corners(str(answer or "")))
    return tuple({"latitude": latitude, "longitude": longitude} for latitude, longitude in rows)
