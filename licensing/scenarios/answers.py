"""Answers for a trial, as a designer writes them: who answers what at which step, in order.

answers:
  - {at: kelengkapan, outcome: lengkap}
  - {at: rekomendasi, by: rudi, outcome: disetujui, form: {nomor_rekomendasi: 600/871}}
  - {at: perbaikan, form: {luas: 12}}
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pydantic import Field

from licensing.city.register import AgencyRegister
from licensing.forms.answers import Typed
from licensing.forms.fields.numbers import typed_decimal
from licensing.forms.records import typed_rows
from licensing.process.graph import Process
from licensing.process.protocol import ANSWERED, CORRECTED, PAID
from licensing.process.step import Step
from licensing.scenarios.answering import Act
from licensing.text.model import Text
from licensing.text.reading import read
from licensing.text.source import Path, Source
from licensing.text.validation import validate
from licensing.words.errors import DefinitionRejected, Problem
from licensing.words.identifiers import OfficerId, OutcomeId, StepId
from licensing.words.suggesting import suggestion

Scalar = str | int | Decimal | bool
GivenCell = Scalar | tuple[Scalar, ...]
Given = GivenCell | tuple[dict[str, GivenCell], ...]


class AnswerText(Text):
    """One answer. Without `by` any officer who can gives it; without `outcome` the applicant does."""

    at: str
    by: str | None = None
    outcome: str | None = None
    reason: str = ""
    form: dict[str, Given] = Field(default={})


class AnswersText(Text):
    answers: tuple[AnswerText, ...]


def read_answers(text: str, file: str, process: Process, register: AgencyRegister) -> tuple[Act, ...]:
    """The answers of a file, in order.

    Raises:
        DefinitionRejected: with every problem: no YAML, another shape, a name that does not exist.
    """
    source, problems = read(text, file)
    if source is None:
        raise DefinitionRejected(problems)
    model, wrong = validate(source, AnswersText)
    if model is None or problems:
        raise DefinitionRejected(tuple(sorted({*problems, *wrong})))
    unknown = tuple(
        source.problem(path, "unknown-name", f'there is no {what} "{name}" here.', suggestion(name, known))
        for path, what, name, known in _names(model, process, register)
        if name not in known
    )
    missing = tuple(_without_outcome(model, source, process))
    if unknown or missing:
        raise DefinitionRejected(tuple(sorted((*unknown, *missing))))
    return tuple(_act(answer, process.steps.get(StepId(answer.at))) for answer in model.answers)


def _without_outcome(model: AnswersText, source: Source, process: Process) -> Iterator[Problem]:
    """Only the applicant's answer says what it is without an outcome."""
    for n, answer in enumerate(model.answers):
        step = process.steps.get(StepId(answer.at))
        if step is not None and answer.outcome is None and _of_applicant(step) is None:
            message = f'this answer says no outcome of step "{step.id}".'
            hint = f"Add outcome: one of {', '.join(step.exits)}."
            yield source.problem(("answers", n), "missing-key", message, hint)


def _names(
    model: AnswersText, process: Process, register: AgencyRegister
) -> Iterator[tuple[Path, str, str, tuple[str, ...]]]:
    """Every name that is used: where it stands, what it should be, and what there is."""
    for n, answer in enumerate(model.answers):
        path: Path = ("answers", n)
        yield (*path, "at"), "step", answer.at, tuple(process.steps)
        if answer.by is not None:
            yield (*path, "by"), "officer", answer.by, tuple(register.officers)
        step = process.steps.get(StepId(answer.at))
        if step is not None:
            yield from _names_at(path, answer, step, process)


def _names_at(
    path: Path, answer: AnswerText, step: Step, process: Process
) -> Iterator[tuple[Path, str, str, tuple[str, ...]]]:
    if answer.outcome is not None:
        yield (*path, "outcome"), "outcome", answer.outcome, tuple(step.exits)
    form = process.form if CORRECTED in step.exits else step.form
    for field in answer.form:
        yield (*path, "form", field), "field", field, tuple(each.id for each in form.fields)


def _of_applicant(step: Step | None) -> OutcomeId | None:
    """What the applicant's answer at a step amounts to; None where officers answer."""
    return next(
        (each for each in (CORRECTED, ANSWERED, PAID) if step is not None and each in step.exits), None
    )


def _act(answer: AnswerText, step: Step | None) -> Act:
    return Act(
        step=StepId(answer.at),
        outcome=OutcomeId(answer.outcome or _of_applicant(step) or CORRECTED),
        officer=None if answer.by is None else OfficerId(answer.by),
        reason=answer.reason,
        typed=typed_form(answer.form),
    )


def typed_form(form: Mapping[str, Given]) -> Typed:
    """A form as it would be typed."""
    typed: dict[str, tuple[str, ...]] = {}
    for field, value in form.items():
        rows = [each for each in value if isinstance(each, dict)] if isinstance(value, tuple) else []
        if rows:
            texts = [{column: _texts(cell) for column, cell in row.items()} for row in rows]
            typed |= {name: tuple(each) for name, each in typed_rows(field, texts)}
        else:
            typed[field] = _texts(value)
    return typed


def _texts(value: Given) -> tuple[str, ...]:
    if not isinstance(value, tuple):
        return (_text(value),)
    return tuple(_text(each) for each in value if not isinstance(each, dict))


def _text(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return typed_decimal(value)
    return str(value)
