"""The drawing of a process: which step leads to which, whoever decides and whatever holds.

Comes in a process, perhaps with names that lead nowhere (others report those); goes out what follows from arrows
alone. Nothing here takes more than a few looks at every arrow.
"""

from collections.abc import Iterator, Mapping

from licensing.process.graph import Process
from licensing.process.on_time import Deemed
from licensing.process.protocol import Exit
from licensing.process.step import Step
from licensing.words.identifiers import OutcomeId, StepId

Graph = Mapping[StepId, frozenset[StepId]]


def next_on_line(process: Process, step: Step, exit: Exit) -> StepId | None:
    """The step an exit leads to; None at the line's end, and where it leads into another line or nowhere."""
    if exit.to is None or exit.to not in process.steps or process.steps[exit.to].block != step.block:
        return None
    return exit.to


def ends_with(process: Process, step: Step, exit: Exit) -> OutcomeId | None:
    """What the line of a step ends with by an exit; None where it goes on, or ends with nothing anybody knows."""
    if exit.end is None or step.block is None or step.block.opened_by not in process.steps:
        return None
    return exit.end if exit.end in process.steps[step.block.opened_by].exits else None


def is_astray(process: Process, step: Step, exit: Exit) -> bool:
    """Whether nobody can tell where an exit leads: that is reported where it is written."""
    return next_on_line(process, step, exit) is None and ends_with(process, step, exit) is None


def along(process: Process) -> Graph:
    """The ways along each line, without those into the lines a step opens."""
    return {
        id: frozenset(to for exit in step.exits.values() if (to := next_on_line(process, step, exit)))
        for id, step in process.steps.items()
    }


def opened(process: Process, step: Step) -> frozenset[StepId]:
    """The first steps of the lines a step opens."""
    return frozenset(member.start for member in step.members if member.start in process.steps)


def downward(process: Process) -> Graph:
    """The ways along each line and into the lines below: how a step is reached.

    What comes at any time begins with the case: the steps it leads to are reached as well.
    """
    lines = along(process)
    ways = {id: lines[id] | opened(process, step) for id, step in process.steps.items()}
    for start in process.starts:
        ways[start] |= _at_any_time(process)
    for id, targets in _contested(process).items():
        ways[id] |= targets
    return ways


def _contested(process: Process) -> Graph:
    """From how a case ends to what the applicant can raise against it, and from that to what she can raise next."""
    ways: dict[StepId, set[StepId]] = {}
    remedies = [id for id in process.remedies if id in process.steps]
    for n, id in enumerate(remedies):
        after = process.remedies[id].after
        ends = [each.id for each in process.steps.values() if each.ending in after]
        # An appeal is against an objection that left the case ended as it had.
        raised = [each for each in remedies[n - 1 : n] if {*after} & {*process.remedies[each].after}]
        for before in (raised if n else ends) or [process.start]:
            ways.setdefault(before, set()).add(id)
    return {id: frozenset(targets) for id, targets in ways.items()}


def contested(process: Process, step: Step) -> frozenset[StepId]:
    """What the applicant can raise where the case ends at a step."""
    return _contested(process).get(step.id, frozenset())


def _at_any_time(process: Process) -> frozenset[StepId]:
    acts = (process.anytime.withdraw, process.anytime.cancel, deemed_of(process))
    return frozenset(act.to for act in acts if act and act.to in process.steps)


def deemed_of(process: Process) -> Deemed | None:
    """What the authority's silence comes to, None where it is only late."""
    return process.time_limit.on_time.deemed if process.time_limit else None


def onward(process: Process) -> Graph:
    """As `downward`, and from a line's end on with the step that opened it: what can be decided after what."""
    graph = {id: set(targets) for id, targets in downward(process).items()}
    lines = along(process)
    for id, step in process.steps.items():
        for above in process.above(id)[1:] if any(exit.end for exit in step.exits.values()) else ():
            graph[id] |= lines.get(above, frozenset())
            if not any(exit.end for exit in process.steps[above].exits.values()):
                break
    return {id: frozenset(targets) for id, targets in graph.items()}


