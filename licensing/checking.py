"""Check: a definition's text, the agency register and the templates to a `Process`, or every problem at once.

Two ways in. `check` is for designers and publishing: everything a definition names must exist. `restore` is for
running cases: an archived text was sound when it was published, and is only read again.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from licensing.agencies import AgencyRegister, parse_role
from licensing.conditions import Condition, ConditionWrong, Vocabulary, compared
from licensing.definition import DefinitionText
from licensing.draft_forms import read_documents, read_form
from licensing.errors import DefinitionRejected, Problem
from licensing.fields import FIELD_TYPES, Seen
from licensing.form_text import FormText
from licensing.identifiers import AgencyId, Digest, FieldId, OutcomeId, PermitId, StepId, TemplateName
from licensing.labels import readable
from licensing.licence import offered
from licensing.mending import mended
from licensing.people import AgencyRole
from licensing.process import Contact, Exit, LegalBasis, Process, Retries, Step
from licensing.reading import Path, Plain, Source, read
from licensing.soundness import unsound
from licensing.steps import StepText
from licensing.steps.text import OutcomeText, StepCommon
from licensing.templating import TemplateSource, template_problems
from licensing.validation import suggestion, validate

LOST_MEANING = frozenset(
    {"condition-unknown", "condition-type", "condition-syntax", "unknown-step", "outcome-nowhere"}
)
"""Problems that leave a process without an answer to where a case goes next."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a definition is checked against. `codes` are code lists: code to label, by list name."""

    register: AgencyRegister
    templates: TemplateSource
    codes: Mapping[str, Mapping[str, str]]


def digest_of(text: str) -> Digest:
    """The digest a definition text is archived under."""
    return Digest(sha256(text.encode()).hexdigest())


def check(text: str, file: str, surroundings: Surroundings) -> Process:
    """Read and check one definition.

    Args:
        file: name for problems, `<permit>.yaml`.

    Raises:
        DefinitionRejected: with every problem found.
    """
    source, problems = read(text, file)
    if source is None:
        raise DefinitionRejected(problems)
    model, wrong = validate(source, DefinitionText)
    touched: frozenset[Path] = frozenset()
    if model is None:
        model, touched = mended(source.tree, DefinitionText)
    if model is None:
        raise DefinitionRejected(tuple(sorted({*problems, *wrong})))
    draft = Drafting(source, model, surroundings.codes, surroundings, [*problems, *wrong], touched)
    process = draft.process()
    if draft.problems or process is None:
        raise DefinitionRejected(tuple(sorted(set(draft.problems))))
    return process


def restore(text: str, codes: Mapping[str, Mapping[str, str]]) -> Process:
    """Build the process of an archived definition, whatever has become of agencies, templates and rules since.

    A case that runs must go on: a rule added after the text was published does not stop it.

    Raises:
        DefinitionRejected: the text has lost its meaning: it is damaged, or a condition of it can no longer be read.
    """
    source, problems = read(text, "archive")
    model, wrong = (None, problems) if source is None else validate(source, DefinitionText)
    if source is None or model is None:
        raise DefinitionRejected(wrong)
    draft = Drafting(source, model, codes, None, [])
    process = draft.process()
    lost = tuple(sorted(problem for problem in draft.problems if problem.rule in LOST_MEANING))
    if process is None or lost:
        raise DefinitionRejected(lost or tuple(draft.problems))
    return process


