"""A step of a text, and what it is compared with."""

from licensing.clock.spans import Span
from licensing.process.protocol import Exit
from licensing.process.step import Step
from licensing.values.conditions import Condition, Facts
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.sentences import Sentence
from tests.licensing.events import answers, process

FORM = """
form:
  tempat: {type: choice, of: [rumah, toko, kios]}
  mulai: {type: date, min: submitted}
  selesai: {type: date, min: submitted, optional: true}
steps:
"""
FIRST = """
  awal:
    review: {by: pimpinan.kepala}
    outcomes: {ya: ini}
"""
DAYS = Span(2, "working day")


def first(text: str) -> str:
    """These steps, after one whose officers may be kept out of them."""
    return FIRST + text if "not_by: [awal]" in text else text


def built(text: str, name: str = "ini") -> Step:
    """The step of this name in a process of these steps."""
    return process(FORM + first(text)).steps[StepId(name)]


def same(word: str) -> Sentence:
    return Sentence(word, word)


def exits(**ways: Exit) -> dict[OutcomeId, Exit]:
    return {OutcomeId(name): exit for name, exit in ways.items()}


def to(step: str, label: str, *, reason: bool = False) -> Exit:
    return Exit(StepId(step), same(label), reason)


def end(outcome: str, label: str) -> Exit:
    return Exit(None, same(label), end=OutcomeId(outcome))


def holds_at(condition: Condition | None) -> set[str]:
    """The places at which a condition holds."""
    assert condition is not None
    form = process(FORM + "  tutup: {close: {}}").form

    def seen(tempat: str) -> Facts:
        return form.facts(answers(tempat=tempat), "form")

    return {place for place in ("rumah", "toko", "kios") if condition.holds(seen(place))}
