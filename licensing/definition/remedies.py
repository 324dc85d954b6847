"""Objection and appeal, resolved: after which endings, within what time, and what only the whole can tell of them."""

from collections.abc import Mapping

from licensing.definition.drafting import DefinitionDraft
from licensing.definition.remedy_text import KEYS, STEPS, Key, RemedyText
from licensing.process.anytime import Remedy
from licensing.process.step import Step
from licensing.words.identifiers import StepId

Steps = Mapping[StepId, Step]


def read_remedies(draft: DefinitionDraft, steps: Steps) -> Mapping[StepId, Remedy]:
    """What can be raised once a case has ended, in the order in which it can."""
    remedies: dict[StepId, Remedy] = {}
    for key in KEYS:
        text = draft.text.objection if key == "objection" else draft.text.appeal
        if text is None or STEPS[key] not in steps:
            continue
        if key == "appeal" and draft.text.objection is None:
            message = "an appeal is raised against how an objection ended, but there is no objection."
            draft.report(
                (key,), "remedy", message, "Write an objection, or call this one objection.", at_key=True
            )
        _check_after(draft, key, text, steps)
        remedies[STEPS[key]] = Remedy(text.within, text.after)
    return remedies


def _check_after(draft: DefinitionDraft, key: Key, text: RemedyText, steps: Steps) -> None:
    endings = {step.ending for step in steps.values()}
    for n, ending in enumerate(text.after):
        if ending not in endings and len(steps) == len(draft.steps):
            message = f'no case ends as "{ending}", so this is never raised against it.'
            place = (key, "after", n) if draft.source.at((key, "after")) else (key,)
            draft.report(place, "remedy", message, "Name how cases of this permit type end.")
    before = draft.text.objection if key == "appeal" else None
    if before is not None and set(before.after).isdisjoint(text.after):
        message = (
            f"no objection is raised after {' or '.join(text.after)}, so that this is never raised either."
        )
        place = (key, "after") if draft.source.at((key, "after")) else (key,)
        draft.report(place, "remedy", message, f"Write after: [{', '.join(before.after)}].")
    if "issued" not in text.after:
        return
    for name, exit in steps[STEPS[key]].exits.items():
        if exit.to is not None:
            message = f'"{name}" would go on with a case whose licence is issued, and issue another.'
            hint = "Leave the decision as it was ({}), or leave issued out of after."
            draft.report((key, "outcomes", name), "remedy", message, hint)
