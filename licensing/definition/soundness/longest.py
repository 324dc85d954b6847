"""The longest way through officers' tasks against the legal limit.

The licence ends it: what a case does after its issue is no part of deciding about the application. Lines that a step
opens run beside each other, so the longest of them counts. Steps that do not lead back to each other are added up
exactly; where they do, no step counts twice, and of the ways round no more than `MOST_WAYS` are tried. A line whose
tasks have not all a limit of theirs takes as long as its own limit gives.

Lengths in different units are laid on one week (`laid_out`): a clock starts on the working day that makes the way
longest, and two working days from a Friday are four days.
"""

from collections.abc import Iterator, Mapping

from licensing.clock.spans import Span
from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import Graph, knots, next_on_line
from licensing.definition.soundness.laid_out import (
    CLOSINGS,
    NOTHING,
    SLOTS,
    Lengths,
    counted_in,
    days_from,
    length_from,
)
from licensing.process.graph import Process
from licensing.process.limit_rows import claims_of
from licensing.process.needs import Ask, Member
from licensing.process.protocol import Exit
from licensing.process.step import Step
from licensing.register.concerned import KIND
from licensing.values.claims import Claim
from licensing.values.comparisons import Equal
from licensing.values.conditions import Condition
from licensing.values.refuting import refuted
from licensing.values.term import Constant, Named
from licensing.values.types import Choice, as_text
from licensing.words.identifiers import StepId
from licensing.words.sentences import counted

MOST_WAYS = 20_000


def too_long(process: Process) -> Iterator[Fault]:
    """The longest way, no step twice, against each row of the legal limit."""
    limit = process.time_limit
    for n, row in enumerate(limit.rows if limit else ()):
        claims = limit.claims(row) if limit else ()
        longest = _longest_of([_longest(process, start, (*claims, *of)) for start, of in _begins(process)])
        taken = beyond(longest, row.within)
        if taken:
            path = ("time_limit",) if row.when is None and not n else ("time_limit", "within", n)
            message = f"the tasks on the longest way take {taken}, but the time limit is {row.within}."
            yield Fault(path, "time-limit", message, "Shorten `within` of some steps.")


def beyond(longest: Lengths, limit: Span) -> str:
    """How long a way takes that is longer than a limit; nothing where it is not."""
    unit = "working day" if limit.unit == "working day" else "day"
    most = max(counted_in(unit, longest[slot], day) for day, slot in enumerate(CLOSINGS))
    allowed = limit.amount if unit == "working day" else days_from(limit, 0)
    return counted(most, unit) if most > allowed else ""


def _longest(process: Process, start: StepId, claims: tuple[Claim, ...]) -> Lengths:
    """From a step of the main line on: inner lines first, so that a step that opens them takes as long as the longest.

    Nothing where the claims exclude each other.
    """
    if refuted(claims):
        return NOTHING
    graph, lengths = _laid_out(process, claims)
    return _from(graph, lengths, start)


def longest_line(process: Process, member: Member, claims: tuple[Claim, ...]) -> Lengths:
    """The longest way through the tasks of a line, where the claims are so."""
    return _from(*_laid_out(process, claims), member.start)


def _laid_out(process: Process, claims: tuple[Claim, ...]) -> tuple[Graph, Mapping[StepId, Lengths]]:
    """Where each step leads, and how long it takes with the lines it opens."""
    lengths = {id: _lengths_of(step, claims) for id, step in process.steps.items()}
    issues = {id for id, step in process.steps.items() if step.makes and step.makes.kind == "licence"}
    ways = {id: _ways(process, step, claims) for id, step in process.steps.items()}
    graph = {id: frozenset[StepId]() if id in issues else to for id, to in ways.items()}
    for id, step in reversed(tuple(process.steps.items())):
        members = [each for each in step.members if each.start in process.steps and _may(each.when, claims)]
        if members:
            longest = _longest_of([_line(process, graph, lengths, each, claims) for each in members])
            in_turn = [each.over.most for each in step.members if each.over and each.over.in_turn]
            lengths[id] = _in_turn(longest, max(in_turn, default=1))
    return graph, lengths


def _line(
    process: Process,
    graph: Graph,
    lengths: Mapping[StepId, Lengths],
    member: Member,
    claims: tuple[Claim, ...],
) -> Lengths:
    """How long a line takes: as long as its tasks do, or as its own limit gives where one of them has none."""
    tasks = _from(graph, lengths, member.start)
    steps = (process.steps[id] for id in _below(graph, member.start))
    asked = (ask for step in steps for ask in step.asks if ask.role and _is_asked(ask, claims))
    if all(ask.within for ask in asked):
        return tasks
    rows = (row for row in member.within if not refuted((*claims, *claims_of(member.within, row))))
    return _longest_of([tasks, *(_length_of(row.within) for row in rows)])


