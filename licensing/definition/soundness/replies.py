"""Replies without a case: what a step's kind makes of them, whoever gave them and whenever."""

from collections.abc import Iterable
from datetime import UTC, datetime

from licensing.process.graph import Step
from licensing.process.protocol import Reply
from licensing.words.identifiers import OutcomeId

ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def amount_to(step: Step, given: Iterable[OutcomeId], waiting: int) -> OutcomeId | None:
    """What replies amount to while so many others are waited for; None while that is open."""
    replies = (*(Reply(outcome, ANY_TIME) for outcome in given), *(Reply(None),) * waiting)
    return step.kind.outcome(step.exits, replies, {})


def with_reply(step: Step, given: Iterable[OutcomeId], outcome: OutcomeId) -> tuple[OutcomeId, ...]:
    """What was replied so far with one more, as far as it still matters."""
    return step.kind.sum_up(step.exits, tuple(sorted((*given, outcome))))
