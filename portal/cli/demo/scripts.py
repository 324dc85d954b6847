"""The scripts of the demonstration: who applies with what, and who decides what, in order.

In come the files `process_definitions/demo/<permit>.yaml`, out go `Script` values, or every problem in them. A script
is checked against its process and the register, so that the demonstration cannot stumble over a misspelt name. Whether
the acts lead to an end is seen when they are played.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from licensing.city.register import AgencyRegister
from licensing.forms.answers import Typed
from licensing.forms.row_files import rules_named
from licensing.history.named import Named
from licensing.process.graph import Process
from licensing.scenarios.answers import typed_form
from licensing.text.reading import read
from licensing.text.source import Path as Way
from licensing.text.validation import validate
from licensing.words.errors import DefinitionRejected, RefusalCode
from licensing.words.identifiers import DocumentId, OfficerId, OutcomeId, PermitId, StepId
from licensing.words.sentences import Sentence
from licensing.words.suggesting import suggestion
from portal.cli.demo.script_text import ActText, ApplicationText, LaterText, ScriptText

APPLICANT = "applicant"


@dataclass(frozen=True, slots=True)
class Act:
    """`officer` is None where the applicant answers; `refused` is the code of the refusal that is expected."""

    officer: OfficerId | None
    step: StepId
    outcome: OutcomeId
    reason: str
    typed: Typed
    documents: tuple[DocumentId, ...]
    refused: RefusalCode | None
    named: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Later:
    """What comes once an application is done: one of a `kind` about its licence, or what its applicant `raises`."""

    title: Sentence
    acts: tuple[Act, ...]
    typed: Typed
    kind: str = ""
    officer: OfficerId | None = None
    raises: StepId | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """One application from its form to its end, and what comes after.

    `typed` may say `today + 20` where a date is asked; see `demo.days`. `on_tour`: it is one of the few that show the
    most.
    """

    permit: PermitId
    title: Sentence
    typed: Typed
    acts: tuple[Act, ...]
    on_tour: bool = False
    then: tuple[Later, ...] = ()


def read_scripts(
    folder: Path, processes: Mapping[PermitId, Process], register: AgencyRegister
) -> tuple[Script, ...]:
    """Every script of a folder, in the order of file names.

    Raises:
        DefinitionRejected: with every problem found in any of them.
    """
    scripts: list[Script] = []
    rejected: list[DefinitionRejected] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            scripts += read_script(
                path.read_text(encoding="utf-8"), f"{folder.name}/{path.name}", processes, register
            )
        except DefinitionRejected as problems:
            rejected.append(problems)
    if rejected:
        raise DefinitionRejected(tuple(problem for each in rejected for problem in each.problems))
    return tuple(scripts)


def read_script(
    text: str, file: str, processes: Mapping[PermitId, Process], register: AgencyRegister
) -> tuple[Script, ...]:
    """The scripts of one file.

    Raises:
        DefinitionRejected: with every problem found.
    """
    source, problems = read(text, file)
    if source is None:
        raise DefinitionRejected(problems)
    model, wrong = validate(source, ScriptText)
    if model is None or problems:
        raise DefinitionRejected(tuple(sorted({*problems, *wrong})))
    process = processes.get(PermitId(model.permit))
    if process is None:
        message = f'there is no permit type "{model.permit}".'
        hint = suggestion(model.permit, processes)
        raise DefinitionRejected((source.problem(("permit",), "unknown-permit", message, hint),))
    unknown = tuple(
        source.problem(way, "unknown-name", f'there is no {what} "{name}" here.', suggestion(name, known))
        for way, what, name, known in _names(model, process, register)
        if name not in known
    )
    if unknown:
        raise DefinitionRejected(tuple(sorted(unknown)))
    return tuple(_script(model.permit, each) for each in model.applications)


def _names(
    model: ScriptText, process: Process, register: AgencyRegister
) -> Iterator[tuple[Way, str, str, tuple[str, ...]]]:
    """Every name a script uses: where it stands, what it should be, and what there is."""
    for n, application in enumerate(model.applications):
        way: Way = ("applications", n)
        yield from _part_names(way, application, process, register)
        for m, later in enumerate(application.then):
            below: Way = (*way, "then", m)
            if later.kind is not None:
                yield (*below, "kind"), "kind", later.kind, tuple(process.kinds)
            if later.raises is not None:
                yield (*below, "raises"), "step", later.raises, tuple(process.remedies)
            if later.by is not None:
                yield (*below, "by"), "officer", later.by, tuple(register.officers)
            yield from _part_names(below, later, process, register)


def _part_names(
    at: Way, part: ApplicationText | LaterText, process: Process, register: AgencyRegister
) -> Iterator[tuple[Way, str, str, tuple[str, ...]]]:
    """The names in a form and in the acts that follow."""
    fields = tuple(field.id for field in process.form.fields)
    documents = tuple(rule.id for rule in process.documents)
    for field in part.form:
        yield (*at, "form", field), "field", field, fields
    for m, act in enumerate(part.acts):
        way: Way = (*at, "acts", m)
        yield (*way, "by"), "officer", act.by, (APPLICANT, *register.officers)
        yield (*way, "at"), "step", act.at, tuple(process.steps)
        step = process.steps.get(StepId(act.at))
        if step is None:
            continue
        asked = process.form if act.by == APPLICANT and not step.is_request else step.form
        takes = step.is_request or act.by != APPLICANT
        uploaded = tuple(rule.id for rule in step.documents) if takes else documents
        for field in act.form:
            yield (*way, "form", field), "field", field, tuple(each.id for each in asked.fields)
        for what in act.names:
            yield (
                (*way, "names", what),
                "field or document",
                what,
                (*fields, *documents, *_of_row(process, what)),
            )
        for k, document in enumerate(act.documents):
            rows = () if takes else _of_row(process, document)
            yield (*way, "documents", k), "document", document, (*uploaded, *rows)
        if act.by != APPLICANT:
            yield (*way, "outcome"), "outcome", act.outcome or "", tuple(step.exits)


def _of_row(process: Process, name: str) -> tuple[str, ...]:
    """The document of a row that a name means."""
    return tuple(rule.id for rule in rules_named(process.form, (name,)))


def _script(permit: str, text: ApplicationText) -> Script:
    acts, then = tuple(map(_act, text.acts)), tuple(map(_later, text.then))
    return Script(PermitId(permit), text.title, typed_form(text.form), acts, text.tour, then)


def _later(text: LaterText) -> Later:
    return Later(
        title=text.title,
        acts=tuple(map(_act, text.acts)),
        typed=typed_form(text.form),
        kind=text.kind or "",
        officer=OfficerId(text.by) if text.by else None,
        raises=StepId(text.raises) if text.raises else None,
        reason=text.reason,
    )


def _act(text: ActText) -> Act:
    return Act(
        officer=None if text.by == APPLICANT else OfficerId(text.by),
        step=StepId(text.at),
        outcome=OutcomeId(text.outcome or ""),
        reason=text.reason,
        typed=typed_form(text.form),
        documents=tuple(DocumentId(document) for document in text.documents),
        refused=text.refused,
        named=tuple(Named(what, remark) for what, remark in text.names.items()),
    )
