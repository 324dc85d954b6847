"""A definition in the making: what it names is resolved, and what is wrong with it is collected.

Comes in from `checking` as text that pydantic took; `assembling` and the kinds of step ask it for what they name.
Without surroundings it reads what was published: rules are for what is yet to be, only what cannot be resolved counts.
It has one short method for each question of `steps.text.Draft`, so all of them stand in this one file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from licensing.city.people import AgencyRole
from licensing.city.register import Box, parse_role
from licensing.definition.agencies import role_faults, told_faults
from licensing.definition.bounding import Of
from licensing.definition.complaints import Complaints
from licensing.definition.each_lists import list_of, lists_over
from licensing.definition.editions import FIRST
from licensing.definition.expressions import Expressions
from licensing.definition.facts_text import fact_names
from licensing.definition.forms_written import called_in
from licensing.definition.lookups import NO_LOOKUPS, Lookups
from licensing.definition.mended import Mended
from licensing.definition.naming import named_beside, vocabularies
from licensing.definition.offering import Offering, Print
from licensing.definition.panel_text import read_panel
from licensing.definition.payments import amount_of, no_bank, unknown_payment
from licensing.definition.questions import question_faults, unknown_system
from licensing.definition.referring import (
    decided_faults,
    documents_in,
    no_code_list,
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
from licensing.definition.system_shapes import Declared, Shapes
from licensing.definition.templates_checked import TemplatesChecked
from licensing.definition.text import DefinitionText
from licensing.definition.written import WrittenStep, named_steps
from licensing.forms.bounds import Bound
from licensing.process.calling import Asked
from licensing.process.kinds import Key
from licensing.process.needs import Panel, Place
from licensing.process.opening import Opening
from licensing.process.paying import Amount
from licensing.process.step import Step
from licensing.steps.text import ListText
from licensing.systems.shape import Shape
from licensing.text.source import Path, Source
from licensing.values.claims import Claim
from licensing.values.conditions import Condition
from licensing.values.sorts import Typed
from licensing.values.term import names_of
from licensing.words.errors import Problem
from licensing.words.identifiers import AgencyId, FieldId, StepId, SystemId, TemplateName


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
    systems: Shapes = field(default_factory=dict[SystemId, Declared])
    steps: Mapping[StepId, WrittenStep] = field(init=False)
    offering: Offering = field(init=False)
    complaints: Complaints = field(init=False)
    expressions: Expressions = field(init=False)
    _checked: TemplatesChecked = field(init=False)

    def __post_init__(self) -> None:
        mended = Mended(self.source, self.touched)
        self.complaints = Complaints(self.source, self.problems, mended, self.surroundings is not None)
        self.steps = named_steps(self.text, self.complaints)
        self.offering = Offering(self.text, self.steps)
        self.complaints.steps = frozenset(written.path for written in self.steps.values())
        self.complaints.unsure = frozenset(mended.names(called_in(self.text, self.steps)))
        beside, facts = named_beside(self.text), fact_names(self.text.facts)
        names = vocabularies(self.text.form, self.steps, self.codes, beside=beside, facts=facts)
        self.expressions = Expressions(
            self.text, self.steps, self.codes, self.lookups, self.offering, self.complaints, names
        )
        self._checked = TemplatesChecked(
            self.text.permit, self.surroundings, self.offering, self.complaints, self.prints
        )

    def is_mended(self, path: Path) -> bool:
        """Whether the designer did not write this, or wrote it or a part of it wrong: that has been said."""
        return path in self.complaints.mended

    def may_mean(self, step: StepId, known: Mapping[StepId, Step]) -> bool:
        """Whether a part that cannot be read as it stands names a step."""
        unread = (written.path for id, written in self.steps.items() if id not in known)
        return self.complaints.mended.may_mean(step, unread)

    # What step kinds ask of a draft.

    def report(self, path: Path, rule: str, message: str, hint: str, *, at_key: bool = False) -> None:
        """A rule that is broken; see `Complaints.report`."""
        self.complaints.report(path, rule, message, hint, at_key=at_key)

    def unresolved(self, path: Path, rule: str, message: str, hint: str, *, at_key: bool = False) -> None:
        """Something that leads nowhere; see `Complaints.unresolved`."""
        self.complaints.unresolved(path, rule, message, hint, at_key=at_key)

    def condition(self, path: Path, text: str) -> Condition | None:
        """What a condition asks, None where it cannot be read."""
        return self.expressions.condition(path, text)

    def bound(self, path: Path, text: str, of: Of) -> Bound | None:
        """A bound that is no plain number; None where it cannot be read."""
        return self.expressions.bound(path, text, of)

    def opening(self, path: Path, text: str) -> Opening | None:
        """From when a step asks; None where it cannot be read."""
        return self.expressions.opening(path, text)

    def key(self, path: Path, text: str | tuple[str, ...]) -> Key | None:
        """What tells one from another, of the applicant's answers; None where a part of it cannot be read."""
        return self.expressions.key(path, text)

    def computed(self, path: Path) -> Mapping[str, Typed]:
        """What is computed for each record of the list at a path."""
        return self.expressions.columns.get(path, {})

    def agency_role(self, path: Path, text: str, *, at: Place | None = None) -> AgencyRole:
        role = parse_role(text)
        if self.surroundings is not None:
            self.complaints.report_all(path, role_faults(self.surroundings.register, role, text, at))
        return role

    def certifies(self, step: StepId) -> bool:
        """Whether it is where a superior certifies what the law has granted."""
        return self.text.time_limit is not None and self.text.time_limit.certified_at == step

    def system(self, path: Path, name: str) -> Shape | None:
        """The shape of a system; None where there is none of this name."""
        self.complaints.resolve_all(path, unknown_system(self.systems, name))
        declared = self.systems.get(SystemId(name))
        return declared.shape if declared else None

    def question(self, path: Path, text: str, shape: Shape, field: FieldId) -> Asked | None:
        """What is given for a field that a system asks for; None where it cannot be read."""
        typed = self.expressions.given(path, text)
        if typed is None:
            return None
        self.complaints.report_all(
            path, question_faults(self.text, self.steps, text, typed, shape.asks[field])
        )
        return Asked(text, typed)

    def amount(self, path: Path, text: str) -> Amount | None:
        """An amount to be paid; None where it cannot be read."""
        typed = self.expressions.given(path, text, "the amount")
        if typed is None:
            return None
        amount, faults = amount_of(text, typed, self.text.values)
        self.complaints.report_all(path, faults)
        return amount

    def bank(self, path: Path, name: str) -> Shape | None:
        """A bank's system; None where there is none of this name, or it is asked for no QR."""
        shape = self.system(path, name)
        self.complaints.report_all(path, () if shape is None else no_bank(shape))
        return shape

    def payment_step(self, path: Path, name: str) -> StepId:
        """The step that assesses a debt."""
        self.complaints.resolve_all(path, unknown_payment(self.steps, name))
        return StepId(name)

    def told_agency(self, path: Path, name: str) -> AgencyId:
        """An agency that can be told something by mail."""
        if self.surroundings is not None:
            self.complaints.report_all(path, told_faults(self.surroundings.register, name))
        return AgencyId(name)

    def template(self, path: Path, name: str, step: StepId, *, of: str = "") -> TemplateName:
        if not self.is_mended(path):
            self._checked.check(path, name, step, of=of)
        self.templates.append(TemplateName(name))
        return TemplateName(name)

    def no_codes(self, path: Path, name: str) -> None:
        """A code list that is not there, or not to be used."""
        unreadable = self.surroundings.unreadable if self.surroundings is not None else ()
        self.complaints.resolve_all(path, no_code_list(self.codes, unreadable, name))

    def decided(self, path: Path, name: str, step: StepId) -> StepId:
        """Another step, whose deciding officers are known; one that opens lines stands for all in them."""
        self.complaints.report_all(path, decided_faults(self.steps, name, step))
        return StepId(name)

    def place(self, path: Path, text: str, *, rule: str) -> Place | None:
        """A value that is one of several in every case; None where it cannot be read."""
        typed = self.expressions.typed(path, text)
        if typed is None:
            return None
        place, faults = place_of(self.text, text, typed, rule)
        self.complaints.report_all(path, faults)
        return place

    def officers_form(self, path: Path) -> bool:
        """Whether a form is one that officers fill in."""
        decided = (step.path for step in self.steps.values() if step.is_decided_by_officers)
        return any(path == (*each, "form") for each in decided)

    def panel(self, path: Path, name: str, role: AgencyRole, *, again: bool = False) -> Panel | None:
        """Who of a role is named, by the answer that names them; read `again`, what is wrong has been said."""
        panel, faults = read_panel(name, role, self.steps)
        self.complaints.report_all(path, () if again else faults)
        return panel

    def dossier(self, path: Path, name: str) -> str:
        """The id of a question or document of the application, written `form.<field>` or `documents.<document>`."""
        self.complaints.report_all(path, unknown_in_dossier(self.text, name, ("form", "documents")))
        return name.partition(".")[2]

    def checked(self, path: Path) -> tuple[str, ...]:
        """What stands for every document of the application; without one nothing can be checked.

        Returns:
            `documents.<document>`, and `form.<list>` where its rows have some.
        """
        self.complaints.report_all(path, no_documents(self.text))
        return tuple(f"documents.{id}" for id in documents_in(self.text))

    def checkable(self, path: Path, name: str) -> None:
        """Report what is no answer or document of the application, nor a document of the rows of a list."""
        self.complaints.report_all(path, not_checkable(self.text, name))

    def relied(self, path: Path, name: str) -> frozenset[str]:
        """The answers behind what an officer relies on: `form.<field>`, `values.<value>` or `documents.<document>`."""
        self.complaints.resolve_all(
            path, unknown_in_dossier(self.text, name, ("form", "values", "documents"))
        )
        value = self.expressions.names.applicant.values.get(name)
        return names_of(value.term) if value else frozenset({name})

    def remedy_steps(self) -> frozenset[StepId]:
        """The steps that only the applicant's act leads to."""
        return frozenset(id for id, written in self.steps.items() if written.is_remedy)

    def date_field(self, path: Path, name: str) -> FieldId:
        self.complaints.report_all(
            path, no_date_of_step(self.steps, name) if "." in name else no_date(self.text, name)
        )
        return FieldId(name)

    def list_field(self, path: Path, name: str) -> FieldId:
        """The list of the application written `form.<list>`."""
        self.complaints.resolve_all(path, no_list(self.text, name))
        return FieldId(name.removeprefix("form."))

    def listed(self, path: Path, name: str, step: StepId) -> ListText | None:
        """A list lines can be opened for the records of; None where it is not known."""
        known = lists_over(self.text, self.steps, step)
        self.complaints.resolve_all(path, not_listed(known, name))
        asked, id = known.get(name), name.partition(".")[2]
        return None if asked is None else list_of(id, asked, is_applicants=name.startswith("form."))

    def answered(
        self, path: Path, name: str, when: Condition | None, *, unless: tuple[Condition, ...]
    ) -> None:
        """Report a date that may be missing where `when` holds and none of `unless` does."""
        row = [Claim(when.term)] if when else []
        row += [Claim(condition.term, holds=False) for condition in unless]
        self.complaints.report_all(
            path, perhaps_missing(self.text, name, row, self.expressions.names.applicant)
        )

    def series(self, kind: str) -> str:
        """One for each kind of document, so that a step may get another name without counting from 1 again."""
        return f"{self.text.permit}.{kind}"
