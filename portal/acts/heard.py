"""What outside systems answered in a case, as officers read it beside what their colleagues decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from licensing.city.register import AgencyRegister
from licensing.ports import CaseFile
from licensing.telling.calling import named
from licensing.words.sentences import Sentence
from portal.acts.answers import Shown, shown_answers
from portal.acts.records import line_called


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer: on which line, at which step, of which system, when, what it means, and what it said."""

    line: Sentence | None
    step: Sentence
    system: Sentence
    at: datetime
    outcome: Sentence
    answers: tuple[tuple[Sentence, Shown], ...]


def heard(file: CaseFile, register: AgencyRegister) -> tuple[Heard, ...]:
    """Every answer that counted, in the order they came."""
    return tuple(_heard(file, register))


def _heard(file: CaseFile, register: AgencyRegister) -> Iterator[Heard]:
    for round in file.case.rounds:
        step = file.step(round.where)
        if step.call is None or round.said is None or round.outcome is None:
            continue
        facts = file.process.facts(file.case, round.where.line)
        answers = shown_answers(step.form, round.said, prefix=step.id, facts=facts)
        at = round.completed_at or round.entered_at
        line, system = line_called(file, round.where.line), named(register, step.call.shape)
        yield Heard(line, step.name, system, at, step.label(round.outcome), answers)
