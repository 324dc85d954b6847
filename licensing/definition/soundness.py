"""Soundness: from every state a case can reach, an end can be reached, and people are asked on the way.

A line is at one step at a time, and a step that opens lines is left when they join (`steps.asking` proves that they
can), so ways are followed line by line. Every fault names a path into the definition's text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from licensing.city.register import AgencyRegister
from licensing.process.graph import Process, Step, step_path
from licensing.text.reading import Path
from licensing.words.identifiers import StepId

Graph = Mapping[StepId, frozenset[StepId]]
MAX_WAYS = 20_000


@dataclass(frozen=True, slots=True)
class Fault:
    path: Path
    rule: str
    message: str
    hint: str


def unsound(process: Process, register: AgencyRegister | None) -> Iterator[Fault]:
    """Everything that keeps a process from being sound.

    Args:
        register: who is there to decide; None to look at the graph alone.
    """
    graph: Graph = {
        id: frozenset(exit.to for exit in step.exits.values() if exit.to and exit.to in process.steps)
        | frozenset(member.start for member in step.members if member.start in process.steps)
        for id, step in process.steps.items()
    }
    reached = _reachable(graph, process.start)
    yield from _unreached(process, graph, reached)
    yield from _dead_ends(process, reached)
    yield from _loops_without_person(process, graph)
    if register is not None:
        yield from _unmet_four_eyes(process, register)
    yield from _too_long(process, graph)


def _reachable(graph: Graph, start: StepId) -> frozenset[StepId]:
    reached: set[StepId] = set()
    ahead = [start]
    while ahead:
        step = ahead.pop()
        if step not in reached:
            reached.add(step)
            ahead.extend(graph[step])
    return frozenset(reached)


def _unreached(process: Process, graph: Graph, reached: frozenset[StepId]) -> Iterator[Fault]:
    unreached = process.steps.keys() - reached
    for id in unreached:
        back = _reachable(graph, id)
        if any(id in graph[other] and other not in back for other in unreached):
            continue  # What comes before it is unreachable too, and is the one to correct.
        message = f'no case can ever reach step "{id}".'
        hint = f'Lead an outcome to it, or remove it; a case begins at "{process.start}".'
        yield Fault(step_path(process, id), "unreachable-step", message, hint)


def _dead_ends(process: Process, reached: frozenset[StepId]) -> Iterator[Fault]:
    astray = {
        id
        for id, step in process.steps.items()
        if any(exit.end is None and exit.to not in process.steps for exit in step.exits.values())
    }
    ends = astray | {
        id
        for id, step in process.steps.items()
        if step.ending or any(exit.end for exit in step.exits.values())
    }
    for id in reached:
        block = process.steps[id].block
        line = {other for other in _reachable(_along(process), id) if process.steps[other].block == block}
        if not line & ends:
            what = "a case" if block is None else f'the line "{block.member}"'
            where = "an issue, refuse or close step" if block is None else "its end: {end: <outcome>}"
            message = f'from step "{id}" {what} can never end.'
            yield Fault(step_path(process, id), "dead-end", message, f"Lead one of its ways to {where}.")


def _along(process: Process) -> Graph:
    """The ways along each line, without those into the lines a step opens."""
    return {
        id: frozenset(exit.to for exit in step.exits.values() if exit.to and exit.to in process.steps)
        for id, step in process.steps.items()
    }


def _loops_without_person(process: Process, graph: Graph) -> Iterator[Fault]:
    """A cycle among steps that ask nobody would spin for ever within one decision."""
    silent: Graph = {
        id: frozenset(to for to in targets if not process.steps[to].needs)
        for id, targets in graph.items()
        if not process.steps[id].needs
    }
    for id in silent:
        if any(id in _reachable(silent, to) for to in silent[id]):
            message = f'a case can come back to step "{id}" without anybody being asked.'
            yield Fault(
                step_path(process, id),
                "loop-without-person",
                message,
                "Put a review or a correction into the loop.",
            )


def _unmet_four_eyes(process: Process, register: AgencyRegister) -> Iterator[Fault]:
    for id, step in process.steps.items():
        earlier = [
            process.steps[inner]
            for other in step.not_by
            if other in process.steps
            for inner in sorted(process.within(other) - {id})
        ]
        for role in (ask.role for ask in step.asks if ask.role):
            candidates = register.holding(role)
            if not candidates:
                if role.agency in register.agencies and role.role in register.agencies[role.agency].roles:
                    message = f'nobody registered holds {role}, who decides step "{id}".'
                    hint = "Register an officer with this role."
                    yield Fault(step_path(process, id), "nobody-to-decide", message, hint)
                continue
            for other in earlier:
                holders = [register.holding(each.role) for each in other.asks if each.role]
                able = any(
                    all(any(officer != candidate for officer in held) for held in holders if held)
                    for candidate in candidates
                )
                if not able:
                    message = f'whoever decides step "{other.id}" is the only one who could decide "{id}".'
                    hint = f"Register a second officer as {role}, or change not_by."
                    yield Fault(step_path(process, id), "four-eyes-impossible", message, hint)


def _too_long(process: Process, graph: Graph) -> Iterator[Fault]:
    """The longest way through officers' tasks, no step twice, against the legal limit in working days."""
    limit = process.time_limit
    if limit is None or limit.unit != "working day":
        return
    longest = _longest(process, graph)
    if longest > limit.amount:
        message = (
            f"the tasks on the longest way take {longest} working days, but the time limit is {limit.amount}."
        )
        yield Fault(("time_limit",), "time-limit", message, "Shorten `within` of some steps.")


def _longest(process: Process, graph: Graph) -> int:
    """The longest way that was found; to be sure of it can take for ever, so the costliest ways are tried first."""
    own = {id: _working_days(step) for id, step in process.steps.items()}
    cheapest_first = {id: sorted(graph[id], key=lambda to: (own[to], to)) for id in graph}
    longest = 0
    ahead = [(process.start, own[process.start], frozenset({process.start}))]
    for _ in range(MAX_WAYS):
        if not ahead:
            break
        id, days, seen = ahead.pop()
        longest = max(longest, days)
        ahead.extend((to, days + own[to], seen | {to}) for to in cheapest_first[id] if to not in seen)
    return longest


def _working_days(step: Step) -> int:
    spans = [ask.within for ask in step.asks if ask.role and ask.within]
    return max((span.amount for span in spans if span.unit == "working day"), default=0)
