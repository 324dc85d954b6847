"""What outside systems answered in a case, as officers read it beside what their colleagues decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from licensing.ports import CaseFile
from licensing.words.sentences import Sentence
from portal.acts.answers import Shown, shown_answers


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer: at which step, of which system, when, what it means, and what it said."""

    step: Sentence
    system: Sentence
    at: datetime
    outcome: Sentence
    answers: tuple[tuple[Sentence, Shown], ...]


def heard(file: CaseFile) -> tuple[Heard, ...]:
    """Every answer that counted, in the order they came."""
    return tuple(_heard(file))


def _heard(file: CaseFile) -> Iterator[Heard]:
    for round in file.case.rounds:
        step = file.step(round.where)
        if step.call is None or round.said is None or round.outcome is None:
            continue
        facts = file.process.facts(file.case, round.where.line)
        answers = shown_answers(step.form, round.said, prefix=step.id, facts=facts)
        at = round.completed_at or round.entered_at
        yield Heard(step.name, step.call.shape.name, at, step.label(round.outcome), answers)
