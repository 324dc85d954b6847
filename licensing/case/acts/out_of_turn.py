"""Deciding out of turn: where others came first, why they are not waited for, on the record."""

from collections.abc import Mapping

from licensing.case.acts.reasons import fault_of
from licensing.case.commands import Decide
from licensing.case.refusals.turns import others_came_first
from licensing.history.skipped import Skipped
from licensing.words.folding import legible
from licensing.words.sentences import Sentence


def read_skipped(command: Decide) -> tuple[Skipped | None, Mapping[str, Sentence]]:
    """Whom a decision does not wait for, None where it is its turn; and what is wrong with why."""
    first, others = command.ahead.first, command.ahead.others
    if first is None:
        return None, {}
    reason = legible(command.out_of_turn).strip()
    fault = fault_of(reason, missing=others_came_first(first, others))
    skipped = Skipped(first.application, others, reason)
    return (None, {"out_of_turn": fault}) if fault else (skipped, {})
