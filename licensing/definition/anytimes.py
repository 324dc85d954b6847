"""What comes at any time, resolved: roles, the steps that end a case given up, and until when it can be.

Comes in from `assembling` with the steps as drawn; what is wrong is reported to the draft.
"""

from collections.abc import Mapping

from licensing.definition.anytime_text import CancelText, WithdrawText
from licensing.definition.drafting import DefinitionDraft
from licensing.process.anytime import Anytime, Boundary, Quitting, Suspending
from licensing.process.step import Step
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.suggesting import suggestion

Steps = Mapping[StepId, Step]


def read_anytime(draft: DefinitionDraft, steps: Steps) -> Anytime:
    """What a definition declares once."""
    text = draft.text.anytime
    if text is None:
        return Anytime()
    suspend = None
    if text.suspend is not None:
        path = ("anytime", "suspend")
        by = draft.agency_role((*path, "by"), text.suspend.by)
        resumed_by = draft.agency_role((*path, "resume"), text.suspend.resume)
        suspend = Suspending(by, resumed_by, text.suspend.reason)
    return Anytime(
        withdraw=text.withdraw and _quitting(draft, ("anytime", "withdraw"), text.withdraw, steps),
        cancel=text.cancel and _quitting(draft, ("anytime", "cancel"), text.cancel, steps),
        suspend=suspend,
        retract=text.retract.within if text.retract else None,
    )


def _quitting(
    draft: DefinitionDraft, path: Path, text: WithdrawText | CancelText, steps: Steps
) -> Quitting | None:
    by, needs_reason = None, False
    if isinstance(text, CancelText):
        by, needs_reason = draft.agency_role((*path, "by"), text.by), text.reason
    until = None
    if text.until is not None:
        step = _main_step(draft, (*path, "until"), text.until, steps)
        until = Boundary(step.id, for_good(steps, step)) if step else None
    to = _main_step(draft, (*path, "to"), text.to, steps)
    if to is None:
        return None
    if to.ending is None or to.makes is not None:
        message = f'"{to.id}" does not end the case at once.'
        draft.report((*path, "to"), "anytime-to", message, "Name a close step.")
    elif to.ending == "done":
        message = f'"{to.id}" says that all is done, of a case that is given up.'
        draft.report(
            (*path, "to"), "anytime-to", message, "Name another close step, as withdrawn or cancelled."
        )
    return Quitting(to.id, by, needs_reason, until)


def _main_step(draft: DefinitionDraft, path: Path, name: str, steps: Steps) -> Step | None:
    """A step of the main line; None where there is none of this name, or it could not be drawn."""
    written = draft.steps.get(StepId(name))
    if written is None:
        hint = suggestion(name, draft.steps)
        draft.unresolved(path, "unknown-step", f'there is no step "{name}".', hint)
        return None
    if written.block is not None:
        message = f'step "{name}" stands on the line "{written.block.member}".'
        draft.report(path, "other-line", message, "Name a step of the main line.")
        return None
    return steps.get(StepId(name))


def for_good(steps: Steps, step: Step) -> frozenset[OutcomeId]:
    """The outcomes by which a line leaves a step without any way back to it."""
    return frozenset(
        outcome for outcome, exit in step.exits.items() if step.id not in _reached(steps, exit.to)
    )


def _reached(steps: Steps, start: StepId | None) -> frozenset[StepId]:
    reached: set[StepId] = set()
    ahead = [start]
    while ahead:
        id = ahead.pop()
        if id is not None and id in steps and id not in reached:
            reached.add(id)
            ahead += [exit.to for exit in steps[id].exits.values()]
    return frozenset(reached)