def _in_turn(line: Lengths, times: int) -> Lengths:
    """So many lines, one after the other."""
    lengths: list[int] = []
    for slot in range(SLOTS):
        passed = 0
        for _ in range(times):
            passed += line[(slot + passed) % SLOTS]
        lengths.append(passed)
    return tuple(lengths)


def _from(graph: Graph, lengths: Mapping[StepId, Lengths], start: StepId) -> Lengths:
    """The longest way along a line that begins here."""
    onward: dict[StepId, Lengths] = {}
    for part in knots(_below(graph, start)):
        inside = frozenset(part)
        beyond = {id: _longest_of([onward[to] for to in graph[id] - inside]) for id in part}
        for id in part:
            onward[id] = tuple(_round(graph, lengths, beyond, (id, slot)) for slot in range(SLOTS))
    return onward[start]


def _longest_of(ways: list[Lengths]) -> Lengths:
    return tuple(map(max, NOTHING, *ways)) if ways else NOTHING


def _below(graph: Graph, start: StepId) -> Graph:
    reached: dict[StepId, frozenset[StepId]] = {}
    ahead = [start]
    while ahead:
        id = ahead.pop()
        if id not in reached:
            reached[id] = graph[id]
            ahead.extend(graph[id])
    return reached


def _round(
    graph: Graph,
    lengths: Mapping[StepId, Lengths],
    beyond: Mapping[StepId, Lengths],
    start: tuple[StepId, int],
) -> int:
    """The longest way from a step through those that lead back to each other, and on from the last of them."""
    first, slot = start
    longest = 0
    ahead = [(first, lengths[first][slot], frozenset({first}))]
    for _ in range(max(MOST_WAYS // len(beyond), 1)):
        if not ahead:
            break
        id, passed, seen = ahead.pop()
        then = (slot + passed) % SLOTS
        longest = max(longest, passed + beyond[id][then])
        ways = ((lengths[to][then], to) for to in graph[id] if to in beyond and to not in seen)
        ahead.extend((to, passed + more, seen | {to}) for more, to in sorted(ways))
    return longest


def _ways(process: Process, step: Step, claims: tuple[Claim, ...]) -> frozenset[StepId]:
    """Where a step leads on its line, whoever decides; where it chooses itself, only what the claims let it choose."""
    exits = [*step.exits.values()]
    if step.kind.choices:
        exits, so = list[Exit](), claims
        for each in step.kind.choices:
            if each.outcome in step.exits and _may(each.when, so):
                exits.append(step.exits[each.outcome])
            so = (*so, Claim(each.when.term, holds=False)) if each.when else so
    return frozenset(to for exit in exits if (to := next_on_line(process, step, exit)))


def _may(when: Condition | None, claims: tuple[Claim, ...]) -> bool:
    """Whether something can be so where the claims are."""
    return not refuted((*claims, *((Claim(when.term),) if when else ())))


def _is_asked(ask: Ask, claims: tuple[Claim, ...]) -> bool:
    """Whether somebody can be asked where the claims are so: no row before hers fits in every such case."""
    return _may(ask.when, (*claims, *(Claim(each.term, holds=False) for each in ask.unless)))


def _lengths_of(step: Step, claims: tuple[Claim, ...]) -> Lengths:
    spans = [ask.within for ask in step.asks if ask.role and ask.within and _is_asked(ask, claims)]
    asked = _longest_of([_length_of(span) for span in spans])
    return asked if step.call is None else _one_after_the_other(_length_of(step.call.within), asked)


def _length_of(span: Span) -> Lengths:
    return tuple(length_from(span, slot) for slot in range(SLOTS))


def _one_after_the_other(first: Lengths, then: Lengths) -> Lengths:
    return tuple(passed + then[(slot + passed) % SLOTS] for slot, passed in enumerate(first))


def _begins(process: Process) -> Iterator[tuple[StepId, tuple[Claim, ...]]]:
    """Where a case can stand when its clock starts, with what is so of it then; before that none of its time is used.

    A case that begins behind the outcome the clock waits for is of a kind that begins there.
    """
    limit = process.time_limit
    complete = _complete(process)
    if complete is not None:
        yield complete, ()
    for start in process.starts:
        if complete is None or (limit is not None and start in limit.elsewhere):
            kinds = [kind.id for kind in process.kinds.values() if kind.start == start]
            yield start, (_is_of_kind(process, kinds[0]),) if len(kinds) == 1 else ()


def _complete(process: Process) -> StepId | None:
    """The step that the outcome leads to by which the file is complete; None where the main line has none."""
    limit = process.time_limit
    step = process.steps.get(limit.starts[0]) if limit and limit.starts else None
    if limit is None or limit.starts is None or step is None or step.block is not None:
        return None
    exit = step.exits.get(limit.starts[1])
    return next_on_line(process, step, exit) if exit else None


def _is_of_kind(process: Process, kind: str) -> Claim:
    offered = Choice(frozenset(process.kinds))
    return Claim(Equal(Named(KIND, offered, as_text), False, Constant(kind, offered)))
