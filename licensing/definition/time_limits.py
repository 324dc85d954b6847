"""The legal limit of a permit type, resolved: its rows, and the outcome from which it runs.

Comes in from `assembling` with the steps as drawn; what is wrong is reported to the draft.
"""

from collections.abc import Iterable, Mapping

from licensing.definition.drafting import DefinitionDraft
from licensing.process.limits import TimeLimit
from licensing.process.step import Step
from licensing.steps.limiting import read_limit
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.suggesting import suggestion


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
    starts = _starts(draft, ("time_limit", "starts"), text.starts, steps) if text.starts else None
    elsewhere = frozenset(each for each in begins if starts and starts[0] not in _ahead(steps, each))
    rows = read_limit(draft, ("time_limit", "within"), text.within, text.note)
    return TimeLimit(rows, starts, elsewhere) if rows else None


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