def stands_for(process: Process) -> Graph:
    """Each step with every step of the lines it opens, however deep, itself included."""
    within: dict[StepId, set[StepId]] = {id: set() for id in process.steps}
    for id in process.steps:
        for above in process.above(id):
            within[above].add(id)
    return {id: frozenset(steps) for id, steps in within.items()}


def reachable(graph: Graph, *starts: StepId) -> frozenset[StepId]:
    """The steps that ways lead to, the starts included."""
    reached: set[StepId] = set()
    ahead = list(starts)
    while ahead:
        step = ahead.pop()
        if step not in reached:
            reached.add(step)
            ahead.extend(graph.get(step, ()))
    return frozenset(reached)


def reversed_ways(graph: Graph) -> Graph:
    """The same ways, walked backwards."""
    back: dict[StepId, set[StepId]] = {id: set() for id in graph}
    for id, targets in graph.items():
        for to in targets:
            back[to].add(id)
    return {id: frozenset(sources) for id, sources in back.items()}


def shortest_way(graph: Graph, start: StepId, to: StepId) -> tuple[StepId, ...]:
    """The steps of a shortest way, both ends included; empty where there is none."""
    came: dict[StepId, StepId | None] = {start: None}
    ahead = [start]
    for id in ahead:
        if id == to:
            return tuple(_back(came, to))[::-1]
        for target in sorted(graph[id]):
            if target not in came:
                came[target] = id
                ahead.append(target)
    return ()


def _back(came: Mapping[StepId, StepId | None], id: StepId | None) -> Iterator[StepId]:
    while id is not None:
        yield id
        id = came[id]


def knots(graph: Graph) -> tuple[tuple[StepId, ...], ...]:
    """The parts whose steps all lead to each other (Kosaraju), each after every part it leads to."""
    order: list[StepId] = []
    seen: set[StepId] = set()
    for root in graph:
        calls = [(root, iter(graph[root]))] if root not in seen else []
        seen.add(root)
        while calls:
            id, targets = calls[-1]
            to = next((to for to in targets if to not in seen), None)
            if to is None:
                order.append(id)
                calls.pop()
            else:
                seen.add(to)
                calls.append((to, iter(graph[to])))
    return tuple(_parts(reversed_ways(graph), order))[::-1]


def _parts(back: Graph, order: list[StepId]) -> Iterator[tuple[StepId, ...]]:
    taken: set[StepId] = set()
    for root in reversed(order):
        part: list[StepId] = []
        ahead = [root]
        while ahead:
            id = ahead.pop()
            if id not in taken:
                taken.add(id)
                part.append(id)
                ahead.extend(back[id])
        if part:
            yield tuple(part)


def loops(graph: Graph) -> Iterator[StepId]:
    """The steps that lead back to themselves."""
    for part in knots(graph):
        yield from (id for id in part if len(part) > 1 or id in graph[id])


def marks_ahead(graph: Graph, marks: Mapping[StepId, int]) -> Mapping[StepId, int]:
    """For each step the marks (as bits) of all steps that can come after it, itself only where it can come again."""
    ahead: dict[StepId, int] = {}
    for part in knots(graph):
        met = 0
        for id in part:
            for to in graph[id]:
                met |= ahead.get(to, 0) | marks.get(to, 0)
        ahead.update(dict.fromkeys(part, met))
    return ahead


def dead_ends(process: Process) -> frozenset[StepId]:
    """The reachable steps from which the end of their line cannot be reached."""
    ends = [id for id, step in process.steps.items() if step.ending or _leads_out(process, step)]
    can_end = reachable(reversed_ways(along(process)), *ends)
    return reachable(downward(process), *process.starts) - can_end


def _leads_out(process: Process, step: Step) -> bool:
    return any(exit.end or is_astray(process, step, exit) for exit in step.exits.values())
