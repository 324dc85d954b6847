"""Deciding together: several people of one role answer one question, each once, and nobody's answer is enough alone.

    kunjungan:
      review: {by: dinkes.tim_teknis, count: 2, differing: ulang}
      outcomes: {layak: tanda_tangan, tidak: penolakan, ulang: kunjungan}

Where they agree that is the outcome. Where they differ it is the one named under `differing`, which leads back to them;
where none is named it is the gravest, for outcomes are written from the mildest to the gravest.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from licensing.process.needs import Ask, Need
from licensing.process.protocol import Choice, Exit, Reply, StepKind
from licensing.steps.text import Draft
from licensing.text.source import Path
from licensing.values.conditions import Condition
from licensing.values.types import Facts
from licensing.words.identifiers import OutcomeId
from licensing.words.suggesting import suggestion


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everybody answers; `differing` is what it comes to where they do not agree, None for the gravest answer."""

    differing: OutcomeId | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        return ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return ()

    def readings(self, holds: Callable[[Condition], bool | None]) -> tuple[StepKind, ...]:
        return (self,)

    def opens(self, needs: tuple[Need, ...], facts: Facts) -> tuple[Need, ...]:
        return tuple(need for need in needs if need.is_needed(facts))

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], replies: tuple[Reply, ...], facts: Facts
    ) -> OutcomeId | None:
        given = [reply.outcome for reply in replies if reply.outcome]
        if not given or len(given) < len(replies):
            return None
        if len({*given}) > 1 and self.differing is not None:
            return self.differing
        return max(given, key=list(exits).index)

    def sum_up(self, exits: Mapping[OutcomeId, Exit], given: tuple[OutcomeId, ...]) -> tuple[OutcomeId, ...]:
        """How many said the same does not matter."""
        return tuple(sorted({*given}))


def seats(asks: tuple[Ask, ...], count: int) -> tuple[Ask, ...]:
    """The same, asked of so many people."""
    return tuple(replace(ask, seat=seat) for seat in range(1, count + 1) for ask in asks)


def read_agreement(
    draft: Draft, path: Path, differing: str | None, exits: Mapping[OutcomeId, Exit]
) -> Agreement:
    """What it comes to when people decide together; where they differ none of them has said why."""
    if differing is None:
        return Agreement()
    outcome = OutcomeId(differing)
    if outcome not in exits:
        message = f'"{differing}" is no outcome of this step.'
        draft.report((*path, "differing"), "unknown-outcome", message, suggestion(differing, exits))
    elif exits[outcome].needs_reason:
        message = f'"{differing}" needs a reason, which nobody gives where they differ.'
        hint = "Name an outcome without reason: true, such as one that leads back to the same people."
        draft.report((*path, "differing"), "differing", message, hint)
    return Agreement(outcome)
