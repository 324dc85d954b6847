"""Checks that a case can be led past by officers who say only what is true, to an end or back to the applicant.

Two times are looked at: all that is checked is right, as it is after a correction; and something is not, until the
applicant has corrected it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import Graph, next_on_line, onward, reachable, reversed_ways
from licensing.process.checks import Checks
from licensing.process.graph import Process
from licensing.process.protocol import CORRECTED, EXHAUSTED
from licensing.process.returning import ways_back
from licensing.process.step import Step
from licensing.process.step_paths import step_path
from licensing.words.identifiers import OutcomeId, StepId


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of all that is checked, and what is said of a step that then leads nowhere."""

    is_right: bool
    message: str
    hint: str

    def outcomes(self, process: Process, step: Step, checks: Checks) -> frozenset[OutcomeId]:
        """What can be chosen at a step that checks; where ways back are counted, once they are used up."""
        back = {*ways_back(process, step)}
        if self.is_right:
            return frozenset(step.exits) - {*back, EXHAUSTED}
        return frozenset(step.exits) & {*checks.despite, *(back if step.rounds is None else {EXHAUSTED})}

    def is_rest(self, step: Step) -> bool:
        """Whether no more is asked of a way: the case ends, or the applicant may make right what is not."""
        return step.ending is not None or (not self.is_right and CORRECTED in step.exits)


TRUTHS: Final = (
    Truth(
        True,
        'where all is found right at step "{id}", no outcome leads on to an end.',
        "Give it an outcome that neither leads to a correction nor back.",
    ),
    Truth(
        False,
        'what is found not right at step "{id}" only ever leads back to it.',
        "Lead one of the outcomes that can be chosen then to a correction or an end.",
    ),
)


def led_nowhere(process: Process) -> Iterator[Fault]:
    """Every step whose check cannot be passed by saying what is true."""
    checking = {id: step.checks for id, step in process.steps.items() if step.checks is not None}
    if not checking:
        return
    graph = onward(process)
    reached = reachable(graph, *process.starts)
    for truth in TRUTHS:
        led = _leading_to_rest(process, graph, truth)
        for id, checks in checking.items():
            # Where there is no outcome at all for what is not right, that is said of it.
            has_some = truth.is_right or truth.outcomes(process, process.steps[id], checks)
            if id in reached - led and has_some:
                path = (*step_path(process, id), "review", "checks")
                yield Fault(path, "checks", truth.message.format(id=id), truth.hint)


def _leading_to_rest(process: Process, graph: Graph, truth: Truth) -> frozenset[StepId]:
    """The steps from which a way leads to where no more is asked of it; an end of a line counts, whatever follows."""
    ways: dict[StepId, frozenset[StepId]] = {}
    rests = [id for id, step in process.steps.items() if truth.is_rest(step)]
    for id, step in process.steps.items():
        exits = step.exits
        if step.checks is not None:
            exits = {outcome: exits[outcome] for outcome in truth.outcomes(process, step, step.checks)}
        leads = {exit: next_on_line(process, step, exit) for exit in exits.values()}
        rests += [id] if any(exit.to is None for exit in leads) else []
        ways[id] = (
            graph[id] if step.checks is None else frozenset(to for to in leads.values() if to is not None)
        )
    return reachable(reversed_ways(ways), *rests)
