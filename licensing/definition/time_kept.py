"""What keeps a case's time from being gamed, resolved: capped corrections, and extensions that need a reason.

Comes in from `assembling` with the limit itself; what is wrong is reported to the draft.
"""

from collections.abc import Mapping
from dataclasses import replace

from licensing.definition.capping_text import CappingText
from licensing.definition.drafting import DefinitionDraft
from licensing.definition.extension_text import ExtensionText
from licensing.process.capping import Capping
from licensing.process.extending import Extending
from licensing.process.limits import TimeLimit, in_days
from licensing.process.returning import sent_back_by
from licensing.process.step import Step
from licensing.words.identifiers import StepId

CORRECTIONS, EXTEND = ("time_limit", "corrections"), ("time_limit", "extend")


def kept_fair(
    draft: DefinitionDraft, limit: TimeLimit | None, steps: Mapping[StepId, Step]
) -> TimeLimit | None:
    """The limit with what is said beside its rows."""
    text = draft.text.time_limit
    if limit is None or text is None:
        return limit
    capping = _capping(draft, limit, text.corrections, steps) if text.corrections else None
    extending = _extending(draft, limit, text.extend, next(iter(steps))) if text.extend else None
    return replace(limit, capping=capping, extending=extending)


def _capping(
    draft: DefinitionDraft, limit: TimeLimit, text: CappingText, steps: Mapping[StepId, Step]
) -> Capping:
    if text.at_most is None and text.not_in_last is None:
        message = "nothing is limited: neither how many corrections there are nor until when."
        draft.report(CORRECTIONS, "time-limit-cap", message, "Write at_most, not_in_last, or both.")
    if not sent_back_by(steps):
        message = "no step asks for a correction, so there is none to limit."
        draft.report(CORRECTIONS, "time-limit-cap", message, "Remove it, or add a step with `correction`.")
    last = text.not_in_last
    shortest = min((row.within for row in limit.rows), key=in_days)
    if last is not None and in_days(last) >= in_days(shortest):
        message = f"a limit of {shortest} has nothing but its last {last}."
        draft.report((*CORRECTIONS, "not_in_last"), "time-limit-cap", message, "Write less than every limit.")
    by = draft.agency_role((*CORRECTIONS, "consent"), text.consent)
    return Capping(by, text.at_most, last)


def _extending(draft: DefinitionDraft, limit: TimeLimit, text: ExtensionText, step: StepId) -> Extending:
    path = (*EXTEND, "at_most")
    for row in limit.rows:
        if row.within.unit != text.at_most.unit:
            message = (
                f"{text.at_most} cannot be added to a limit of {row.within}: they are counted differently."
            )
            draft.report(path, "time-limit-extend", message, f"Write it in {row.within.unit}s.")
            break
        if row.within.amount < text.at_most.amount:
            message = f"an extension of {text.at_most} is more than the limit of {row.within} itself."
            draft.report(path, "time-limit-extend", message, "Write no more than every limit.")
            break
    by = draft.agency_role((*EXTEND, "by"), text.by)
    draft.template(EXTEND, "notices/extended", step)
    return Extending(by, text.at_most, text.times, dict(text.reasons))
