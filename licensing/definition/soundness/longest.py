"""The longest way through officers' tasks against the legal limit in working days.

Lines that a step opens run beside each other, so the longest of them counts. Steps that do not lead back to each other
are added up exactly; where they do, no step counts twice, and of the ways round no more than `MOST_WAYS` are tried.
"""

from collections.abc import Iterator, Mapping

from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import Graph, along, knots
from licensing.process.graph import Process, Step
from licensing.words.identifiers import StepId

MOST_WAYS = 20_000


def too_long(process: Process) -> Iterator[Fault]:
    """The longest way, no step twice, against the legal limit in working days."""
    limit = process.time_limit
    if limit is None or limit.unit != "working day":
        return
    longest = _longest(process)
    if longest > limit.amount:
        message = (
            f"the tasks on the longest way take {longest} working days, but the time limit is {limit.amount}."
        )
        yield Fault(("time_limit",), "time-limit", message, "Shorten `within` of some steps.")


def _longest(process: Process) -> int:
    """Of the whole process: inner lines first, so that a step that opens them takes as long as the longest."""
    days = {id: _working_days(step) for id, step in process.steps.items()}
    graph = along(process)
    for id, step in reversed(tuple(process.steps.items())):
        starts = [member.start for member in step.members if member.start in process.steps]
        if starts:
            days[id] = max(_from(graph, days, start) for start in starts)
    return _from(graph, days, process.start)


def _from(graph: Graph, days: Mapping[StepId, int], start: StepId) -> int:
    """The longest way along a line that begins here."""
    onward: dict[StepId, int] = {}
    for part in knots(_below(graph, start)):
        inside = frozenset(part)
        beyond = {id: max((onward[to] for to in graph[id] - inside), default=0) for id in part}
        for id in part:
            onward[id] = _round(graph, days, beyond, id)
    return onward[start]


def _below(graph: Graph, start: StepId) -> Graph:
    reached: dict[StepId, frozenset[StepId]] = {}
    ahead = [start]
    while ahead:
        id = ahead.pop()
        if id not in reached:
            reached[id] = graph[id]
            ahead.extend(graph[id])
    return reached


def _round(graph: Graph, days: Mapping[StepId, int], beyond: Mapping[StepId, int], start: StepId) -> int:
    """The longest way from a step through those that lead back to each other, and on from the last of them."""
    longest = 0
    ahead = [(start, days[start], frozenset({start}))]
    for _ in range(MOST_WAYS // len(beyond)):
        if not ahead:
            break
        id, sum_of_days, seen = ahead.pop()
        longest = max(longest, sum_of_days + beyond[id])
        targets = sorted(
            (to for to in graph[id] if to in beyond and to not in seen), key=lambda to: (days[to], to)
        )
        ahead.extend((to, sum_of_days + days[to], seen | {to}) for to in targets)
    return longest


def _working_days(step: Step) -> int:
    spans = [ask.within for ask in step.asks if ask.role and ask.within]
    return max((span.amount for span in spans if span.unit == "working day"), default=0)
