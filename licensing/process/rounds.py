"""Rounds: how often a step may send an application back to its applicant, and what it can be left with after that.

Counted is what was chosen, not how often the step was reached: a wrong click that was taken back, and a case that comes
by again for another reason, cost the applicant nothing.
"""

from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.process.protocol import EXHAUSTED
from licensing.process.returning import ways_back
from licensing.process.step import Step
from licensing.words.identifiers import OutcomeId


def offered(process: Process, case: Case, step: Step) -> tuple[OutcomeId, ...]:
    """The outcomes officers can choose among now: without the ways back once these are used up."""
    if step.rounds is None:
        return tuple(step.exits)
    back = ways_back(process, step)
    is_used_up = sum(case.left_with(step.id, outcome) for outcome in back) >= step.rounds
    closed = frozenset(back) if is_used_up else frozenset({EXHAUSTED})
    return tuple(outcome for outcome in step.exits if outcome not in closed)
