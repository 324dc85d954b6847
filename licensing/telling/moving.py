"""Where the lines of a case went, told."""

from typing import assert_never

from licensing.history.events import (
    LineJoined,
    LineOpened,
    LineWithdrawn,
    MovingEvent,
    StepCompleted,
    StepEntered,
)
from licensing.history.places import Line, is_beside
from licensing.telling.names import IZIN, Names
from licensing.telling.told import Audience, Told
from licensing.words.sentences import Sentence


def tell_move(names: Names, event: MovingEvent) -> Told:
    """A move told; everybody reads of stages, and of lines that have come to an end."""
    match event:
        case StepEntered(where=where):
            step = names.step_here(where)
            what = Sentence(f"Masuk tahap “{step.id}”", f"Reached “{step.en}”")
            return Told(event.at, IZIN, what, audience=_audience(names, event), where=where)
        case StepCompleted(where=where):
            step, outcome = names.step_here(where), names.outcome(where, event.outcome)
            what = Sentence(f"Keluar dari “{step.id}”: {outcome.id}", f"Left “{step.en}”: {outcome.en}")
            return Told(event.at, IZIN, what, audience="record", where=where)
        case LineOpened(where=where):
            line = _called(names, event.line)
            what = Sentence(f"{line.id} dimulai", f"{line.en} began")
            return Told(event.at, IZIN, what, audience="officers", where=where)
        case LineJoined():
            where = names.file.case.lines[event.line].opened_by
            line, outcome = _called(names, event.line), names.outcome(where, event.outcome)
            what = Sentence(f"{line.id} selesai: {outcome.id}", f"{line.en} ended: {outcome.en}")
            undecided = Sentence(f"{line.id} selesai", f"{line.en} ended")
            return Told(event.at, IZIN, what, where=where, undecided=undecided)
        case LineWithdrawn():
            where = names.file.case.lines[event.line].opened_by
            line = _called(names, event.line)
            what = Sentence(f"{line.id} tidak diperlukan lagi", f"{line.en} is no longer needed")
            return Told(event.at, IZIN, what, where=where)
        case _:
            assert_never(event)


def _audience(names: Names, event: StepEntered) -> Audience:
    """A stage is a step at which officers are asked; the first one is told by the application's arrival."""
    where, step = event.where, names.file.step(event.where)
    if is_beside(where.line):
        return "operators"
    asks_officers = bool(step.members) or any(ask.role for ask in step.asks)
    is_first = where.step == names.file.process.start and where.round == 1
    return "everyone" if asks_officers and not is_first else "operators"


def _called(names: Names, line: Line) -> Sentence:
    return names.line(line) or Sentence(line, line)
