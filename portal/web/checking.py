"""The page on which an application is checked before it is sent: every answer as people read it, every file by name.

Each line says which question or document it is of, so that "Ubah" leads there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from licensing.forms.answers import Answers
from licensing.forms.files import StoredFile
from licensing.process.graph import Process
from licensing.values.types import Facts
from licensing.words.sentences import Sentence
from portal.acts.amounts import Amount, shown_amounts
from portal.acts.answers import Shown, shown_answer
from portal.acts.steps import step_asking
from portal.web.fields import Question
from portal.web.uploading import Upload


@dataclass(frozen=True, slots=True)
class Line:
    """One answer or document. `to` is the step that asks it and the place on its page; `shown` is None for nothing."""

    label: Sentence
    to: str
    shown: Shown | None = None
    files: tuple[StoredFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What is sent when the form is: answers, what is computed from them and how amounts come about, documents."""

    answers: tuple[Line, ...]
    computed: tuple[tuple[Sentence, Sentence], ...]
    amounts: tuple[Amount, ...]
    documents: tuple[Line, ...]


def checked(
    process: Process,
    questions: Sequence[Question],
    uploads: Sequence[Upload],
    *,
    answers: Answers,
    beside: Facts,
) -> Checked:
    """What a form comes to.

    Args:
        beside: what conditions see beside the answers.
    """
    values = ((value.label, value.show(process.form, answers, beside)) for value in process.values)
    return Checked(
        tuple(
            Line(
                each.field.label,
                f"{step_asking(process, each.field.id)}:{each.id}",
                shown_answer(each.field, process.form, answers, "form", beside),
            )
            for each in questions
            if each.is_asked
        ),
        tuple((label, Sentence(shown, shown)) for label, shown in values if label and shown),
        shown_amounts(process, answers, beside),
        (
            *_of_rows(process, questions),
            *(_file(process, each, each.rule.label) for each in uploads if each.is_asked),
        ),
    )


def _of_rows(process: Process, questions: Sequence[Question]) -> Iterator[Line]:
    for question in questions:
        for place, row in enumerate(question.rows, start=1):
            for each in row.uploads:
                if not each.is_asked:
                    continue
                of, what = question.field.label, each.rule.label
                label = Sentence(f"{of.id}, baris {place}: {what.id}", f"{of.en}, row {place}: {what.en}")
                yield _file(process, each, label)


def _file(process: Process, each: Upload, label: Sentence) -> Line:
    files = tuple(file for file, _ in each.kept) or ((each.file,) if each.file else ())
    return Line(label, f"{step_asking(process, each.rule.id)}:{each.id}", files=files)
