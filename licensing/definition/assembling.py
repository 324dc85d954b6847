"""A draft made into a `Process`: contact, form, documents and steps, then what only the whole can tell.

Comes in from `checking`; every problem is reported to the draft.
"""

from collections.abc import Mapping

from licensing.definition.draft_forms import read_documents, read_form
from licensing.definition.drafting import DefinitionDraft
from licensing.definition.soundness import unsound
from licensing.documents.numbering import counted_as
from licensing.history.effects import Moment
from licensing.process.graph import Contact, LegalBasis, Process, Retries, Step
from licensing.process.protocol import Exit
from licensing.steps import StepText
from licensing.steps.text import KindText, OutcomeText, StepCommon
from licensing.text.labels import readable
from licensing.text.reading import Path
from licensing.text.validation import suggestion
from licensing.values.conditions import RESERVED_FIELDS, RESERVED_STEPS
from licensing.words.identifiers import AgencyId, Digest, FieldId, OutcomeId, PermitId, StepId

NOTICES: Mapping[str, Moment] = {
    "correction": "correction",
    "issue": "issued",
    "refuse": "refused",
    "close": "lapsed",
}
"""What the applicant is told on entering a step of a kind."""


def assembled(draft: DefinitionDraft, digest: Digest) -> Process | None:
    """Everything resolved; None where the definition cannot even be drawn as a graph.

    Args:
        digest: of the bundle it is read with.
    """
    text = draft.text
    _check_file_name(draft)
    _check_issuer(draft)
    _check_names(draft)
    form = read_form(draft, ("form",), text.form, draft.codes)
    documents = read_documents(draft, ("documents",), text.documents)
    contact = Contact(*(_contact(draft, part, name) for part, name in text.applicant))
    steps = {
        StepId(id): step for id, entry in text.steps.items() if (step := _step(draft, StepId(id), entry))
    }
    if not steps:
        return None
    _check_numbers(draft)
    _check_notices(draft)
    process = Process(
        permit=PermitId(text.permit),
        code=text.code,
        name=text.name,
        summary=text.summary,
        digest=digest,
        issuer=AgencyId(text.issuer),
        legal_basis=tuple(LegalBasis(entry.cite, entry.articles, entry.note) for entry in text.legal_basis),
        applicant=contact,
        form=form,
        documents=documents,
        steps=steps,
        start=next(iter(steps)),
        time_limit=text.time_limit.within if text.time_limit else None,
        retries=Retries(text.retries.times, text.retries.delay_seconds) if text.retries else Retries(),
    )
    _check_soundness(draft, process)
    return process


def _check_file_name(draft: DefinitionDraft) -> None:
    name = f"{draft.text.permit}.yaml"
    if draft.surroundings is not None and draft.source.file.rpartition("/")[2] != name:
        message = f'permit "{draft.text.permit}" stands in another file.'
        draft.report(("permit",), "file-name", message, f"Name the file {name}.")


def _check_issuer(draft: DefinitionDraft) -> None:
    issuer = draft.text.issuer
    if draft.surroundings is not None and issuer not in draft.surroundings.register.agencies:
        message = f'there is no agency "{issuer}" in the register.'
        hint = suggestion(issuer, draft.surroundings.register.agencies)
        draft.report(("issuer",), "unknown-agency", message, hint)


def _check_names(draft: DefinitionDraft) -> None:
    """Conditions read some words otherwise, so nothing they may ask for can be called by one."""
    asked = [(("form", id), RESERVED_FIELDS) for id in draft.text.form]
    asked += [(("steps", id), RESERVED_STEPS) for id in draft.text.steps]
    asked += [
        (("steps", id, "form", field), RESERVED_FIELDS | {"outcome"})
        for id, step in draft.text.steps.items()
        for field in step.form
    ]
    for path, reserved in asked:
        if path[-1] in reserved:
            message = f'nothing can be called "{path[-1]}" here, because conditions read that word otherwise.'
            draft.report(path, "reserved-name", message, "Choose another name.", at_key=True)


def _check_numbers(draft: DefinitionDraft) -> None:
    """Licences and letters are counted apart, so one pattern for both would give the same numbers."""
    first: dict[str, tuple[str, str]] = {}
    for id, step in draft.text.steps.items():
        for key, kind in (("issue", step.issue), ("refuse", step.refuse)):
            path: Path = ("steps", id, key, "number")
            if kind is None or draft.is_mended(path):
                continue
            other, counted = first.setdefault(counted_as(kind.number), (id, key))
            if counted != key:
                message = f'steps "{other}" and "{id}" would give two documents the same number.'
                draft.report(path, "number-pattern", message, "Tell the two apart, for instance by a letter.")


