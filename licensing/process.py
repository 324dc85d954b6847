"""The checked process: what a definition means once nothing is wrong with it.

An immutable graph of steps. Every name in it exists, every condition is compiled, every outcome leads somewhere.
It is built by `checking.check` only, and pinned by the digest of the text it came from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from licensing.case import Case, Ending, Task, Visit
from licensing.conditions import Condition, Facts
from licensing.effects import Effect
from licensing.errors import Sentence
from licensing.events import Answers
from licensing.form import DocumentRule, Form
from licensing.identifiers import AgencyId, Digest, FieldId, OutcomeId, PermitId, StepId
from licensing.people import AgencyRole, Applicant
from licensing.spans import Span


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody a step asks: an agency's role, or the applicant when `role` is None."""

    role: AgencyRole | None
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class Exit:
    """Where an outcome leads. `needs_reason`: the officer must say why."""

    to: StepId
    label: Sentence
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class Validity:
    """How long a licence holds, for cases in which `when` is true (None: in every other case).

    Exactly one of `span` and `until` (a date field of the form) is given, or neither for no end.
    """

    when: Condition | None = None
    span: Span | None = None
    until: FieldId | None = None


@dataclass(frozen=True, slots=True)
class NumberRule:
    """How the document made by a step is numbered.

    `pattern` is a format with `{seq}` and `{year}`; the series, `<permit>.<kind of step>`, counts from 1 each year,
    without gaps.
    """

    series: str
    pattern: str
    validity: tuple[Validity, ...] = ()


class StepKind(Protocol):
    """What every kind of step can answer about itself. One file per kind in `licensing/steps/`."""

    @property
    def ending(self) -> Ending | None:
        """How the case ends here, None for steps that lead on."""
        ...

    @property
    def numbering(self) -> NumberRule | None:
        """The numbered document this step makes, None for steps that make none."""
        ...

    @property
    def not_by(self) -> tuple[StepId, ...]:
        """Steps whose deciding officers may not decide here (four eyes)."""
        ...

    def possible_asks(self) -> tuple[Ask, ...]:
        """Everybody this step can ever ask."""
        ...

    def asks(self, facts: Facts) -> tuple[Ask, ...]:
        """Whom it asks now, on being entered."""
        ...

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], tasks: tuple[Task, ...], facts: Facts
    ) -> OutcomeId | None:
        """What the answers so far amount to, None while somebody is waited for."""
        ...

    def owes(self, case: Case, visit: Visit) -> tuple[Effect, ...]:
        """Effects due from this visit as the case stands; performed ones may be among them."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `form` is what the deciding officer fills in; `exits` are in the order they were written."""

    id: StepId
    name: Sentence
    kind: StepKind
    exits: Mapping[OutcomeId, Exit] = field(default_factory=lambda: MappingProxyType[OutcomeId, Exit]({}))
    form: Form = field(default_factory=Form)


@dataclass(frozen=True, slots=True)
class LegalBasis:
    cite: str
    articles: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """The form fields that say who applies and how she is reached."""

    name: FieldId
    email: FieldId
    phone: FieldId


@dataclass(frozen=True, slots=True)
class Retries:
    """How often and after how many seconds a failed effect is tried again before an operator must act."""

    times: int = 5
    delay_seconds: tuple[int, ...] = (1, 5, 15, 60, 300)


@dataclass(frozen=True, slots=True)
class Process:
    """A permit type, ready to run. `code` is its part of registration numbers: `SIP-DOKTER`."""

    permit: PermitId
    code: str
    name: Sentence
    summary: Sentence
    digest: Digest
    issuer: AgencyId
    legal_basis: tuple[LegalBasis, ...]
    applicant: Contact
    form: Form
    documents: tuple[DocumentRule, ...]
    steps: Mapping[StepId, Step]
    start: StepId
    time_limit: Span | None = None
    retries: Retries = field(default_factory=Retries)

    def applicant_of(self, answers: Answers) -> Applicant:
        """Who applies, from the answers."""
        contact = self.applicant
        name, email, phone = (str(answers.get(id, "")) for id in (contact.name, contact.email, contact.phone))
        return Applicant(name, email, phone)

    def facts(self, case: Case) -> Facts:
        """Everything a condition may see of a case; see `conditions`.

        What officers answered in a step's form is seen only where one officer decides: of several agencies'
        answers to the same question none is the answer.
        """
        facts = self.form.facts(case.answers, "form")
        for step in self.steps.values():
            if not step.exits:
                continue
            visit = case.latest(step.id)
            facts[f"{step.id}.outcome"] = (visit.outcome or "") if visit else ""
            if len(step.kind.possible_asks()) == 1:
                decisions = [t.decision for t in case.tasks_of(step.id, visit.round)] if visit else []
                nothing: Answers = {}
                answers = next((decision.answers for decision in decisions if decision), nothing)
                facts.update(step.form.facts(answers, step.id))
        return facts
