"""What is done about the end of the time, resolved: lengths, roles, and the step that silence leads to.

Comes in from `assembling` with the steps as drawn; what is wrong is reported to the draft.
"""

from collections.abc import Mapping
from dataclasses import replace

from licensing.clock.spans import Span, parse_limit
from licensing.definition.drafting import DefinitionDraft
from licensing.definition.on_time_text import DeemedText, RungText
from licensing.process.limits import TimeLimit
from licensing.process.on_time import Deemed, OnTime, Rung
from licensing.process.step import Step
from licensing.text.source import Path
from licensing.words.identifiers import StepId
from licensing.words.suggesting import suggestion

AHEAD = ("working day", "day", "hour")
"""What one counts back from the end of a time in."""


def with_on_time(
    draft: DefinitionDraft, steps: Mapping[StepId, Step], limit: TimeLimit | None
) -> TimeLimit | None:
    """A time limit with what is done about its end."""
    text = draft.text.time_limit
    if text is None or limit is None:
        return limit
    path = ("time_limit",)
    if text.remind:
        draft.template((*path, "remind"), "notices/reminder", next(iter(steps)))
    remind = tuple(_length(draft, (*path, "remind", n), each) for n, each in enumerate(text.remind))
    ladder = tuple(_rung(draft, (*path, "escalate", n), each) for n, each in enumerate(text.escalate))
    deemed = _deemed(draft, (*path, "deemed"), text.deemed, steps) if text.deemed else None
    return replace(limit, on_time=OnTime(remind, ladder, deemed))


def _length(draft: DefinitionDraft, path: Path, span: Span) -> Span:
    if span.unit not in AHEAD:
        message = f"nobody is reminded {span} before an end."
        draft.report(path, "time-limit-unit", message, "Use working days, days or hours.")
    return span


def _rung(draft: DefinitionDraft, path: Path, text: RungText) -> Rung:
    role = draft.agency_role((*path, "to"), text.to)
    length, _, side = text.at.rpartition(" ")
    return Rung(role, parse_limit(length) if length else None, side != "after")


def _deemed(
    draft: DefinitionDraft, path: Path, text: DeemedText, steps: Mapping[StepId, Step]
) -> Deemed | None:
    written = draft.steps.get(StepId(text.to))
    if written is None:
        hint = suggestion(text.to, draft.steps)
        draft.unresolved((*path, "to"), "unknown-step", f'there is no step "{text.to}".', hint)
        return None
    if written.block is not None:
        message = f'step "{text.to}" stands on the line "{written.block.member}".'
        draft.report((*path, "to"), "other-line", message, "Name a step of the main line.")
        return None
    step = steps.get(StepId(text.to))
    if step is None:
        return None
    _check_fits(draft, (*path, "to"), text, step)
    return Deemed(text.how, step.id)


def _check_fits(draft: DefinitionDraft, path: Path, text: DeemedText, step: Step) -> None:
    if text.how == "issue" and not (step.makes and step.makes.kind == "licence"):
        message = f'"{step.id}" does not issue the licence.'
        draft.report(path, "deemed-to", message, "Name an issue step, or write as: certify.")
    if text.how == "certify" and not step.signs:
        message = f'nobody signs at "{step.id}".'
        hint = "Name a signature step, from which a letter certifies that the application is granted."
        draft.report(path, "deemed-to", message, hint)
