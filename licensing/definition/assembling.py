"""A draft made into a `Process`: contact, form, documents and steps.

Comes in from `checking`; every problem is reported to the draft.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from licensing.definition.anytimes import read_anytime
from licensing.definition.circles import check_circles
from licensing.definition.draft_forms import read_documents, read_form
from licensing.definition.drafting import DefinitionDraft
from licensing.definition.drawing import read_steps
from licensing.definition.heading import check_file_name, check_issuer, contact_field, read_standard
from licensing.definition.kind_documents import by_kind
from licensing.definition.kinds import read_kinds, read_reservations
from licensing.definition.limits import check_names, check_sizes
from licensing.definition.on_time import with_on_time
from licensing.definition.register_facts import consulting, read_facts
from licensing.definition.remedies import read_remedies
from licensing.definition.time_kept import kept_fair
from licensing.definition.time_limits import read_time_limit
from licensing.definition.written import WrittenStep
from licensing.documents.numbering import counted_as, is_number, may_meet
from licensing.forms.form import Form
from licensing.process.graph import Contact, LegalBasis, Process, Retries
from licensing.process.made import NumberRule
from licensing.process.numbers import at_each_place
from licensing.process.step import Step
from licensing.steps.document import MOST_PLACES
from licensing.text.source import Path
from licensing.words.identifiers import AgencyId, Digest, PermitId, StepId
from licensing.words.suggesting import suggestion


def assembled(draft: DefinitionDraft, digest: Digest) -> Process | None:
    """Everything resolved; None where the definition cannot even be drawn as a graph. Whether it is sound: `wholes`.

    Args:
        digest: of the bundle it is read with.
    """
    text = draft.text
    if not check_sizes(draft):
        return None
    check_file_name(draft)
    check_issuer(draft)
    check_names(draft)
    values = draft.expressions.values()
    form = _with_name(read_form(draft, ("form",), text.form, draft.codes), text.applicant.name)
    check_circles(draft, ("form",), "form", form)
    documents, form = by_kind(draft, read_documents(draft, ("documents",), text.documents), form)
    contact = Contact(*(contact_field(draft, part, name) for part, name in text.applicant))
    steps = read_steps(draft)
    if not steps:
        return None
    steps = consulting(text, steps)
    facts = read_facts(draft)
    _check_numbers(draft, steps)
    _check_notices(draft, steps)
    start = _start(draft, steps)
    kinds = read_kinds(draft, steps, start)
    begins = {start, *(kind.start for kind in kinds.values())}
    return Process(
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
        standard=read_standard(draft),
        documents=documents,
        steps=steps,
        start=start,
        time_limit=with_on_time(draft, steps, kept_fair(draft, read_time_limit(draft, steps, begins), steps)),
        retries=Retries(text.retries.times, text.retries.delay_seconds) if text.retries else Retries(),
        anytime=read_anytime(draft, steps),
        remedies=read_remedies(draft, steps),
        kinds=kinds,
        reservations=read_reservations(draft),
        register_facts=facts,
    )


def _with_name(form: Form, name: str) -> Form:
    """The form, in which one field says who applies."""
    return Form(tuple(replace(each, names_somebody=each.id == name) for each in form.fields))


def _may_begin(written: WrittenStep) -> bool:
    return written.block is None and not written.is_remedy


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
        if step.minutes is not None and step.minutes.number.pattern is not None:
            yield id, (*draft.steps[id].kind_path, "minutes", "number"), step.minutes.number


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


def _start(draft: DefinitionDraft, steps: Mapping[StepId, Step]) -> StepId:
    """Where a case begins: at the step that is named, else at the first of the main line."""
    named = draft.text.start
    main = [id for id in steps if _may_begin(draft.steps[id])]
    if named is not None and named not in main and not draft.may_mean(StepId(named), steps):
        message = f'there is no step "{named}" on the main line.'
        draft.unresolved(("start",), "unknown-step", message, suggestion(named, main))
    return StepId(named) if named is not None and named in main else next(iter(main), next(iter(steps)))
