"""The longest way through officers' tasks against the legal limit in working days."""

from collections.abc import Iterator

from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import Graph, downward
from licensing.process.graph import Process, Step

MAX_WAYS = 20_000


def too_long(process: Process) -> Iterator[Fault]:
    """The longest way, no step twice, against the legal limit in working days."""
    limit = process.time_limit
    if limit is None or limit.unit != "working day":
        return
    longest = _longest(process, downward(process))
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
