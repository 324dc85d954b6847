"""Replies without a case: what a step's kind makes of them, whoever gave them and whenever."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from licensing.process.graph import Step
from licensing.process.protocol import Reply
from licensing.values.conditions import Condition
from licensing.words.identifiers import OutcomeId

ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def amount_to(
    step: Step, given: tuple[OutcomeId, ...], waiting: int, holds: Callable[[Condition], bool | None]
) -> tuple[OutcomeId | None, ...]:
    """Everything that replies can amount to while so many others are waited for; None where that is open.

    Where conditions have a say, replies that were too few may turn out to be enough later, those that came first first.
    """
    orders = (
        sorted(
            {
                (*(each for each in given if each == first), *(each for each in given if each != first))
                for first in given
            }
        )
        if step.kind.conditions
        else [given]
    )
    replies = [
        (*(Reply(outcome, ANY_TIME) for outcome in order), *(Reply(None),) * waiting) for order in orders
    ]
    kinds = step.kind.readings(holds)
    return tuple(dict.fromkeys(kind.outcome(step.exits, each, {}) for kind in kinds for each in replies))


def with_reply(step: Step, given: Iterable[OutcomeId], outcome: OutcomeId) -> tuple[OutcomeId, ...]:
    """What was replied so far with one more, as far as it still matters."""
    return step.kind.sum_up(step.exits, tuple(sorted((*given, outcome))))
