"""A correction behind a check: its way back passes by a step that looked at what has changed since.

What decides whom a step asks, which lines it opens, or where a branch leads, was worked out from the answers of then.
Where the applicant may change these answers, her way back has to come in before the first such step, or the agencies
that the change concerns are never asked: a market of 18 stalls, approved, comes back with 300. Somebody who looked at
answers that may change has not looked at what they are now, so that decisions count as well where all may change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import (
    Graph,
    along,
    downward,
    onward,
    opened,
    reachable,
    reversed_ways,
    shortest_way,
)
from licensing.definition.soundness.relying import relied_by
from licensing.definition.soundness.shape import is_beside
from licensing.definition.soundness.unsteady import is_unsteady
from licensing.process.graph import Process
from licensing.process.needs import Changes, Nameable
from licensing.process.protocol import CORRECTED, Exit
from licensing.process.step import Step
from licensing.process.step_paths import step_path
from licensing.words.identifiers import FieldId, StepId

FORM: Final = "form."
MOST_LOOKS: Final = 300
"""Ways back that are followed to see whether they come by a step in any case; what is beyond is refused."""


def behind_checks(process: Process) -> Iterator[Fault]:
    """Every correction whose way back misses a step that depends on what may have changed."""
    corrections = [
        (step, exit)
        for step in process.steps.values()
        if (exit := step.exits.get(CORRECTED)) is not None and step.changes != "none"
    ]
    if corrections:
        graph = _through_lines(process)
        looking = _Looking(process, graph, reversed_ways(graph), _fields_of(process), relied_by(process))
        reached = reachable(downward(process), *process.starts)
        for step, exit in corrections:
            fault = looking.fault_of(step, exit) if step.id in reached else None
            if fault is not None:
                yield fault


def _through_lines(process: Process) -> Graph:
    """As `onward`; a step that always opens one line, and no other, is left through that line only."""
    graph, lines = dict(onward(process)), along(process)
    for id, step in process.steps.items():
        members = step.members
        if len(members) == 1 and members[0].over is None and not members[0].conditions:
            graph[id] = (graph[id] - lines[id]) | opened(process, step)
    return graph


def _fields_of(process: Process) -> Mapping[StepId, tuple[FieldId, ...]]:
    """The answers that decide something at each step, of those at which some do."""
    named = {
        id: sorted(
            {name for each in step.conditions for name in each.names if name.startswith(FORM)}
            | {each.over.source for each in step.members if each.over and each.over.source.startswith(FORM)}
        )
        for id, step in process.steps.items()
    }
    return {
        id: tuple(FieldId(name.removeprefix(FORM)) for name in names) for id, names in named.items() if names
    }


@dataclass(slots=True)
class _Looking:
    """One look at a drawing. `around` keeps, by where a correction leads back to, what is reached without that step."""

    process: Process
    graph: Graph
    back: Graph
    fields: Mapping[StepId, tuple[FieldId, ...]]
    relied: Mapping[StepId, tuple[str, ...]]
    around: dict[StepId | None, frozenset[StepId]] = field(
        default_factory=dict[StepId | None, frozenset[StepId]]
    )
    depending: dict[Changes, Mapping[StepId, str]] = field(
        default_factory=dict[Changes, Mapping[StepId, str]]
    )
    making: frozenset[StepId] | None = None
    looks: int = 0

    def fault_of(self, correction: Step, exit: Exit) -> Fault | None:
        """The first step behind which a correction comes back."""
        depending = {
            id: why
            for id, why in self._depending(correction.changes).items()
            if not is_unsteady(self.process, correction, self.process.steps[id])
        }
        if not depending:
            return None
        to = _comes_back_to(self.process, correction, exit)
        if not self._makes_something(to):
            return None
        records = set(self.process.records_above(correction.id))
        for id in depending if records else ():
            # However it comes back, the lines of the other records have passed there.
            if id != correction.id and not records.isdisjoint(self.process.records_above(id)):
                return self._fault(correction.id, id, depending[id], to)
        without = self._reached_without(to)
        missed = [id for id in depending if id in without and id != correction.id]
        before = reachable(self.back, correction.id) if missed else frozenset[StepId]()
        for id in missed:
            passed = id in before or is_beside(self.process, id, correction.id)
            if passed and not self._comes_by(to, id):
                return self._fault(correction.id, id, depending[id], to)
        return None

    def _depending(self, changes: Changes) -> Mapping[StepId, str]:
        """The steps that would have to be entered again, each with why."""
        known = self.depending.get(changes)
        if known is None:
            steps = self.process.steps.values()
            known = {step.id: why for step in steps if (why := self._why(step, changes))}
            self.depending[changes] = known
        return known

    def _why(self, step: Step, changes: Changes) -> str:
        fields = self.fields.get(step.id, ())
        changed = next(
            (each for each in fields if not isinstance(changes, Nameable) or changes.allows(each)), None
        )
        if changed is not None:
            return f"it depends on form.{changed}, which may change"
        relied = self.relied.get(step.id, ())
        rests = next(
            (each for each in relied if not isinstance(changes, Nameable) or changes.allows(each)), None
        )
        if rests is not None:
            return f"its answer relies on {self.called(rests)}, which may change"
        if changes == "all" and any(ask.role for ask in step.asks):
            return "everything may change that was decided on there"
        return ""

    def called(self, what: str) -> str:
        """An answer or a document as a definition names it."""
        return f"{'documents' if any(rule.id == what for rule in self.process.documents) else 'form'}.{what}"

    def _reached_without(self, to: StepId | None) -> frozenset[StepId]:
        known = self.around.get(to)
        if known is None:
            ways = (_reachable_without(self.graph, start, to) for start in self.process.starts)
            known = self.around[to] = frozenset[StepId]().union(*ways)
        return known

    def _makes_something(self, to: StepId | None) -> bool:
        """Whether a document can still be made: of a case that only ends, nothing was left unlooked at."""
        if self.making is None:
            makers = [id for id, step in self.process.steps.items() if step.makes]
            self.making = reachable(self.back, *makers)
        return to is None or to in self.making

    def _comes_by(self, to: StepId | None, step: StepId) -> bool:
        """Whether every way on from there comes by a step before the case can end."""
        self.looks += 1
        if to is None or self.looks > MOST_LOOKS:
            return False
        if to == step:
            return True
        on = _reachable_without(self.graph, to, step)
        return all(self.process.steps[id].ending is None for id in on)

    def _fault(self, correction: StepId, passed: StepId, why: str, to: StepId | None) -> Fault:
        ways = (shortest_way(self.graph, start, passed) for start in self.process.starts)
        there = min((way for way in ways if way), key=len, default=())
        on = shortest_way(self.graph, passed, correction)[1:] or (correction,)
        way = " → ".join((*there, *on, to or self.process.above(correction)[-1]))
        message = (
            f'a case does not come back to step "{passed}" after this correction, although {why}: {way}.'
        )
        hint = f'Lead it to "{passed}" or before it, or say what may change: changes: [form.<field>, …].'
        path = (*step_path(self.process, correction), "correction", "then")
        return Fault(path, "correction-behind", message, hint)


def _reachable_without(graph: Graph, start: StepId, without: StepId | None) -> frozenset[StepId]:
    """What ways lead to that do not come by one step."""
    reached: set[StepId] = set()
    ahead = [] if start == without else [start]
    while ahead:
        step = ahead.pop()
        if step not in reached:
            reached.add(step)
            ahead.extend(graph[step] - {without})
    return frozenset(reached)


def _comes_back_to(process: Process, step: Step, exit: Exit) -> StepId | None:
    """The step at which a case goes on; None where the line ends, and nobody knows with what the others do."""
    while exit.to is None and exit.end is not None and step.block is not None:
        above = process.steps.get(step.block.opened_by)
        onward = above.exits.get(exit.end) if above else None
        if above is None or onward is None:
            return None
        step, exit = above, onward
    return exit.to if exit.to in process.steps else None
