"""What is wrong with the drawing itself: steps no case reaches or leaves, loops nobody breaks, ends nobody comes to."""

from collections.abc import Iterator, Mapping

from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import (
    Graph,
    along,
    dead_ends,
    downward,
    ends_with,
    knots,
    loops,
    marks_ahead,
    onward,
    reachable,
    shortest_way,
    stands_for,
)
from licensing.definition.soundness.replies import amount_to, with_reply
from licensing.definition.soundness.stands import Stand
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.process.step_paths import step_path
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.suggesting import nearest

MOST_JOINS = 5_000
"""Ways in which lines can end together that are told apart."""


def misdrawn(process: Process) -> Iterator[Fault]:
    """Every fault that arrows alone show, line by line."""
    yield from _unreached(process)
    yield from _dead_ends(process)
    yield from _loops_without_person(process)
    yield from _never_ended_with(process)
    yield from _late_four_eyes(process)


def _unreached(process: Process) -> Iterator[Fault]:
    lines = downward(process)
    graph = {id: targets | _meant(process, process.steps[id]) for id, targets in lines.items()}
    reached = reachable(graph, *process.starts)
    unreached: Graph = {id: targets - reached for id, targets in graph.items() if id not in reached}
    for part in knots(unreached):
        if any(not targets.isdisjoint(part) for id, targets in unreached.items() if id not in part):
            continue  # What comes before it is unreachable too, and is the one to correct.
        for id in part:
            message = f'no case can ever reach step "{id}".'
            starts = " or ".join(f'"{start}"' for start in process.starts)
            hint = f"Lead an outcome to it, or remove it; a case begins at {starts}."
            yield Fault(step_path(process, id), "unreachable-step", message, hint)


def _meant(process: Process, step: Step) -> frozenset[StepId]:
    """Where outcomes with a misspelt target were to lead: what comes after is not unreachable besides."""
    misspelt = [exit.to for exit in step.exits.values() if exit.to and exit.to not in process.steps]
    return frozenset(StepId(near) for to in misspelt if (near := nearest(to, process.steps)))


def _dead_ends(process: Process) -> Iterator[Fault]:
    for id in dead_ends(process):
        block = process.steps[id].block
        what = "a case" if block is None else f'the line "{block.member}"'
        where = "an issue, refuse or close step" if block is None else "its end: {end: <outcome>}"
        message = f'from step "{id}" {what} can never end.'
        yield Fault(step_path(process, id), "dead-end", message, f"Lead one of its ways to {where}.")


def _loops_without_person(process: Process) -> Iterator[Fault]:
    """A cycle among steps that ask nobody would spin for ever within one decision."""
    quiet = _quiet(process)
    ways = along(process)
    for id in loops({id: ways[id] & quiet for id in ways if id in quiet}):
        message = f'a case can come back to step "{id}" without anybody being asked.'
        hint = "Put a review or a correction into the loop."
        yield Fault(step_path(process, id), "loop-without-person", message, hint)


def _quiet(process: Process) -> frozenset[StepId]:
    """The steps a case can pass without anybody being asked: also those whose lines can join by themselves."""
    quiet: set[StepId] = set()
    ways = along(process)
    for id, step in reversed(tuple(process.steps.items())):
        if (
            not step.needs
            or step.call
            or step.bill
            or any(each.over and each.over.may_be_none for each in step.members)
        ):
            quiet.add(id)
        elif step.members and not step.asks:
            ends = {
                member.name: _ends_of(process, {id: ways[id] & quiet for id in quiet}, member.start)
                for member in step.members
                if member.start in quiet
            }
            if _joins_with(step, ends):
                quiet.add(id)
    return frozenset(quiet)


def _joins_with(step: Step, ends: Mapping[str, frozenset[OutcomeId]]) -> bool:
    """Whether a step can be left when only these of its lines end, with one of these outcomes each."""
    ending = [(n, member) for n, member in enumerate(step.members) if ends.get(member.name)]
    waiting = tuple(n for n, member in enumerate(step.members) if not member.conditions)
    given = {Stand(step.id)}
    for n, member in ending:
        waiting = tuple(other for other in waiting if other != n)
        more = {with_reply(step, each, n, outcome) for each in given for outcome in ends[member.name]}
        if len(more) > MOST_JOINS or any(_may_leave(step, each, waiting) for each in more):
            return True  # What is too much to be looked at is refused.
        given = more | given if member.conditions else more
    return False


def _may_leave(step: Step, given: Stand, waiting: tuple[int, ...]) -> bool:
    return any(amount_to(step, given, waiting, lambda _: None))


def _ends_of(process: Process, ways: Graph, start: StepId) -> frozenset[OutcomeId]:
    """What a line that begins here can end with along these ways."""
    steps = (process.steps[id] for id in reachable(ways, start))
    return frozenset(
        end for step in steps for exit in step.exits.values() if (end := ends_with(process, step, exit))
    )


def never_ended_with(process: Process) -> Iterator[tuple[StepId, OutcomeId]]:
    """The outcomes of steps that open lines with which none of them ends."""
    ways = along(process)
    for id, step in process.steps.items():
        starts = [member.start for member in step.members]
        if starts and all(start in process.steps for start in starts):
            ended = frozenset[OutcomeId]().union(*(_ends_of(process, ways, start) for start in starts))
            if any(member.over and member.over.may_be_none for member in step.members):
                ended |= {next(iter(step.exits))}  # With this it is left where there is no record.
            yield from ((id, outcome) for outcome in step.exits if outcome not in ended)


def _never_ended_with(process: Process) -> Iterator[Fault]:
    for id, outcome in never_ended_with(process):
        message = f'no line of step "{id}" ends with "{outcome}".'
        hint = f"End a line with {{end: {outcome}}}, or remove the outcome."
        yield Fault((*step_path(process, id), "outcomes", outcome), "outcome-never", message, hint)


def _late_four_eyes(process: Process) -> Iterator[Fault]:
    """Four eyes look back: what is only decided later has been decided by nobody yet."""
    graph = onward(process)
    watching = [id for id, step in process.steps.items() if step.not_by]
    ahead = marks_ahead(graph, {id: 1 << n for n, id in enumerate(watching)})
    reached = reachable(downward(process), *process.starts)
    within = stands_for(process)
    for n, id in enumerate(watching):
        for other in process.steps[id].not_by:
            named = within.get(other, frozenset()) - {id}
            watched = [each for each in named if any(ask.role for ask in process.steps[each].asks)]
            before = (each for each in watched if ahead[each] >> n & 1 or is_beside(process, each, id))
            if not watched or id not in reached or any(before):
                continue
            ways = (shortest_way(graph, start, id) for start in process.starts)
            way = " → ".join(min((way for way in ways if way), key=len, default=()))
            message = (
                f'"{other}" is never decided before "{id}", so not_by keeps nobody out; a case goes {way}.'
            )
            hint = f'Name steps that come before it, or write not_by: [{id}] on "{other}".'
            yield Fault(step_path(process, id), "four-eyes-late", message, hint)


def is_beside(process: Process, step: StepId, other: StepId) -> bool:
    """Whether two steps stand on lines that the same step opens side by side."""
    blocks = {
        block.opened_by: block.member for id in process.above(step) if (block := process.steps[id].block)
    }
    return any(
        blocks.get(block.opened_by, block.member) != block.member
        for id in process.above(other)
        if (block := process.steps[id].block)
    )
