"""Answers, and what is computed from them, as people read them, in both languages."""

from licensing.forms.answers import Answer, Answers
from licensing.forms.form import Field, Form
from licensing.forms.moments import day_of
from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.words.sentences import Sentence


def shown_answers(form: Form, answers: Answers) -> tuple[tuple[Sentence, Sentence], ...]:
    """Label and answer of each field that was answered, in the form's order."""
    return tuple(
        (field.label, say_answer(field, answer))
        for field in form.fields
        if (answer := answers.get(field.id)) not in (None, "", ())
    )


def shown_values(process: Process, case: Case) -> tuple[tuple[Sentence, Sentence], ...]:
    """Label and value of each value that has a label and comes to something, in the definition's order."""
    submitted = day_of(case.submitted_at)
    told = (
        (value.label, value.show(process.form, case.answers, submitted=submitted)) for value in process.values
    )
    return tuple((label, Sentence(shown, shown)) for label, shown in told if label and shown)


def say_answer(field: Field, answer: Answer | None) -> Sentence:
    """An answer in both languages; numbers and dates stay as Indonesians write them."""
    if isinstance(answer, bool):
        return Sentence(field.show(answer), "Yes" if answer else "No")
    if field.choices is None or answer is None:
        return Sentence(field.show(answer), field.show(answer))
    chosen = answer if isinstance(answer, tuple) else (str(answer),)
    known = field.choices
    return Sentence(
        field.show(answer), ", ".join(known[each].en if each in known else each for each in chosen)
    )
