"""A draft made into a `Process`: contact, form, documents and steps, then what only the whole can tell.

Comes in from `checking`; every problem is reported to the draft.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from licensing.definition.anytimes import read_anytime
from licensing.definition.circles import check_circles
from licensing.definition.columns import lists_of
from licensing.definition.draft_forms import read_documents, read_form
from licensing.definition.drafting import DefinitionDraft
from licensing.definition.kinds import check_sets, read_kinds, read_reservations
from licensing.definition.remedies import read_remedies
from licensing.definition.soundness.proving import unsound
from licensing.definition.written import Way, WrittenStep
from licensing.documents.numbering import counted_as, is_number, may_meet
from licensing.forms.form import Form
from licensing.forms.text import FormText
from licensing.process.graph import Contact, LegalBasis, Process, Retries, Step
from licensing.process.kinds import Barring
from licensing.process.numbers import at_each_place
from licensing.process.protocol import Exit, NumberRule
from licensing.process.standard import COMPONENTS, DERIVED, Component, Standard
from licensing.steps import StepText
from licensing.steps.document import MOST_PLACES
from licensing.steps.text import KindText, OutcomeText, StepCommon, WayText
from licensing.text.labels import readable
from licensing.text.source import Path
from licensing.values.conditions import RESERVED_FIELDS, RESERVED_STEPS
from licensing.words.identifiers import AgencyId, Digest, FieldId, OutcomeId, PermitId, StepId
from licensing.words.sentences import Sentence
from licensing.words.suggesting import suggestion

MOST_STEPS: Final = 2_000
MOST_ASKED: Final = 5_000
"""Fields of one form, and documents."""
MOST_VALUES: Final = 500


def assembled(draft: DefinitionDraft, digest: Digest) -> Process | None:
    """Everything resolved; None where the definition cannot even be drawn as a graph.

    Args:
        digest: of the bundle it is read with.
    """
    text = draft.text
    if not _check_sizes(draft):
        return None
    _check_file_name(draft)
    _check_issuer(draft)
    _check_names(draft)
    values = draft.values()
    form = _with_name(read_form(draft, ("form",), text.form, draft.codes), text.applicant.name)
    check_circles(draft, ("form",), "form", form)
    documents = read_documents(draft, ("documents",), text.documents)
    contact = Contact(*(_contact(draft, part, name) for part, name in text.applicant))
    steps = _steps(draft)
    if not steps:
        return None
    _check_numbers(draft, steps)
    _check_notices(draft, steps)
    start = _start(draft, steps)
    kinds = read_kinds(draft, steps, start)
    check_sets(draft, steps, kinds, start)
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
        values=values,
        standard=_standard(draft),
        documents=documents,
        steps=steps,
        start=start,
        time_limit=text.time_limit.within if text.time_limit else None,
        retries=Retries(text.retries.times, text.retries.delay_seconds) if text.retries else Retries(),
        anytime=read_anytime(draft, steps),
        remedies=read_remedies(draft, steps),
        kinds=kinds,
        reservations=read_reservations(draft),
    )
    _check_soundness(draft, process)
    return process


def _with_name(form: Form, name: str) -> Form:
    """The form, in which one field says who applies."""
    return Form(tuple(replace(each, names_somebody=each.id == name) for each in form.fields))


def _may_begin(written: WrittenStep) -> bool:
    return written.block is None and not written.is_remedy


def _check_sizes(draft: DefinitionDraft) -> bool:
    """Whether all can be looked at within seconds; what was published was once."""
    forms = [("form",), *((*written.path, "form") for written in draft.steps.values())]
    forms += [(*written.path, "documents") for written in draft.steps.values()]
    asked = [(path, draft.source.at(path)) for path in (*forms, ("documents",))]
    too_many = [
        ((*path, key), MOST_ASKED, "questions")
        for path, given in asked
        if isinstance(given, dict)
        for key in [*given][MOST_ASKED : MOST_ASKED + 1]
    ]
    too_many += [
        (("values", id), MOST_VALUES, "values") for id in [*draft.text.values][MOST_VALUES : MOST_VALUES + 1]
    ]
    beyond = [*draft.steps.values()][MOST_STEPS : MOST_STEPS + 1]
    too_many += [(written.path, MOST_STEPS, "steps") for written in beyond]
    for path, most, what in too_many:
        message = f"more than {most} {what} are more than anybody can follow."
        draft.report(
            path, "too-large", message, "Divide what is asked among several permit types.", at_key=True
        )
    return draft.surroundings is None or not too_many


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
    asked: list[tuple[Path, frozenset[str]]] = [(("form", id), RESERVED_FIELDS) for id in draft.text.form]
    asked += [(("values", id), RESERVED_FIELDS) for id in draft.text.values]
    asked += [(written.path, RESERVED_STEPS) for written in draft.steps.values()]
    asked += [
        ((*written.path, "form", field), RESERVED_FIELDS | {"outcome"})
        for written in draft.steps.values()
        for field in written.text.form
    ]
    for path, form in (
        (("form",), draft.text.form),
        *(((*written.path, "form"), written.text.form) for written in draft.steps.values()),
    ):
        asked += _names_of_lists(path, form)
        for id, _ in lists_of(form):
            if id in draft.steps:
                message = f'"{id}" is the name of a step already, which conditions could mean.'
                draft.report((*path, id), "reserved-name", message, "Choose another name.", at_key=True)
    for id in draft.text.documents:
        if id in draft.text.form:
            message = f'"{id}" is the name of a question already.'
            hint = "An applicant is told by these names what to correct: choose another."
            draft.report(("documents", id), "reserved-name", message, hint, at_key=True)
    _check_names_of_uploads(draft)
    for path, reserved in asked:
        if path[-1] in reserved:
            message = f'nothing can be called "{path[-1]}" here, because conditions read that word otherwise.'
            draft.report(path, "reserved-name", message, "Choose another name.", at_key=True)


def _check_names_of_uploads(draft: DefinitionDraft) -> None:
    """What is wrong with something that was sent is told by its name: a question's or a document's."""
    for written in draft.steps.values():
        for id in written.text.documents:
            if id in written.text.form:
                message = f'"{id}" is the name of a question of this step already.'
                path = (*written.path, "documents", id)
                draft.report(path, "reserved-name", message, "Choose another name.", at_key=True)


def _names_of_lists(path: Path, form: FormText) -> Iterator[tuple[Path, frozenset[str]]]:
    """Lists are named before their columns, as steps are."""
    for id, asked in lists_of(form):
        yield (*path, id), RESERVED_STEPS
        yield from (((*path, id, "form", column), RESERVED_FIELDS) for column in asked.form or {})
        yield from (((*path, id, "values", name), RESERVED_FIELDS) for name in asked.values or {})


def _check_numbers(draft: DefinitionDraft, steps: Mapping[StepId, Step]) -> None:
    """No two documents get the same number: each series is counted apart, and patterns may meet."""
    first: dict[str, tuple[str, NumberRule]] = {}
    for id, path, number in _numbers(draft, steps):
        if draft.is_mended(path):
            continue
        patterns = [counted_as(each) for each in at_each_place(number)[:MOST_PLACES] if is_number(each)]
        other = next((each for pattern in patterns if (each := _holder(first, pattern, number))), None)
        for pattern in patterns:
            first.setdefault(pattern, (id, number))
        if other is not None:
            message = f'steps "{other}" and "{id}" would give two documents the same number.'
            draft.report(path, "number-pattern", message, "Tell the two apart, for instance by a letter.")


def _numbers(draft: DefinitionDraft, steps: Mapping[StepId, Step]) -> Iterator[tuple[str, Path, NumberRule]]:
    """Every document that is numbered: what a designer calls it, where its number is written, and how it counts."""
    for id, step in steps.items():
        for within, number in step.makes.numbers if step.makes else ():
            name = ".".join((id, *within[1:-1]))
            yield name, (*draft.steps[id].kind_path, *within), number


def _holder(first: Mapping[str, tuple[str, NumberRule]], pattern: str, number: NumberRule) -> str | None:
    """The step before that can give this number too, and does not count together with this rule."""
    met = ((met, *held) for met, held in first.items() if met == pattern or may_meet(met, pattern))
    return next((id for each, id, rule in met if each != pattern or rule.counted != number.counted), None)


def _check_notices(draft: DefinitionDraft, steps: Mapping[StepId, Step]) -> None:
    """Nobody names them, but whoever applies is told with them."""
    first = next(iter(draft.steps.values()))
    draft.template(first.path, "notices/received", first.id)
    for id, step in steps.items():
        for moment in (step.notice, *(step.makes.moments if step.makes else ())):
            if moment is not None:
                draft.template(draft.steps[id].kind_path, f"notices/{moment}", id)


def _check_soundness(draft: DefinitionDraft, process: Process) -> None:
    # From where nobody knows to begin, nothing can be said.
    if draft.surroundings is None or draft.text.start not in (None, process.start):
        return
    if any(problem.rule == "code-list" for problem in draft.problems):
        return  # What can be chosen is not known: conditions on it would be tried as if all could hold at once.
    for fault in unsound(process, draft.surroundings.register):
        if fault.rule == "unreachable-step" and draft.may_mean(
            StepId(str(fault.path[:2][-1])), process.steps
        ):
            continue
        draft.report(fault.path, fault.rule, fault.message, fault.hint)


def _contact(draft: DefinitionDraft, part: str, name: str) -> FieldId:
    asked = draft.text.form.get(name)
    if draft.is_mended(("form", name)):
        return FieldId(name)
    if asked is None:
        hint = suggestion(name, draft.text.form)
        draft.report(("applicant", part), "unknown-field", f'the form has no field "{name}".', hint)
    elif asked.optional or asked.when is not None:
        message = f'"{name}" is not answered in every application, but the applicant is reached by it.'
        draft.report(("applicant", part), "contact", message, "Ask for it in every case.")
    elif asked.type != (wanted := "text" if part == "name" else part):
        message = f'"{name}" is a field of type {asked.type}, and no {part}.'
        draft.report(("applicant", part), "contact", message, f"Name a field of type {wanted}.")
    return FieldId(name)


def _standard(draft: DefinitionDraft) -> Standard | None:
    """What the definition says of the service; what it leaves to itself has to follow from it."""
    written = draft.text.standard
    if written is None:
        return None
    texts: dict[str, Sentence] = dict(written)
    standard: dict[Component, Sentence | None] = {}
    for component in COMPONENTS:
        is_left = texts[component].id == "auto"
        if is_left and component not in DERIVED:
            message = f"nothing in a definition says {component}."
            hint = (
                f"Write it out; only {', '.join(each for each in COMPONENTS if each in DERIVED)} can be auto."
            )
            draft.report(("standard", component), "standard", message, hint)
        standard[component] = None if is_left else texts[component]
    return standard


def _start(draft: DefinitionDraft, steps: Mapping[StepId, Step]) -> StepId:
    """Where a case begins: at the step that is named, else at the first of the main line."""
    named = draft.text.start
    main = [id for id in steps if _may_begin(draft.steps[id])]
    if named is not None and named not in main and not draft.may_mean(StepId(named), steps):
        message = f'there is no step "{named}" on the main line.'
        draft.unresolved(("start",), "unknown-step", message, suggestion(named, main))
    return StepId(named) if named is not None and named in main else next(iter(main), next(iter(steps)))


def _steps(draft: DefinitionDraft) -> dict[StepId, Step]:
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
        way = draft.way((*written.kind_path, *own.path), own.target, written.block)
        exits[name] = Exit(way.to, own.label, end=way.end)
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
    return draft.way(path, WayText(end=given.end) if given.end else given.to, written.block)
