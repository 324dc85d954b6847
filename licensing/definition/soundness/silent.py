"""Offices whose silence counts as an answer, and leads a case round for ever though nobody ever acts.

Told from arrows alone: a consultation can be left by silence with what the silence of one of those it asks counts as.
"""

from collections.abc import Iterator

from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import Graph, knots, next_on_line
from licensing.process.graph import Process
from licensing.process.protocol import LAPSED
from licensing.process.step import Step
from licensing.process.step_paths import step_path
from licensing.words.identifiers import OutcomeId, StepId


def silent_rounds(process: Process) -> Iterator[Fault]:
    """The first step of each round on which an office is silent for ever."""
    graph: Graph = {id: frozenset(_silently(process, step)) for id, step in process.steps.items()}
    for part in knots(graph):
        asked = [id for id in part if any(ask.on_silence for ask in process.steps[id].asks)]
        if asked and any(id in graph[id] or len(part) > 1 for id in part):
            message = f'silence leads back to step "{asked[0]}" for ever.'
            hint = "Lead on_silence on, to a step that ends the case or to somebody who decides."
            yield Fault(step_path(process, asked[0]), "loop-of-silence", message, hint)


def _silently(process: Process, step: Step) -> Iterator[StepId]:
    """Where a step leads when nobody acts; one that asks nobody leads on anyway."""
    silent: set[OutcomeId] = {ask.on_silence for ask in step.asks if ask.on_silence} | {LAPSED}
    for outcome, exit in step.exits.items():
        to = next_on_line(process, step, exit)
        if to is not None and (outcome in silent or not step.needs):
            yield to