def _check_notices(draft: DefinitionDraft) -> None:
    """Nobody names them, but whoever applies is told with them."""
    draft.template(("steps", next(iter(draft.text.steps))), "notices/received")
    for id, step in draft.text.steps.items():
        for key in step.kinds():
            if key in NOTICES:
                draft.template(("steps", id, key), f"notices/{NOTICES[key]}")


def _check_soundness(draft: DefinitionDraft, process: Process) -> None:
    if draft.surroundings is None:
        return
    for fault in unsound(process, draft.surroundings.register):
        if fault.rule == "unreachable-step" and draft.may_mean(StepId(str(fault.path[1])), process.steps):
            continue
        draft.report(fault.path, fault.rule, fault.message, fault.hint)


def _contact(draft: DefinitionDraft, part: str, name: str) -> FieldId:
    asked = draft.text.form.get(name)
    if asked is None:
        hint = suggestion(name, draft.text.form)
        draft.report(("applicant", part), "unknown-field", f'the form has no field "{name}".', hint)
    elif asked.optional or asked.when is not None:
        message = f'"{name}" is not answered in every application, but the applicant is reached by it.'
        draft.report(("applicant", part), "contact", message, "Ask for it in every case.")
    elif part not in ("name", asked.type):
        message = f'"{name}" is a field of type {asked.type}, and no {part}.'
        draft.report(("applicant", part), "contact", message, f"Name a field of type {part}.")
    return FieldId(name)


def _step(draft: DefinitionDraft, id: StepId, text: StepText) -> Step | None:
    path: Path = ("steps", id)
    kinds = text.kinds()
    if len(kinds) != 1:
        what = "no kind" if not kinds else "more than one kind: " + ", ".join(kinds)
        known = sorted(StepText.model_fields.keys() - StepCommon.model_fields.keys())
        hint = f"Give it exactly one of: {', '.join(known)}."
        draft.unresolved(path, "step-kind", f'step "{id}" has {what}.', hint)
        return None
    key, kind = next(iter(kinds.items()))
    _check_officers_part(draft, path, text, kinds)
    if kind.decided_by_officers() and not text.outcomes:
        return None
    exits = _exits(draft, path, text) if kind.decided_by_officers() else {}
    for outcome, (way, target, label) in kind.exits().items():
        exits[outcome] = Exit(draft.step((*path, key, *way), target), label)
    form = read_form(draft, (*path, "form"), text.form, draft.codes)
    meaning = kind.build(draft, (*path, key), tuple(OutcomeId(outcome) for outcome in text.outcomes))
    return Step(id, text.name or readable(id), meaning, exits, form)


def _check_officers_part(
    draft: DefinitionDraft, path: Path, text: StepText, kinds: Mapping[str, KindText]
) -> None:
    """Outcomes and a form belong to the steps that officers decide, and to no others."""
    key, kind = next(iter(kinds.items()))
    if kind.decided_by_officers():
        if not text.outcomes:
            message = f'step "{path[-1]}" has no outcome.'
            draft.unresolved(path, "no-outcome", message, "Add outcomes: {name: next_step}.")
        return
    if text.outcomes:
        message = f"a {key} step has no outcomes of its own."
        draft.report((*path, "outcomes"), "outcomes", message, "Remove outcomes.")
    if text.form:
        message = f"nobody fills in the form of a {key} step."
        draft.report((*path, "form"), "form-unused", message, "Move it to a step that officers decide.")


def _exits(draft: DefinitionDraft, path: Path, text: StepText) -> dict[OutcomeId, Exit]:
    exits: dict[OutcomeId, Exit] = {}
    for name, given in text.outcomes.items():
        way = (*path, "outcomes", name)
        long = given if isinstance(given, OutcomeText) else OutcomeText(to=given)
        if long.to not in draft.text.steps:
            message = f'outcome "{name}" of step "{path[-1]}" leads to "{long.to}", which is no step.'
            hint = suggestion(long.to, draft.text.steps)
            draft.unresolved((*way, "to") if long is given else way, "outcome-nowhere", message, hint)
        exits[OutcomeId(name)] = Exit(StepId(long.to), long.label or readable(name), long.reason)
    return exits
