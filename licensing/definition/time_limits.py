"""The legal limit of a permit type, resolved: its rows, and the outcome from which it runs.

Comes in from `assembling` with the steps as drawn; what is wrong is reported to the draft.
"""

from collections.abc import Iterable, Mapping

from licensing.clock.spans import Span
from licensing.definition.drafting import DefinitionDraft
from licensing.process.limits import LimitRow, TimeLimit
from licensing.process.step import Step
from licensing.steps.table import read_rows
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.suggesting import suggestion

MEASURED = ("working day", "day", "working hour", "hour")
"""What a clock can pause in the middle of; months and years differ in length."""


def read_time_limit(
    draft: DefinitionDraft, steps: Mapping[StepId, Step], begins: Iterable[StepId]
) -> TimeLimit | None:
    """What a definition promises; None where it promises nothing of its own.

    Args:
        begins: the steps at which cases can begin.
    """
    text = draft.text.time_limit
    if text is None:
        return None
    path = ("time_limit", "within")
    starts = _starts(draft, ("time_limit", "starts"), text.starts, steps) if text.starts else None
    elsewhere = frozenset(each for each in begins if starts and starts[0] not in _ahead(steps, each))
    if isinstance(text.within, Span):
        _check_measured(draft, path, text.within)
        return TimeLimit((LimitRow(text.within, source=text.note),), starts, elsewhere)
    whens = [row.when for row in text.within]
    rows = read_rows(draft, path, whens, rule="time-limit-rows", table="table of time limits")
    for n, row in enumerate(text.within):
        _check_measured(draft, (*path, n, "is"), row.length)
    limits = (
        LimitRow(written.length, row.when, written.source or text.note)
        for row, written in zip(rows, text.within, strict=True)
    )
    return TimeLimit(tuple(limits), starts, elsewhere) if rows else None


def _ahead(steps: Mapping[StepId, Step], begin: StepId) -> frozenset[StepId]:
    """A step and all that it can lead to."""
    reached, ahead = set[StepId](), [begin]
    while ahead:
        step = steps.get(ahead.pop())
        if step is not None and step.id not in reached:
            reached.add(step.id)
            ahead += [exit.to for exit in step.exits.values() if exit.to is not None]
            ahead += [member.start for member in step.members]
    return frozenset(reached)


def _check_measured(draft: DefinitionDraft, path: Path, span: Span) -> None:
    if span.unit not in MEASURED:
        message = (
            f"a time limit of {span} cannot stand still in its middle: months and years differ in length."
        )
        draft.report(path, "time-limit-unit", message, "Use working days, days or hours.")


def _starts(
    draft: DefinitionDraft, path: Path, written: str, steps: Mapping[StepId, Step]
) -> tuple[StepId, OutcomeId] | None:
    """The step and the outcome by which the file is complete."""
    name, _, outcome = written.partition(".")
    step = steps.get(StepId(name))
    if step is None:
        draft.report(path, "unknown-step", f'there is no step "{name}".', suggestion(name, steps))
        return None
    if OutcomeId(outcome) not in step.exits:
        message = f'"{written}" is no outcome of a step.'
        hint = (
            suggestion(outcome, step.exits)
            if outcome
            else "Write the step and its outcome: <step>.<outcome>."
        )
        draft.report(path, "unknown-outcome", message, hint)
        return None
    return step.id, OutcomeId(outcome)
