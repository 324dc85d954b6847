"""Asking several: who is asked, and how their replies join. Shared by `consultation` and `together`.

Outcomes are written from the mildest to the gravest. A veto decides at once. Otherwise `any` decides with the first
reply, a quorum with the first outcome given so often, and when everybody has replied the gravest reply counts.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from licensing.process.protocol import Choice, Exit, Need, Reply
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.values.types import Facts
from licensing.words.identifiers import OutcomeId


@dataclass(frozen=True, slots=True)
class Join:
    """`quorum` equal replies are enough, 0 for all of them; an outcome in `veto` is enough alone."""

    quorum: int
    veto: frozenset[OutcomeId]

    @property
    def choices(self) -> tuple[Choice, ...]:
        return ()

    def opens(self, needs: tuple[Need, ...], facts: Facts) -> tuple[Need, ...]:
        return tuple(need for need in needs if need.is_needed(facts))

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], replies: tuple[Reply, ...], facts: Facts
    ) -> OutcomeId | None:
        given = sorted(
            ((reply.at, reply.outcome) for reply in replies if reply.outcome and reply.at),
            key=lambda each: each[0],
        )
        outcomes = [outcome for _, outcome in given]
        vetoed = next((outcome for outcome in outcomes if outcome in self.veto), None)
        if vetoed is not None:
            return vetoed
        for outcome, times in Counter(outcomes).items():
            if self.quorum and times >= self.quorum:
                return outcome
        if not outcomes or len(outcomes) < len(replies):
            return None
        return max(outcomes, key=list(exits).index)

    def sum_up(self, exits: Mapping[OutcomeId, Exit], given: tuple[OutcomeId, ...]) -> tuple[OutcomeId, ...]:
        """Where everybody is waited for, only the gravest reply so far matters."""
        if self.quorum or not self.veto.isdisjoint(given):
            return given
        return (max(given, key=list(exits).index),)


class QuorumText(Text):
    quorum: Annotated[int, Field(ge=1)]


JoinText = Literal["all", "any"] | QuorumText


def build_join(
    draft: Draft, path: Path, join: JoinText, veto: tuple[str, ...], outcomes: tuple[OutcomeId, ...]
) -> Join:
    """The join as it is written; a veto that is no outcome is reported."""
    for n, name in enumerate(veto):
        if name not in outcomes:
            hint = "The outcomes are: " + ", ".join(outcomes) + "."
            message = f'"{name}" is no outcome of this step.'
            draft.report((*path, "veto", n), "unknown-outcome", message, hint)
    return Join(_quorum(join), frozenset(OutcomeId(name) for name in veto))


def check_join(draft: Draft, path: Path, join: JoinText, *, certain: int, who: str, part: str) -> None:
    """Somebody replies in every case, and enough for the quorum.

    Args:
        certain: how many reply whatever the case.
        who: what those are called who are asked: "agency", "line".
        part: the key under which they are written.
    """
    if certain == 0:
        message = (
            f"every {who} is asked only under a condition, so perhaps nobody is and the step never ends."
        )
        hint = f"Ask at least one {who} without `when`, or put a branch before this step."
        draft.report((*path, part), "join-cannot-fire", message, hint)
    elif _quorum(join) > certain:
        message = f"the quorum is {_quorum(join)}, but only {certain} of those asked are asked in every case."
        hint = f"Lower the quorum to {certain}, or ask more without `when`."
        draft.report((*path, "join"), "join-cannot-fire", message, hint)


def _quorum(join: JoinText) -> int:
    match join:
        case "all":
            return 0
        case "any":
            return 1
        case QuorumText(quorum=quorum):
            return quorum
