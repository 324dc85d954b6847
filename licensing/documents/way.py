"""The way that led to a document: the rounds that count for it, and what was decided on them."""

from collections.abc import Iterator

from licensing.city.mandates import Acted
from licensing.history.case import Case
from licensing.history.places import At, are_of_other_records, is_within
from licensing.history.rounds import Round
from licensing.history.task import Decision, Task
from licensing.process.graph import Process
from licensing.words.identifiers import StepId


def way_to(case: Case, where: At | None) -> tuple[Round, ...]:
    """The rounds that led to `where`, without the loops.

    A line that comes back to a step undoes what it went through since, with the lines opened on the way; what other
    lines did meanwhile stays.
    """
    way: list[Round] = []
    for each in case.rounds:
        if each.where == where:
            break
        if where and are_of_other_records(each.where.line, where.line):
            continue
        since = next((n for n, passed in enumerate(way) if _is_again(passed.where, each.where)), len(way))
        undone = [round for round in way[since:] if is_within(round.where.line, each.where.line)]
        way = [*(round for round in way if round not in undone), each]
    return tuple(way) if where else ()


def way_with_minutes(process: Process, case: Case, where: At | None) -> tuple[Round, ...]:
    """The rounds a document speaks of: those that led to it; minutes speak of their own round too, as the last."""
    way = way_to(case, where)
    is_minutes = where is not None and process.step(where.step).minutes is not None
    return (*way, case.round_at(where)) if where is not None and is_minutes else way


def _is_again(earlier: At, later: At) -> bool:
    return (earlier.line, earlier.step) == (later.line, later.step)


def rounds_of(way: tuple[Round, ...], step: StepId) -> tuple[Round, ...]:
    """The rounds of a step; for each record of a list there is one."""
    return tuple(round for round in way if round.where.step == step)


def decided(case: Case, round: Round) -> Iterator[tuple[Task, Decision]]:
    """The decided tasks of a round, in the order its step asks."""
    for task in case.tasks_at(round.where):
        if task.decision is not None:
            yield task, task.decision


def signatory_of(case: Case, way: tuple[Round, ...]) -> Acted | None:
    """Whoever decided last before the document was made."""
    decisions = [decision for round in way for _, decision in decided(case, round)]
    return max(reversed(decisions), key=lambda decision: decision.at).by if decisions else None