@dataclass(slots=True)
class Drafting:
    """The definition being checked: resolves names and conditions, and collects problems (a `steps.text.Draft`)."""

    source: Source
    text: DefinitionText
    codes: Mapping[str, Mapping[str, str]]
    surroundings: Surroundings | None
    problems: list[Problem]
    touched: frozenset[Path] = frozenset()
    vocabulary: Vocabulary = field(init=False)
    answers: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        names: dict[str, Seen] = _names("form", self.text.form)
        for id, step in self.text.steps.items():
            names[f"{id}.outcome"] = "string"
            if step.consultation is None or len(step.consultation.ask) == 1:
                names.update(_names(id, step.form))
        self.vocabulary = Vocabulary(names)
        self.answers = {
            **_offers("form", self.text.form, self.codes),
            **{f"{id}.outcome": _outcomes(step) for id, step in self.text.steps.items()},
            **{
                name: offers
                for id, step in self.text.steps.items()
                for name, offers in _offers(id, step.form, self.codes).items()
            },
        }

    def _is_mended(self, path: Path) -> bool:
        """Whether the designer did not write this, or wrote it or a part of it wrong: that has been said."""
        within = any(path[: len(touched)] == touched for touched in self.touched)
        return within or (len(path) > 2 and any(touched[: len(path)] == path for touched in self.touched))

    def _meant(self, step: StepId, known: Mapping[StepId, Step]) -> bool:
        """Whether a part that cannot be read as it stands names a step."""
        broken = {("steps", id) for id in self.text.steps if id not in known}
        return any(step in _texts(self.source.at(path)) for path in (*self.touched, *broken))

    def _unsure(self) -> set[str]:
        """The names of answers whose fields were mended: conditions about them may well be right."""
        fields = {path[:2] for path in self.touched if path[0] == "form"}
        own = {(path[1], path[3]) for path in self.touched if path[0] == "steps" and path[2:3] == ("form",)}
        return {f"{prefix}.{id}" for prefix, id in (*fields, *own)}

    # What step kinds ask of a draft.

    def report(self, path: Path, rule: str, message: str, hint: str) -> None:
        """A problem of a whole step stands at the step's name, any other where its value begins."""
        if self._is_mended(path):
            return
        of_step = len(path) == 2 and path[0] == "steps"
        self.problems.append(self.source.problem(path, rule, message, hint, at_key=of_step))

    def condition(self, path: Path, text: str) -> Condition | None:
        try:
            condition = self.vocabulary.compile(text)
        except ConditionWrong as wrong:
            if self._is_mended(path) or any(name in text for name in self._unsure()):
                return None
            self.problems.append(
                self.source.problem_within(path, text, wrong.column, wrong.rule, wrong.message, wrong.hint)
            )
            return None
        for column, name, answer in compared(text) if self.surroundings else ():
            offers = self.answers.get(name)
            if offers is not None and answer not in offers:
                message = f'{name} is never "{answer}".'
                hint = suggestion(answer, filter(None, offers))
                self.problems.append(
                    self.source.problem_within(path, text, column, "condition-choice", message, hint)
                )
        return condition

    def agency_role(self, path: Path, text: str) -> AgencyRole:
        role = parse_role(text)
        if self.surroundings is None:
            return role
        agencies = self.surroundings.register.agencies
        if not role.role:
            known = agencies[role.agency].roles if role.agency in agencies else ("role",)
            hint = f"Write agency and role, such as {role.agency}.{next(iter(known), 'role')}."
            self.report(path, "unknown-role", f'"{text}" names no role.', hint)
        elif role.agency not in agencies:
            hint = suggestion(role.agency, agencies)
            self.report(path, "unknown-agency", f'there is no agency "{role.agency}" in the register.', hint)
        elif role.role not in agencies[role.agency].roles:
            hint = suggestion(text, (f"{role.agency}.{known}" for known in agencies[role.agency].roles))
            self.report(path, "unknown-role", f'agency "{role.agency}" has no role "{role.role}".', hint)
        return role

    def template(self, path: Path, name: str) -> TemplateName:
        if self.surroundings is not None:
            for fault in template_problems(name, self.surroundings.templates, offered(self.text)):
                self.report(path, fault.rule, fault.message, fault.hint)
        return TemplateName(name)

    def step(self, path: Path, name: str) -> StepId:
        if name not in self.text.steps:
            hint = suggestion(name, self.text.steps)
            self.report(path, "unknown-step", f'there is no step "{name}".', hint)
        return StepId(name)

    def decided(self, path: Path, name: str) -> StepId:
        """Another step, whose deciding officers are known."""
        kinds = self.text.steps[name].kinds().values() if name in self.text.steps else ()
        if name == path[1]:
            message = f'step "{name}" names itself in not_by.'
            self.report(path, "four-eyes-impossible", message, "Name an earlier step that officers decide.")
        elif kinds and not any(kind.decided_by_officers() for kind in kinds):
            message = f'no officer decides step "{name}".'
            self.report(path, "four-eyes-impossible", message, "Name an earlier step that officers decide.")
        return self.step(path, name)

    def date_field(self, path: Path, name: str, when: str | None) -> FieldId:
        dates = [id for id, asked in self.text.form.items() if asked.type == "date"]
        if name not in dates:
            self.report(
                path, "unknown-field", f'the form has no date field "{name}".', suggestion(name, dates)
            )
        elif not self._is_answered(name, when):
            message = f'the date "{name}" is not answered in every case of this row.'
            hint = f'Ask for it in every case, give field and row the same `when`, or add form.{name} != "" to the row.'
            self.report(path, "validity", message, hint)
        return FieldId(name)

    def _is_answered(self, name: str, when: str | None) -> bool:
        """Whether a field has an answer whenever `when` holds."""
        asked = self.text.form[name]
        always = not asked.optional and asked.when in (None, when)
        return always or f'form.{name} != ""' in (when or "")

    def series(self, path: Path) -> str:
        return f"{self.text.permit}.{path[1]}"

    # The definition itself.

    def process(self) -> Process | None:
        """Everything resolved; None where the definition cannot even be drawn as a graph."""
        text = self.text
        self._check_file_name()
        self._check_issuer()
        form = read_form(self, ("form",), text.form, self.codes)
        documents = read_documents(self, ("documents",), text.documents)
        contact = Contact(*(self._contact(part, name) for part, name in text.applicant))
        steps = {
            StepId(id): step for id, entry in text.steps.items() if (step := self._step(StepId(id), entry))
        }
        if not steps:
            return None
        self._check_numbers()
        process = Process(
            permit=PermitId(text.permit),
            code=text.code,
            name=text.name,
            summary=text.summary,
            digest=digest_of(self.source.text),
            issuer=AgencyId(text.issuer),
            legal_basis=tuple(
                LegalBasis(entry.cite, entry.articles, entry.note) for entry in text.legal_basis
            ),
            applicant=contact,
            form=form,
            documents=documents,
            steps=steps,
            start=next(iter(steps)),
            time_limit=text.time_limit.within if text.time_limit else None,
            retries=Retries(text.retries.times, text.retries.delay_seconds) if text.retries else Retries(),
        )
        register = self.surroundings.register if self.surroundings else None
        for fault in unsound(process, register):
            if fault.rule == "unreachable-step" and self._meant(StepId(str(fault.path[1])), steps):
                continue
            self.report(fault.path, fault.rule, fault.message, fault.hint)
        return process

    def _check_file_name(self) -> None:
        if (
            self.surroundings is not None
            and self.source.file.rpartition("/")[2] != f"{self.text.permit}.yaml"
        ):
            message = f'permit "{self.text.permit}" stands in another file.'
            self.report(("permit",), "file-name", message, f"Name the file {self.text.permit}.yaml.")

    def _check_numbers(self) -> None:
        """Each step counts for itself, so two with one pattern would give the same numbers."""
        first: dict[str, str] = {}
        for id, step in self.text.steps.items():
            for key, kind in (("issue", step.issue), ("refuse", step.refuse)):
                path: Path = ("steps", id, key, "number")
                if kind is None or self._is_mended(path):
                    continue
                bare = re.sub(r"\{seq:\w*\}", "{seq}", kind.number)
                if first.setdefault(bare, id) != id:
                    message = f'steps "{first[bare]}" and "{id}" would give two documents the same number.'
                    self.report(
                        path, "number-pattern", message, "Tell the two apart, for instance by a letter."
                    )

    def _check_issuer(self) -> None:
        if self.surroundings is not None and self.text.issuer not in self.surroundings.register.agencies:
            hint = suggestion(self.text.issuer, self.surroundings.register.agencies)
            message = f'there is no agency "{self.text.issuer}" in the register.'
            self.report(("issuer",), "unknown-agency", message, hint)

    def _contact(self, part: str, name: str) -> FieldId:
        if name not in self.text.form:
            hint = suggestion(name, self.text.form)
            self.report(("applicant", part), "unknown-field", f'the form has no field "{name}".', hint)
        elif self.text.form[name].optional or self.text.form[name].when is not None:
            message = f'"{name}" is not answered in every application, but the applicant is reached by it.'
            self.report(("applicant", part), "contact", message, "Ask for it in every case.")
        elif part != "name" and self.text.form[name].type != part:
            message = f'"{name}" is a field of type {self.text.form[name].type}, and no {part}.'
            self.report(("applicant", part), "contact", message, f"Name a field of type {part}.")
        return FieldId(name)

    def _step(self, id: StepId, text: StepText) -> Step | None:
        path: Path = ("steps", id)
        kinds = text.kinds()
        if len(kinds) != 1:
            what = "no kind" if not kinds else "more than one kind: " + ", ".join(kinds)
            kinds_known = sorted(StepText.model_fields.keys() - StepCommon.model_fields.keys())
            hint = "Give it exactly one of: " + ", ".join(kinds_known)
            self.report(path, "step-kind", f'step "{id}" has {what}.', f"{hint}.")
            return None
        key, kind = next(iter(kinds.items()))
        outcomes = tuple(OutcomeId(outcome) for outcome in text.outcomes)
        if kind.decided_by_officers() and not outcomes:
            self.report(
                path, "no-outcome", f'step "{id}" has no outcome.', "Add outcomes: {name: next_step}."
            )
            return None
        if outcomes and not kind.decided_by_officers():
            message = f"a {key} step has no outcomes of its own."
            self.report((*path, "outcomes"), "outcomes", message, "Remove outcomes.")
        if text.form and not kind.decided_by_officers():
            message = f"nobody fills in the form of a {key} step."
            self.report((*path, "form"), "form-unused", message, "Move it to a step that officers decide.")
        exits = self._exits(path, text) if kind.decided_by_officers() else {}
        for outcome, (way, target, label) in kind.exits().items():
            exits[outcome] = Exit(self.step((*path, key, *way), target), label)
        form = read_form(self, (*path, "form"), text.form, self.codes)
        meaning = kind.build(self, (*path, key), outcomes)
        return Step(id, text.name or readable(id), meaning, exits, form)

    def _exits(self, path: Path, text: StepText) -> dict[OutcomeId, Exit]:
        exits: dict[OutcomeId, Exit] = {}
        for name, given in text.outcomes.items():
            way = (*path, "outcomes", name)
            long = given if isinstance(given, OutcomeText) else OutcomeText(to=given)
            if long.to not in self.text.steps:
                message = f'outcome "{name}" of step "{path[-1]}" leads to "{long.to}", which is no step.'
                hint = suggestion(long.to, self.text.steps)
                self.report((*way, "to") if long is given else way, "outcome-nowhere", message, hint)
            exits[OutcomeId(name)] = Exit(StepId(long.to), long.label or readable(name), long.reason)
        return exits


def _texts(value: Plain) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for below in value.values():
                yield from _texts(below)
        case tuple():
            for below in value:
                yield from _texts(below)
        case _:
            return


def _names(prefix: str, form: FormText) -> dict[str, Seen]:
    return {f"{prefix}.{id}": FIELD_TYPES[asked.type].seen for id, asked in form.items()}


def _offers(
    prefix: str, form: FormText, codes: Mapping[str, Mapping[str, str]]
) -> dict[str, tuple[str, ...]]:
    """The answers each choice of a form offers; "" is what a condition sees of none."""
    return {
        f"{prefix}.{id}": ("", *(asked.of or ()), *codes.get(asked.codes or "", ()))
        for id, asked in form.items()
        if asked.type in ("choice", "choices")
    }


def _outcomes(step: StepText) -> tuple[str, ...]:
    own = (outcome for kind in step.kinds().values() for outcome in kind.exits())
    return ("", *step.outcomes, *own)
