"""Replies without a case: what a step's kind makes of them, whoever gave them and whenever."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from licensing.definition.soundness.stands import Stand
from licensing.definition.soundness.truths import Conditions, Truths
from licensing.process.protocol import Reply
from licensing.process.step import Step
from licensing.values.conditions import Condition
from licensing.words.identifiers import OutcomeId, StepId

ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)

Replies = tuple[StepId, tuple[OutcomeId, ...], tuple[OutcomeId, ...], int, int]
"""What a step was replied, by anybody and by those required, and how many are waited for, anybody and required."""


def amount_to(
    step: Step, stand: Stand, waiting: tuple[int, ...], holds: Callable[[Condition], bool | None]
) -> tuple[OutcomeId | None, ...]:
    """Everything that replies can amount to while these needs are waited for; None where that is open.

    Where conditions have a say, replies that were too few may turn out to be enough later, those that came first first.
    """
    given = stand.given
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
    awaited = tuple(Reply(None, is_required=step.needs[n].required) for n in waiting)
    # Whether it was who is required that gave an outcome, or somebody beside her, comes to the same.
    replies = [
        (*(Reply(outcome, ANY_TIME, outcome in stand.required) for outcome in order), *awaited)
        for order in orders
    ]
    kinds = step.kind.readings(holds)
    return tuple(dict.fromkeys(kind.outcome(step.exits, each, {}) for kind in kinds for each in replies))


def with_reply(step: Step, stand: Stand, need: int, outcome: OutcomeId) -> Stand:
    """The stand with a need's reply to what was replied so far, as far as it still matters; -1 is no need."""
    given = step.kind.sum_up(step.exits, tuple(sorted((*stand.given, outcome))))
    if need < 0 or not step.needs[need].required:
        return replace(stand, given=given)
    return replace(stand, given=given, required=tuple(sorted({*stand.required, outcome})))


@dataclass(slots=True)
class Amounts:
    """What replies amount to, worked out once."""

    conditions: Conditions
    known: dict[tuple[Replies, Truths], tuple[OutcomeId | None, ...]] = field(
        default_factory=dict[tuple[Replies, Truths], tuple[OutcomeId | None, ...]]
    )

    def of(
        self, step: Step, stand: Stand, truths: Truths, waiting: tuple[int, ...]
    ) -> tuple[OutcomeId | None, ...]:
        """What the replies can amount to; lines stand alike in many cases, so each way is asked about once."""
        awaited = (*stand.asks, *(index for index, _ in stand.lines), *waiting)
        required = sum(step.needs[need].required for need in awaited)
        alike = (step.id, stand.given, stand.required, len(awaited), required)
        key = (alike, truths if step.kind.conditions else 0)
        known = self.known.get(key)
        if known is None:
            holds = self.conditions.holds
            known = self.known[key] = amount_to(step, stand, awaited, lambda each: holds(each, truths))
        return known
