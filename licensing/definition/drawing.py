"""The steps of a draft, drawn one by one: kind, form, where each outcome leads, and who is kept away afterwards."""

from dataclasses import replace

from licensing.definition.circles import check_circles
from licensing.definition.draft_forms import read_documents, read_form
from licensing.definition.drafting import DefinitionDraft
from licensing.definition.written import Way, WrittenStep
from licensing.process.kinds import Barring
from licensing.process.protocol import EXHAUSTED, Exit
from licensing.process.step import Block, Step
from licensing.steps import StepText
from licensing.steps.text import KindText, OutcomeText, StepCommon, WayText
from licensing.text.labels import readable
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.suggesting import suggestion


def read_steps(draft: DefinitionDraft) -> dict[StepId, Step]:
    """The steps that can be drawn; those of a line not where the step that opens it cannot."""
    steps: dict[StepId, Step] = {}
    for id, written in draft.steps.items():
        step = _step(draft, written)
        # An opening step is written before the steps of its lines.
        if step is not None and (written.block is None or written.block.opened_by in steps):
            steps[id] = step
    return steps


def _step(draft: DefinitionDraft, written: WrittenStep) -> Step | None:
    kinds = written.kinds
    if len(kinds) != 1:
        what = "no kind" if not kinds else "more than one kind: " + ", ".join(kinds)
        known = sorted(StepText.model_fields.keys() - StepCommon.model_fields.keys())
        given = draft.source.at(written.path)
        if not kinds and isinstance(given, dict) and not given.keys().isdisjoint(known):
            return None  # what is wrong with its kind has been said
        hint = f"Give it exactly one of: {', '.join(known)}."
        draft.unresolved(written.path, "step-kind", f'step "{written.id}" has {what}.', hint)
        return None
    key, kind = next(iter(kinds.items()))
    _check_officers_part(draft, written, key, kind)
    if kind.has_outcomes() and not written.text.outcomes:
        return None
    form = read_form(draft, (*written.path, "form"), written.text.form, draft.codes)
    check_circles(draft, (*written.path, "form"), written.id, form)
    step = Step(
        id=written.id,
        name=written.text.name or readable(written.id),
        exits=_exits(draft, written),
        form=form,
        block=written.block,
        documents=read_documents(draft, (*written.path, "documents"), written.text.documents),
    )
    step = kind.build(draft, written.kind_path, step)
    step = replace(step, bars=_bars(draft, written))
    _check_ending(draft, written, step)
    return step


def _bars(draft: DefinitionDraft, written: WrittenStep) -> Barring | None:
    """Who may not apply again once the step is reached."""
    text, path = written.text.bar, (*written.path, "bar")
    if text is None:
        return None
    if text.span.unit == "working day":
        draft.report((*path, "for"), "bar", "a bar runs in calendar time.", "Use days, months or years.")
        return None
    key = draft.key((*path, "key"), text.key)
    return None if key is None else Barring(key, text.span, text.reason)


def _check_officers_part(draft: DefinitionDraft, written: WrittenStep, key: str, kind: KindText) -> None:
    """Outcomes belong to the steps that others answer, a form to those that officers decide, and to no others."""
    if kind.has_outcomes() and not written.text.outcomes:
        message = f'step "{written.id}" has no outcome.'
        draft.unresolved(written.path, "no-outcome", message, "Add outcomes: {name: next_step}.")
    if written.text.outcomes and not kind.has_outcomes():
        message = f"a {key} step has no outcomes of its own."
        draft.report((*written.path, "outcomes"), "outcomes", message, "Remove outcomes.")
    if EXHAUSTED in written.text.outcomes:
        message = f'"{EXHAUSTED}" is what the language calls the outcome once the ways back are used up.'
        path = (*written.path, "outcomes", EXHAUSTED)
        draft.report(path, "reserved-name", message, "Choose another name.", at_key=True)
    is_request = written.text.request is not None
    if written.text.documents and not kind.decided_by_officers() and not is_request:
        message = f"nobody uploads documents at a {key} step."
        hint = "Ask for them with the application, by a request, or at a step that officers decide."
        draft.report((*written.path, "documents"), "documents-unused", message, hint)
    if written.text.form and not kind.decided_by_officers() and not is_request:
        message = f"nobody fills in the form of a {key} step."
        hint = "Move it to a step that officers decide, or to a request."
        draft.report((*written.path, "form"), "form-unused", message, hint)


