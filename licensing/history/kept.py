"""Evolve, of what outlasts a round: an answer kept for the next one, and how often a step was left with what."""

from collections.abc import Mapping

from licensing.history.case import Case
from licensing.history.events import AnswerKept
from licensing.history.rounds import Round
from licensing.history.task import Task


def kept(case: Case, version: int, event: AnswerKept) -> Task:
    """The task that is decided as the one before it was."""
    before = case.tasks[event.of]
    return Task(
        event.task,
        event.where,
        event.asked,
        event.at,
        within=None,
        due=None,
        changed=version,
        status="decided",
        ended_at=event.at,
        decision=before.decision,
        kept_from=event.of,
    )


def counted(taken: Mapping[str, int], left: Round, more: int) -> Mapping[str, int]:
    """The count once a round was left so once more, or once less; of a round that goes on it says nothing."""
    if left.outcome is None:
        return taken
    way = f"{left.where.step}.{left.outcome}"
    count = taken.get(way, 0) + more
    return {**{name: n for name, n in taken.items() if name != way}, **({way: count} if count else {})}
