"""A definition in the making: what it names is resolved, and what is wrong with it is collected.

Comes in from `checking` as text that pydantic took; `assembling` and the kinds of step ask it for what they name.
Without surroundings it reads what was published: rules are for what is yet to be, only what cannot be resolved counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from licensing.city.people import AgencyRole
from licensing.city.register import Box, parse_role
from licensing.definition.agencies import Fault, role_faults, told_faults
from licensing.definition.beside import BESIDE_LABELS
from licensing.definition.bounding import Of, read_bound
from licensing.definition.columns import lists_of, read_columns
from licensing.definition.each_lists import list_of, lists_over
from licensing.definition.editions import FIRST
from licensing.definition.facts_text import fact_labels, fact_names
from licensing.definition.lookups import NO_LOOKUPS, Lookups
from licensing.definition.mended import Mended
from licensing.definition.naming import Vocabularies, computing, named_beside, records_type, vocabularies
from licensing.definition.offering import Offering, Print, Promise
from licensing.definition.opening_days import read_opening
from licensing.definition.panel_text import read_panel
from licensing.definition.referring import (
    decided_faults,
    documents_in,
    no_date,
    no_date_of_step,
    no_documents,
    no_list,
    not_checkable,
    not_listed,
    perhaps_missing,
    place_of,
    unknown_in_dossier,
)
from licensing.definition.surroundings import Surroundings
from licensing.definition.text import DefinitionText
from licensing.definition.value_expressions import as_written
from licensing.definition.value_text import ValueText, WrittenValue
from licensing.definition.valuing import PREFIX, read_values
from licensing.definition.written import WrittenStep, written_steps
from licensing.documents.template_checks import TemplateFault, template_problems
from licensing.forms.bounds import Bound
from licensing.forms.computed import Value
from licensing.forms.moments import SUBMITTED
from licensing.forms.text import FormText
from licensing.process.graph import Step
from licensing.process.kinds import Key
from licensing.process.needs import Panel, Place
from licensing.process.opening import Opening
from licensing.steps.text import ListText
from licensing.text.labels import readable
from licensing.text.source import Path, Source
from licensing.values.claims import Claim
from licensing.values.conditions import Condition, never
from licensing.values.sorts import Typed
from licensing.values.term import Label, Labels, Term, names_of
from licensing.values.wrong import ConditionWrong
from licensing.words.errors import DefinitionRejected, Problem
from licensing.words.identifiers import AgencyId, FieldId, StepId, TemplateName, ValueId
from licensing.words.sentences import Sentence
from licensing.words.suggesting import suggestion

MOST_PROBLEMS: Final = 2_000
"""Told of one definition before it is given back; what is wrong beyond shows once these are corrected."""


@dataclass(slots=True)
class DefinitionDraft:
    """The definition being checked: resolves names and conditions, and collects problems (a `steps.text.Draft`).

    `templates` are those that were asked for on the way, in that order: what the definition prints with;
    `prints` are the same with what they are offered, each once. `edition` is the one it was written in.
    """

    source: Source
    text: DefinitionText
    codes: Mapping[str, Mapping[str, str]]
    surroundings: Surroundings | None
    problems: list[Problem]
    touched: frozenset[Path] = frozenset()
    templates: list[TemplateName] = field(default_factory=list[TemplateName])
    lookups: Lookups = NO_LOOKUPS
    prints: list[Print] = field(default_factory=list[Print])
    edition: int = FIRST
    box: Box | None = None
    steps: Mapping[StepId, WrittenStep] = field(init=False)
    names: Vocabularies = field(init=False)
    offering: Offering = field(init=False)
    columns: dict[Path, Mapping[str, Typed]] = field(
        init=False, default_factory=dict[Path, Mapping[str, Typed]]
    )
    _checked: dict[tuple[str, Promise], tuple[TemplateFault, ...]] = field(
        init=False, default_factory=dict[tuple[str, Promise], tuple[TemplateFault, ...]]
    )
    _step_paths: frozenset[Path] = field(init=False)
    _unsure: frozenset[str] = field(init=False)
    _mended: Mended = field(init=False)

    def __post_init__(self) -> None:
        self._mended = Mended(self.source, self.touched)
        self.steps = self._named_steps()
        self.names = vocabularies(
            self.text.form,
            self.steps,
            self.codes,
            beside=named_beside(self.text),
            facts=fact_names(self.text.facts),
        )
        self.offering = Offering(self.text, self.steps)
        self._step_paths = frozenset(written.path for written in self.steps.values())
        self._unsure = frozenset(self._mended.names(self._called()))

    def _named_steps(self) -> Mapping[StepId, WrittenStep]:
        """Every step under its name; a name that stands a second time is a problem there."""
        steps: dict[StepId, WrittenStep] = {}
        for step in written_steps(self.text):
            first = steps.setdefault(step.id, step)
            if first is not step:
                message = f'"{step.id}" is the name of another step already.'
                hint = "Step names are one definition's, also inside lines: choose another."
                self._tell(self.source.problem(step.path, "duplicate-step", message, hint, at_key=True))
        return steps

    def is_mended(self, path: Path) -> bool:
        """Whether the designer did not write this, or wrote it or a part of it wrong: that has been said."""
        return path in self._mended

    def may_mean(self, step: StepId, known: Mapping[StepId, Step]) -> bool:
        """Whether a part that cannot be read as it stands names a step."""
        return self._mended.may_mean(
            step, (written.path for id, written in self.steps.items() if id not in known)
        )

    def _called(self) -> Mapping[Path, str]:
        """What conditions call the answers of each form and list, and the values."""
        forms: dict[Path, str] = {("form",): "form", ("values",): "values", ("facts",): "facts"}
        forms |= {(*written.path, "form"): id for id, written in self.steps.items()}
        return forms | {
            (*path, id, "form"): id for path, _, form in self._forms() for id, _ in lists_of(form)
        }

    def _tell(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) > MOST_PROBLEMS:
            raise DefinitionRejected(tuple(sorted(set(self.problems))))

    # What step kinds ask of a draft.

    def report(self, path: Path, rule: str, message: str, hint: str, *, at_key: bool = False) -> None:
        """A rule that is broken. What was published kept the rules of its day.

        A problem of a name or of a whole step stands at the name, any other where its value begins.
        """
        if self.surroundings is not None:
            self.unresolved(path, rule, message, hint, at_key=at_key)

    def unresolved(self, path: Path, rule: str, message: str, hint: str, *, at_key: bool = False) -> None:
        """Something that leads nowhere: without it the definition has no meaning, whenever it was written."""
        if self.is_mended(path):
            return
        self._tell(self.source.problem(path, rule, message, hint, at_key=at_key or path in self._step_paths))

    def _report_all(self, path: Path, faults: Iterable[Fault]) -> None:
        for rule, message, hint in faults:
            self.report(path, rule, message, hint)

    def _resolve_all(self, path: Path, faults: Iterable[Fault]) -> None:
        for rule, message, hint in faults:
            self.unresolved(path, rule, message, hint)

    def condition(self, path: Path, text: str) -> Condition | None:
        """What a condition asks, None where it cannot be read.

        What nobody can have meant is a problem as well, but not of an archived text: it means what it meant.
        """
        try:
            reading = self.names.at(path).read(text)
        except ConditionWrong as wrong:
            self._report_within(path, text, wrong)
            return None
        for doubt in reading.doubts if self.surroundings else ():
            self._report_within(path, text, doubt)
        return reading.condition

    def values(self) -> tuple[Value, ...]:
        """The values of the definition; from now on conditions know them."""
        self._read_columns()
        texts = self.text.values
        known = computing(self.names.applicant, fact_names(self.text.facts))
        found = read_values(texts, known, self.lookups, self.codes)
        for fault in (*found.wrong, *(found.doubts if self.surroundings else ())):
            self._report_within(("values", fault.id, *fault.at.path), fault.at.text, fault.wrong)
        doubted = {f"{PREFIX}{fault.id}" for fault in found.doubts} if self.surroundings else set[str]()
        self._unsure |= found.unknown | doubted
        self.names = self.names.with_values(found.typed)
        self.offering.know({name.removeprefix(PREFIX): typed for name, typed in found.typed.items()})
        return tuple(
            Value(ValueId(id), as_written(value), typed, _label(value))
            for id, value in texts.items()
            if (typed := found.typed.get(f"{PREFIX}{id}"))
        )

    def _read_columns(self) -> None:
        """What is computed for each record of the lists; from now on conditions know it."""
        read: dict[str, Mapping[str, Typed]] = {}
        texts: dict[str, Mapping[str, str]] = {}
        for path, prefix, form in self._forms():
            for id, asked in lists_of(form):
                record = records_type(id, asked, self.codes)
                found = read_columns(id, asked.values or {}, self.names.of_form(path), record)
                for name, wrong in (*found.wrong, *(found.doubts if self.surroundings else ())):
                    self._report_within((*path, id, "values", name), (asked.values or {})[name], wrong)
                    self._unsure |= {f"{id}.{name}"}
                read[f"{prefix}.{id}"] = found.typed
                texts[f"{prefix}.{id}"] = asked.values or {}
                self.columns[*path, id] = found.typed
        self.names = self.names.with_columns(read, texts)

    def bound(self, path: Path, text: str, of: Of) -> Bound | None:
        """A bound that is no plain number; None where it cannot be read."""
        try:
            return read_bound(text, of, self.names.at(path), self._labels())
        except ConditionWrong as wrong:
            self._report_within(path, text, wrong.about("the bound"))
            return None

    def opening(self, path: Path, text: str) -> Opening | None:
        """From when a step asks; None where it cannot be read."""
        try:
            return read_opening(text, self.names.at(path), self._labels())
        except ConditionWrong as wrong:
            self._report_within(path, text, wrong)
            return None

    def _labels(self) -> Labels:
        """What people call the answers of all forms, and the columns of their lists."""
        forms = [(prefix, form) for _, prefix, form in self._forms()]
        forms += [(id, asked.form or {}) for _, form in forms for id, asked in lists_of(form)]
        labels = {
            f"{prefix}.{id}": Label(asked.label or readable(id))
            for prefix, form in forms
            for id, asked in form.items()
        }
        return {
            **labels,
            **BESIDE_LABELS,
            **fact_labels(self.text.facts),
            SUBMITTED: Label(Sentence("hari permohonan dikirim", "the day of application")),
        }

    def computed(self, path: Path) -> Mapping[str, Typed]:
        """What is computed for each record of the list at a path."""
        return self.columns.get(path, {})

    def _forms(self) -> Iterator[tuple[Path, str, FormText]]:
        """Every form with its path and what conditions call its answers."""
        yield ("form",), "form", self.text.form
        for id, written in self.steps.items():
            yield (*written.path, "form"), id, written.text.form

    def _report_within(self, path: Path, text: str, wrong: ConditionWrong) -> None:
        if self.is_mended(path) or any(name in text for name in self._unsure):
            return
        self._tell(
            self.source.problem_within(path, text, wrong.column, wrong.rule, wrong.message, wrong.hint)
        )

    def agency_role(self, path: Path, text: str, *, at: Place | None = None) -> AgencyRole:
        role = parse_role(text)
        if self.surroundings is not None:
            self._report_all(path, role_faults(self.surroundings.register, role, text, at))
        return role

    def told_agency(self, path: Path, name: str) -> AgencyId:
        """An agency that can be told something by mail."""
        if self.surroundings is not None:
            self._report_all(path, told_faults(self.surroundings.register, name))
        return AgencyId(name)

    def template(self, path: Path, name: str, step: StepId, *, of: str = "") -> TemplateName:
        if self.surroundings is not None and not self.is_mended(path):
            for fault in self._template_faults(name, step, of):
                if fault.line is None:
                    self.report(path, fault.rule, fault.message, fault.hint)
        self.templates.append(TemplateName(name))
        return TemplateName(name)

    def _template_faults(self, name: str, step: StepId, of: str) -> tuple[TemplateFault, ...]:
        """What is wrong with a template; within it, it is told at its line, with the first step it is wrong for."""
        if self.surroundings is None:
            return ()
        promise = self.offering.promise(step, of)
        if (name, promise) not in self._checked:
            offered = self.offering.shape(promise)
            faults = template_problems(name, self.surroundings.templates, offered)
            self._checked[name, promise] = faults
            self.prints.append(Print(TemplateName(name), step, offered))
            for fault in faults:
                unsure = any(name in fault.message for name in self._unsure)
                if fault.line is not None and not unsure:
                    said = fault.message
                    if fault.rule == "template-variable":
                        said = f'for step "{step}" of {self.text.permit}: {said}'
                    file = self.surroundings.file_of(fault.template)
                    self._tell(Problem(file, fault.line, 1, fault.rule, said, fault.hint))
        return self._checked[name, promise]

    def no_codes(self, path: Path, name: str) -> None:
        """A code list that is not there, or not to be used."""
        if self.surroundings is not None and name in self.surroundings.unreadable:
            message = f'the code list "{name}" has problems of its own.'
            self.unresolved(path, "code-list", message, "Correct them; they stand at its lines.")
            return
        message = f'there is no code list "{name}".'
        self.unresolved(path, "unknown-codes", message, suggestion(name, self.codes))

    def decided(self, path: Path, name: str, step: StepId) -> StepId:
        """Another step, whose deciding officers are known; one that opens lines stands for all in them."""
        self._report_all(path, decided_faults(self.steps, name, step))
        return StepId(name)

    def place(self, path: Path, text: str, *, rule: str) -> Place | None:
        """A value that is one of several in every case; None where it cannot be read."""
        try:
            typed, _ = self.names.applicant.read_value(text)
        except ConditionWrong as wrong:
            self._report_within(path, text, wrong)
            return None
        place, faults = place_of(self.text, text, typed, rule)
        self._report_all(path, faults)
        return place

    def officers_form(self, path: Path) -> bool:
        """Whether a form is one that officers fill in."""
        return any(
            path == (*step.path, "form") and step.is_decided_by_officers for step in self.steps.values()
        )

    def panel(self, path: Path, name: str, role: AgencyRole, *, again: bool = False) -> Panel | None:
        """Who of a role is named, by the answer that names them; read `again`, what is wrong has been said."""
        panel, faults = read_panel(name, role, self.steps)
        self._report_all(path, () if again else faults)
        return panel

    def dossier(self, path: Path, name: str) -> str:
        """The id of a question or document of the application, written `form.<field>` or `documents.<document>`."""
        self._report_all(path, unknown_in_dossier(self.text, name, ("form", "documents")))
        return name.partition(".")[2]

    def checked(self, path: Path) -> tuple[str, ...]:
        """What stands for every document of the application; without one nothing can be checked.

        Returns:
            `documents.<document>`, and `form.<list>` where its rows have some.
        """
        self._report_all(path, no_documents(self.text))
        return tuple(f"documents.{id}" for id in documents_in(self.text))

    def checkable(self, path: Path, name: str) -> None:
        """Report what is no answer or document of the application, nor a document of the rows of a list."""
        self._report_all(path, not_checkable(self.text, name))

    def relied(self, path: Path, name: str) -> frozenset[str]:
        """The answers behind what an officer relies on: `form.<field>`, `values.<value>` or `documents.<document>`."""
        self._resolve_all(path, unknown_in_dossier(self.text, name, ("form", "values", "documents")))
        value = self.names.applicant.values.get(name)
        return names_of(value.term) if value else frozenset({name})

    def remedy_steps(self) -> frozenset[StepId]:
        """The steps that only the applicant's act leads to."""
        return frozenset(id for id, written in self.steps.items() if written.is_remedy)

    def key(self, path: Path, text: str | tuple[str, ...]) -> Key | None:
        """What tells one from another, of the applicant's answers; None where a part of it cannot be read."""
        parts = (text,) if isinstance(text, str) else text
        terms: list[Term[object]] = []
        for n, part in enumerate(parts):
            at = path if isinstance(text, str) else (*path, n)
            try:
                terms.append(self.names.applicant.read_value(part)[0].term)
            except ConditionWrong as wrong:
                self._report_within(at, part, wrong)
        return Key(parts, tuple(terms)) if len(terms) == len(parts) else None

    def typed(self, path: Path, text: str) -> Typed | None:
        """What an expression of the applicant's answers is; None where it cannot be read."""
        try:
            return self.names.applicant.read_value(text)[0]
        except ConditionWrong as wrong:
            self._report_within(path, text, wrong)
            return None

    def is_never(self, text: str) -> bool:
        """Whether no answers of the applicant fulfil what is written; not known is no."""
        try:
            found = self.names.applicant.read(text).condition
        except ConditionWrong:
            return False
        return never(Claim(found.term))

    def date_field(self, path: Path, name: str) -> FieldId:
        self._report_all(path, no_date_of_step(self.steps, name) if "." in name else no_date(self.text, name))
        return FieldId(name)

    def list_field(self, path: Path, name: str) -> FieldId:
        """The list of the application written `form.<list>`."""
        self._resolve_all(path, no_list(self.text, name))
        return FieldId(name.removeprefix("form."))

    def listed(self, path: Path, name: str, step: StepId) -> ListText | None:
        """A list lines can be opened for the records of; None where it is not known."""
        known = lists_over(self.text, self.steps, step)
        self._resolve_all(path, not_listed(known, name))
        asked, id = known.get(name), name.partition(".")[2]
        return None if asked is None else list_of(id, asked, is_applicants=name.startswith("form."))

    def answered(
        self, path: Path, name: str, when: Condition | None, *, unless: tuple[Condition, ...]
    ) -> None:
        """Report a date that may be missing where `when` holds and none of `unless` does."""
        row = [Claim(when.term)] if when else []
        row += [Claim(condition.term, holds=False) for condition in unless]
        self._report_all(path, perhaps_missing(self.text, name, row, self.names.applicant))

    def series(self, kind: str) -> str:
        """One for each kind of document, so that a step may get another name without counting from 1 again."""
        return f"{self.text.permit}.{kind}"


def _label(value: WrittenValue) -> Sentence | None:
    return value.label if isinstance(value, ValueText) else None
