"""The longest way through officers' tasks against the legal limit.

The licence ends it: what a case does after its issue is no part of deciding about the application. Lines that a step
opens run beside each other, so the longest of them counts. Steps that do not lead back to each other are added up
exactly; where they do, no step counts twice, and of the ways round no more than `MOST_WAYS` are tried.

Lengths in different units are laid on one week: a case begins on the working day that makes its way longest, and two
working days from a Friday are four days. Holidays are left out, for there are weeks without any working day, and no
limit would hold then. A month counts as 30 days and a year as 365, in tasks as in the limit.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from licensing.clock.spans import Span
from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import Graph, knots, next_on_line
from licensing.process.graph import Process
from licensing.process.protocol import Exit
from licensing.process.step import Step
from licensing.values.claims import Claim
from licensing.values.conditions import Condition
from licensing.values.refuting import refuted
from licensing.words.identifiers import StepId
from licensing.words.sentences import counted

MOST_WAYS = 20_000
WORKED: Final = 5
WEEK: Final = 7
SHORTEST_HOURS: Final = 6
"""A day on which fewer hours are worked is rare, Ramadan counted; working hours begun late go on the next day."""

Lengths = tuple[int, ...]
"""How many days something takes, by the weekday on which it begins, from Monday on."""


def too_long(process: Process) -> Iterator[Fault]:
    """The longest way, no step twice, against each row of the legal limit."""
    limit = process.time_limit
    for n, row in enumerate(limit.rows if limit else ()):
        claims = limit.claims(row) if limit else ()
        longest = _longest(process, claims)[:WORKED]
        if row.within.unit == "working day":
            most, allowed, unit = max(map(_worked, longest, range(WORKED))), row.within.amount, "working day"
        else:
            most, allowed, unit = max(longest), _days(row.within, 0), "day"
        if most > allowed:
            path = ("time_limit",) if row.when is None and not n else ("time_limit", "within", n)
            message = f"the tasks on the longest way take {counted(most, unit)}, but the time limit is {row.within}."
            yield Fault(path, "time-limit", message, "Shorten `within` of some steps.")


def _longest(process: Process, claims: tuple[Claim, ...]) -> Lengths:
    """Of the whole process: inner lines first, so that a step that opens them takes as long as the longest."""
    days = {id: _days_of(step, claims) for id, step in process.steps.items()}
    issues = {id for id, step in process.steps.items() if step.makes and step.makes.kind == "licence"}
    ways = {id: _ways(process, step, claims) for id, step in process.steps.items()}
    graph = {id: frozenset[StepId]() if id in issues else to for id, to in ways.items()}
    for id, step in reversed(tuple(process.steps.items())):
        starts = [
            each.start for each in step.members if each.start in process.steps and _may(each.when, claims)
        ]
        if starts:
            lines = [_from(graph, days, start) for start in starts]
            longest = tuple(max(each) for each in zip(*lines, strict=True))
            in_turn = [each.over.most for each in step.members if each.over and each.over.in_turn]
            days[id] = _in_turn(longest, max(in_turn, default=1))
    return _longest_of([_from(graph, days, start) for start in process.starts])


def _in_turn(line: Lengths, times: int) -> Lengths:
    """So many lines, one after the other."""
    lengths: list[int] = []
    for weekday in range(WEEK):
        passed = 0
        for _ in range(times):
            passed += line[(weekday + passed) % WEEK]
        lengths.append(passed)
    return tuple(lengths)


def _from(graph: Graph, days: Mapping[StepId, Lengths], start: StepId) -> Lengths:
    """The longest way along a line that begins here."""
    onward: dict[StepId, Lengths] = {}
    for part in knots(_below(graph, start)):
        inside = frozenset(part)
        beyond = {id: _longest_of([onward[to] for to in graph[id] - inside]) for id in part}
        for id in part:
            onward[id] = tuple(_round(graph, days, beyond, (id, weekday)) for weekday in range(WEEK))
    return onward[start]


def _longest_of(ways: list[Lengths]) -> Lengths:
    return tuple(max((way[weekday] for way in ways), default=0) for weekday in range(WEEK))


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
    graph: Graph, days: Mapping[StepId, Lengths], beyond: Mapping[StepId, Lengths], start: tuple[StepId, int]
) -> int:
    """The longest way from a step through those that lead back to each other, and on from the last of them."""
    first, weekday = start
    longest = 0
    ahead = [(first, days[first][weekday], frozenset({first}))]
    for _ in range(max(MOST_WAYS // len(beyond), 1)):
        if not ahead:
            break
        id, passed, seen = ahead.pop()
        today = (weekday + passed) % WEEK
        longest = max(longest, passed + beyond[id][today])
        ways = ((days[to][today], to) for to in graph[id] if to in beyond and to not in seen)
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


def _days_of(step: Step, claims: tuple[Claim, ...]) -> Lengths:
    spans = [ask.within for ask in step.asks if ask.role and ask.within and _may(ask.when, claims)]
    return tuple(max((_days(span, weekday) for span in spans), default=0) for weekday in range(WEEK))


def _days(span: Span, weekday: int) -> int:
    """How many days a length of time takes from a weekday on; at a weekend an office begins to count on Monday."""
    match span.unit:
        case "working day":
            begins = weekday if weekday < WORKED else WEEK
            weeks, rest = divmod(span.amount, WORKED)
            weekend = WEEK - WORKED if begins % WEEK + rest >= WORKED else 0
            return begins - weekday + weeks * WEEK + rest + weekend
        case "day":
            return span.amount
        case "month":
            return span.amount // 12 * 365 + span.amount % 12 * 30
        case "year":
            return span.amount * 365
        case "hour":
            return -(-span.amount // 24)
        case "working hour":
            return _days(Span(-(-span.amount // SHORTEST_HOURS), "working day"), weekday)


def _worked(days: int, weekday: int) -> int:
    """How many of the days after a weekday are working days."""
    weeks, rest = divmod(days, WEEK)
    return weeks * WORKED + sum((weekday + n) % WEEK < WORKED for n in range(1, rest + 1))
