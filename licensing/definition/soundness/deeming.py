"""What the law granted stays granted: on the way from the authority's silence nobody decides on it once more.

The rule is stricter than need be: whoever certifies may have decided before, and nothing on the way leads to a refusal
or back into the ordinary course. So she is always there to sign, and every way ends.
"""

from collections.abc import Iterator
from dataclasses import replace

from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import along, deemed_of, downward, loops, reachable
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.process.step_paths import step_path
from licensing.words.identifiers import StepId

GIVEN_UP = ("lapsed", "withdrawn", "cancelled", "refused")
"""Endings that say the applicant has not got it."""


def undone(process: Process) -> Iterator[Fault]:
    """Every step behind the silence at which what was granted could be lost, or could stand still."""
    deemed = deemed_of(process)
    if deemed is None or deemed.to not in process.steps:
        return
    ordinary = reachable(downward(replace(process, time_limit=None)), *process.starts)
    answering = {id for id, step in process.steps.items() if step.makes and step.makes.is_answer}
    ways = {id: frozenset[StepId]() if id in answering else to for id, to in along(process).items()}
    documented = {id for id, step in process.steps.items() if step.makes is not None}
    # That silence leads straight to an end is told where it is written.
    without = reachable({id: to - documented for id, to in ways.items()}, *(ways[deemed.to] - documented))
    round = {*loops(ways)}
    for id in sorted(reachable(ways, deemed.to), key=[*process.steps].index):
        step = process.steps[id]
        wrong = _wrong(step, is_ordinary=id in ordinary) or _lost(
            step, is_documented=id not in without, is_round=id in round
        )
        if wrong is not None:
            message, hint = wrong
            yield Fault(step_path(process, id), "deemed-undone", message, hint)


def _wrong(step: Step, *, is_ordinary: bool) -> tuple[str, str] | None:
    if step.makes is not None and step.makes.kind == "refusal":
        return (
            f'step "{step.id}" refuses what the law has granted.',
            "Lead every way from `deemed` to a document or an end.",
        )
    if step.needs and is_ordinary:
        return (
            f'step "{step.id}" would decide once more on what the law has granted.',
            "Give `deemed` steps of its own.",
        )
    if step.not_by or any(ask.role is None for ask in step.asks) or step.members:
        return (
            f'step "{step.id}" may wait for ever although the law has granted what was applied for.',
            "Ask one role there, without not_by.",
        )
    return None


def _lost(step: Step, *, is_documented: bool, is_round: bool) -> tuple[str, str] | None:
    if step.ending is not None and not is_documented:
        return (
            f'a case ends at "{step.id}" without a document, although the law has granted what was applied for.',
            "Lead every way from `deemed` to the letter or the licence.",
        )
    if step.ending in GIVEN_UP:
        return (
            f'a case ends at "{step.id}" as {step.ending}, although the law has granted what was applied for.',
            "End it as done.",
        )
    if is_round:
        return (
            f'step "{step.id}" may be asked again and again although the law has granted what was applied for.',
            "Lead every way from `deemed` straight on.",
        )
    return None
