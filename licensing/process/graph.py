"""The checked process: what a definition means once nothing is wrong with it.

An immutable graph of steps. Every name in it exists, every condition is compiled, every outcome leads somewhere.
It is built by `definition.checking.check` only, and pinned by the digest of the text it came from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from licensing.city.people import Applicant
from licensing.clock.spans import Span
from licensing.forms.answers import Answers
from licensing.forms.files import DocumentRule
from licensing.forms.form import Form
from licensing.history.case import Case
from licensing.process.protocol import Exit, StepKind
from licensing.values.conditions import Facts
from licensing.words.identifiers import AgencyId, Digest, FieldId, OutcomeId, PermitId, StepId
from licensing.words.sentences import Sentence


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
