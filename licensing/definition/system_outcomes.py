"""The outcomes of a system: each answer it can give means exactly one of them.

Outcomes by fields of the answer name choices and yes-or-no questions that are always answered; whatever these come to
together is laid out and held against the outcomes. Outcomes by status are for what a system says without an answer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from licensing.definition.systems_text import ShapeText, SystemOutcomeText
from licensing.forms.answers import Answer
from licensing.forms.form import Field, Form
from licensing.systems.shape import OK, Outcome
from licensing.text.source import Path, Source
from licensing.words.errors import Problem
from licensing.words.identifiers import FieldId, OutcomeId
from licensing.words.suggesting import suggestion

RULE: Final = "system-outcome"
OURS: Final = frozenset({401, 403, 408, 425, 429})
"""What a system says of the call and not of what it was asked: no outcome, but a failure."""
MOST_TOLD: Final = 5
MOST_LAID_OUT: Final = 10_000


def read_outcomes(
    source: Source, problems: list[Problem], text: ShapeText, answers: Form
) -> Mapping[OutcomeId, Outcome]:
    """The outcomes in the order they are written; what is wrong goes to `problems`."""
    reading = _Reading(source, problems, {field.id: field for field in answers.fields})
    found = {OutcomeId(id): reading.outcome(id, each) for id, each in text.outcomes.items()}
    if not problems:
        reading.check_all(tuple(found.values()))
    return found


@dataclass(frozen=True, slots=True)
class _Reading:
    source: Source
    problems: list[Problem]
    fields: Mapping[FieldId, Field]

    def report(self, path: Path, message: str, hint: str) -> None:
        self.problems.append(self.source.problem(path, RULE, message, hint))

    def outcome(self, id: str, text: SystemOutcomeText) -> Outcome:
        path: Path = ("outcomes", id)
        if (text.answer is None) == (text.http is None):
            message = "it is not said by what this outcome is meant."
            self.report(path, message, "Give either `answer: {field: value}` or `http: 404`.")
        if text.http is not None and not _says_something(text.http):
            message = f"HTTP status {text.http} says nothing of what was asked."
            hint = "Write 200 or one of 400 to 499 that is about the question, such as 404; the rest are failures."
            self.report((*path, "http"), message, hint)
        given = {FieldId(name): value for name, value in (text.answer or {}).items()}
        for name, value in given.items():
            self._check_value((*path, "answer", name), name, value)
        return Outcome(OutcomeId(id), text.label, given, text.http)

    def _check_value(self, path: Path, name: FieldId, value: Answer) -> None:
        field = self.fields.get(name)
        if field is None:
            self.report(path, f'the system answers no "{name}".', suggestion(name, self.fields))
        elif field.type not in ("choice", "boolean") or field.optional or field.when is not None:
            message = f'"{name}" does not tell outcomes apart.'
            hint = "Use a field of type choice or boolean that is always answered."
            self.report(path, message, hint)
        elif value not in _values(field):
            named = ", ".join(map(_written, _values(field)))
            self.report(path, f'"{name}" is never {_written(value)}.', f"Write one of: {named}.")

    def check_all(self, outcomes: tuple[Outcome, ...]) -> None:
        """Each status stands once, and each answer that can come means one outcome."""
        seen = set[int]()
        for each in outcomes:
            if each.status in seen:
                message = f"HTTP status {each.status} means another outcome already."
                self.report(("outcomes", each.id, "http"), message, "Keep one of the two.")
            seen |= {each.status} if each.status else set()
        by_answer = tuple(each for each in outcomes if each.status is None)
        if OK in seen and by_answer:
            at: Path = ("outcomes", by_answer[0].id)
            self.report(at, "200 means another outcome, whatever is answered.", "Keep one of the two.")
        elif OK not in seen:
            for message, hint in islice(_uncertain(by_answer, self.fields), MOST_TOLD):
                self.report(("outcomes",), message, hint)


def _says_something(status: int) -> bool:
    return status == OK or (400 <= status <= 499 and status not in OURS)


def _values(field: Field) -> tuple[Answer, ...]:
    return (True, False) if field.type == "boolean" else tuple(field.choices or ())


def _written(value: Answer) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def _uncertain(outcomes: tuple[Outcome, ...], fields: Mapping[FieldId, Field]) -> Iterator[tuple[str, str]]:
    """What can be answered and means no outcome, or two, with what to do about it."""
    if not outcomes:
        yield "no outcome is meant by an answer.", "Give one `answer: {field: value}` or `http: 200`."
        return
    named = tuple(dict.fromkeys(field for each in outcomes for field in each.answer))
    for given in islice(product(*(_values(fields[name]) for name in named)), MOST_LAID_OUT):
        answers = dict(zip(named, given, strict=True))
        means = [each.id for each in outcomes if each.fits(answers)]
        said = ", ".join(f"{name}: {_written(value)}" for name, value in answers.items())
        if not means:
            yield f"the answer {{{said}}} means no outcome.", "Name it under an outcome's `answer`."
        elif len(means) > 1:
            both = " and ".join(f'"{each}"' for each in means[:2])
            yield f"the answer {{{said}}} means {both}.", "Let each answer mean one outcome."