def _check_ending(draft: DefinitionDraft, written: WrittenStep, step: Step) -> None:
    """A case ends on its main line: a line answers the step that opened it, and that step leads on."""
    if step.ending is not None and written.block is not None:
        message = f'step "{step.id}" ends the case from within the line "{written.block.member}".'
        hint = "End the line instead ({end: <outcome>}), and lead that outcome of the opening step here."
        draft.report(written.path, "line-end", message, hint)
    elif step.makes is not None and step.makes.kind == "licence" and written.block is not None:
        message = f'step "{step.id}" issues the licence from within the line "{written.block.member}".'
        hint = (
            "End the line instead ({end: <outcome>}), and lead that outcome of the opening step to the issue."
        )
        draft.report(written.path, "line-end", message, hint)


def _exits(draft: DefinitionDraft, written: WrittenStep) -> dict[OutcomeId, Exit]:
    exits: dict[OutcomeId, Exit] = {}
    for name, given in written.text.outcomes.items() if written.kind and written.kind.has_outcomes() else ():
        path = (*written.path, "outcomes", name)
        long = given if isinstance(given, OutcomeText) else OutcomeText(to=given)
        way = _way(draft, path, name, long, written)
        exits[OutcomeId(name)] = Exit(way.to, long.label or readable(name), long.reason, way.end)
    for name, own in written.own_exits().items():
        way = _lead(draft, (*written.kind_path, *own.path), own.target, written.block)
        exits[name] = Exit(way.to, own.label, own.needs_reason, way.end)
    return exits


def _way(draft: DefinitionDraft, path: Path, name: str, given: OutcomeText, written: WrittenStep) -> Way:
    """Where an outcome leads, told in the words of whoever writes outcomes."""
    if given.to is not None and given.end is not None:
        message = f'outcome "{name}" leads to a step and to the end of its line.'
        draft.report(path, "outcome-nowhere", message, "Keep one of `to` and `end`.")
    if given.to is None and given.end is None and written.is_remedy:
        return Way(None, None)  # The decision stands.
    if given.to is None and given.end is None:
        message = f'outcome "{name}" of step "{written.id}" leads nowhere.'
        draft.unresolved(path, "outcome-nowhere", message, "Name the next step under `to`.")
        return Way(None, None)
    if given.to is not None and given.to not in draft.steps:
        message = f'outcome "{name}" of step "{written.id}" leads to "{given.to}", which is no step.'
        is_long = isinstance(written.text.outcomes[name], OutcomeText)
        at = (*path, "to") if is_long else path
        draft.unresolved(at, "outcome-nowhere", message, suggestion(given.to, draft.steps))
        return Way(StepId(given.to), None)
    return _lead(draft, path, WayText(end=given.end) if given.end else given.to, written.block)


def _lead(draft: DefinitionDraft, path: Path, target: str | WayText | None, within: Block | None) -> Way:
    """Where an exit leads: to a step of the same line, or to the line's end."""
    if isinstance(target, WayText):
        return Way(None, _end(draft, path, target.end, within))
    if target is None:
        draft.unresolved(path, "outcome-nowhere", "this leads nowhere.", "Name the next step under `to`.")
        return Way(None, None)
    written = draft.steps.get(StepId(target))
    if written is None:
        hint = suggestion(target, draft.steps)
        draft.unresolved(path, "unknown-step", f'there is no step "{target}".', hint)
    elif written.block != within:
        line = f'the line "{written.block.member}"' if written.block else "the main line"
        hint = "Nothing leads into or out of a line but its end: {end: <outcome>}."
        draft.report(path, "other-line", f'step "{target}" stands on {line}.', hint)
    return Way(StepId(target), None)


def _end(draft: DefinitionDraft, path: Path, outcome: str, within: Block | None) -> OutcomeId:
    if within is None:
        message = "the main line is opened by no step that it could answer."
        draft.unresolved(path, "line-end", message, "Lead to an issue, refuse or close step.")
    elif outcome not in (outcomes := draft.steps[within.opened_by].text.outcomes):
        message = f'"{outcome}" is no outcome of step "{within.opened_by}", which opens this line.'
        draft.unresolved(path, "unknown-outcome", message, suggestion(outcome, outcomes))
    return OutcomeId(outcome)
