"""Which lines of a process interact: through people who are kept out of something, conditions, or silence."""

from collections.abc import Mapping

from licensing.definition.soundness.graph import along, marks_ahead, onward
from licensing.definition.soundness.keeping import keeps
from licensing.definition.soundness.people import People
from licensing.definition.soundness.truths import Conditions
from licensing.process.graph import Process
from licensing.process.protocol import CORRECTED, LAPSED
from licensing.words.identifiers import StepId


def asked_after(process: Process, people: People) -> Mapping[StepId, int]:
    """For each step the steps (bits) that may still ask somebody who is barred from them, once it is left."""
    graph = onward(process)
    ahead = marks_ahead(graph, people.bits)
    lines = along(process)
    leaving: dict[StepId, int] = {}
    for id, step in process.steps.items():
        opened = {member.start for member in step.members} - lines[id]
        leaving[id] = 0
        for to in graph[id] - opened:
            leaving[id] |= ahead[to] | people.bits.get(to, 0)
    return leaving


def coupled_lines(process: Process, people: People, conditions: Conditions) -> frozenset[tuple[StepId, str]]:
    """The lines that cannot be told in short, as step and member."""
    barred = 0
    touched: set[StepId] = set()
    for group in people.groups:
        touched |= group.bars.keys() | group.answering
        for bits in group.bars.values():
            barred |= bits
    touched |= {id for id, bit in people.bits.items() if bit & barred}
    is_keeping = any(keeps(step) for step in process.steps.values())
    coupled: set[tuple[StepId, str]] = set()
    for id, step in process.steps.items():
        speaks = any(ask.role is None for ask in step.asks) and bool(conditions.fixed)
        # A kept answer is of an earlier round, and a correction on one line is one for all of them.
        remembers = is_keeping and (keeps(step) or CORRECTED in step.exits)
        counts = step.rounds is not None
        if id in touched or speaks or remembers or counts or LAPSED in step.exits or step.conditions:
            for each in process.above(id):
                block = process.steps[each].block
                if block is not None:
                    coupled.add((block.opened_by, block.member))
    return frozenset(coupled)


def made_beside_others(process: Process) -> frozenset[StepId]:
    """The steps whose document takes a while in which others can act: those on a line that has lines beside it."""
    beside = _beside_others(process)
    return frozenset(id for id, step in process.steps.items() if step.makes and step.exits and id in beside)


def opened_beside_others(process: Process) -> frozenset[StepId]:
    """The steps that wait for a day in which others can change whom they then ask."""
    beside = _beside_others(process)
    return frozenset(
        id
        for id, step in process.steps.items()
        if step.opens is not None and (step.conditions or keeps(step)) and id in beside
    )


def _beside_others(process: Process) -> frozenset[StepId]:
    several = {id for id, step in process.steps.items() if step.is_each or len(step.members) > 1}
    return frozenset(id for id in process.steps if not several.isdisjoint(process.above(id)[1:]))
