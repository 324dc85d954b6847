"""The checked process: what a definition means once nothing is wrong with it.

An immutable graph of steps. Every name in it exists, every condition is compiled, every outcome leads somewhere.
It is built by `definition.checking` only, and pinned by the digest of the bundle it is published in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from licensing.city.people import AgencyRole, Applicant
from licensing.forms.answers import Answers, Typed
from licensing.forms.computed import Value
from licensing.forms.files import DocumentRule
from licensing.forms.form import Form
from licensing.forms.moments import SUBMITTED
from licensing.history.case import Case
from licensing.history.places import MAIN, At, Line
from licensing.process.anytime import Anytime, Remedy
from licensing.process.capping import CONSENT
from licensing.process.kinds import Kind, Reservation
from licensing.process.limits import BY_LAW, TimeLimit
from licensing.process.records import column, columns_seen
from licensing.process.register_facts import RegisterFact
from licensing.process.standard import Standard
from licensing.process.step import Step
from licensing.register.concerned import HOLDER, KIND, NAMES, Concerned, issued_by
from licensing.register.holdings import FACTS, seen_facts
from licensing.values.types import Fact, Facts, fact
from licensing.words.identifiers import (
    AgencyId,
    Digest,
    FieldId,
    PermitId,
    StepId,
)
from licensing.words.sentences import Sentence


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
    """A permit type, ready to run. `code` is its part of registration numbers: `SIP-DOKTER`.

    `digest` is that of the bundle it is read and printed with. `remedies` are the steps entered by the applicant's act
    once the case has ended, in the order in which she can take them. `kinds` is empty where there is one
    way to apply, and that about no licence. `standard` is what the public is told of the
    service.
    """

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
    time_limit: TimeLimit | None = None
    retries: Retries = field(default_factory=Retries)
    values: tuple[Value, ...] = ()
    standard: Standard | None = None
    anytime: Anytime = field(default_factory=Anytime)
    remedies: Mapping[StepId, Remedy] = field(default_factory=lambda: MappingProxyType[StepId, Remedy]({}))
    kinds: Mapping[str, Kind] = field(default_factory=lambda: MappingProxyType[str, Kind]({}))
    reservations: tuple[Reservation, ...] = ()
    register_facts: tuple[RegisterFact, ...] = ()

    @property
    def starts(self) -> tuple[StepId, ...]:
        """Where a case can begin."""
        return tuple(dict.fromkeys(kind.start for kind in self.kinds.values())) or (self.start,)

    @property
    def limit(self) -> TimeLimit:
        """What is promised: its own limit, or the law's."""
        return self.time_limit or BY_LAW

    @property
    def usual(self) -> str:
        """The kind that is meant where none is named: the only one that applicants ask for about no licence."""
        first = [kind.id for kind in self.kinds.values() if kind.by is None and kind.about is None]
        return first[0] if len(first) == 1 else ""

    @property
    def unasked(self) -> tuple[AgencyRole, ...]:
        """Who may act on a case nobody has asked them about: they see every case of this permit type."""
        extending = self.time_limit.extending if self.time_limit else None
        return tuple(dict.fromkeys((*self.anytime.roles, *((extending.by,) if extending else ()))))

    @property
    def following_up(self) -> tuple[AgencyRole, ...]:
        """Who may open a case about a licence of this permit type: they see every case that issued one."""
        kinds = (kind for kind in self.kinds.values() if kind.about and self.permit in kind.about.permits)
        return tuple(dict.fromkeys(kind.by for kind in kinds if kind.by is not None))

    def concerned(self, case: Case) -> Concerned | None:
        """The licence a case has issued as it knows it, else the one it is about."""
        if case.own is None:
            return case.about
        return issued_by(case.application, case.permit, self.applicant_of(case.answers).name, case.own)

    def start_of(self, case: Case) -> StepId:
        """Where a case of its kind begins."""
        kind = self.kinds.get(case.kind)
        return kind.start if kind else self.start

    def copied(self, kind: str, answers: Answers) -> Typed:
        """What the form of a kind is filled in with, out of the answers of the case that issued the licence."""
        copies = self.kinds[kind].copies if kind in self.kinds else ()
        form = Form(tuple(field for field in self.form.fields if field.id in copies))
        return form.typed({id: answer for id, answer in answers.items() if id in copies})

    def standing(self, kind: str, answers: Answers) -> Answers:
        """Of those answers, what counts in the form of a kind as it stands, whatever its bounds say today."""
        found = self.kinds.get(kind)
        copies = found.copies if found and found.keeps_copies else ()
        return {id: answers[id] for id in copies if id in answers}

    def barred_as(self, facts: Facts) -> tuple[str, ...]:
        """The keys under which somebody may be barred from applying."""
        bars = (step.bars.key.of(facts) for step in self.steps.values() if step.bars)
        return tuple(dict.fromkeys(key for key in bars if key is not None))

    def applicant_of(self, answers: Answers) -> Applicant:
        """Who applies, from the answers."""
        contact = self.applicant
        name, email, phone = (str(answers.get(id, "")) for id in (contact.name, contact.email, contact.phone))
        return Applicant(name, email, phone)

    def step(self, id: StepId) -> Step:
        """The step that a history calls so; one that this process no longer has is only a name, and leads nowhere."""
        capping = self.time_limit.capping if self.time_limit else None
        if id == CONSENT and capping is not None:
            return capping.step
        return self.steps.get(id) or Step(id, Sentence(id, id))

    def above(self, step: StepId) -> tuple[StepId, ...]:
        """A step and the steps whose lines it stands in, from the inside out; of an unknown one only itself."""
        steps = [step]
        while (block := self.step(steps[-1]).block) is not None:
            steps.append(block.opened_by)
        return tuple(steps)

    def stood_in(self, case: Case, where: At) -> tuple[StepId, ...]:
        """The step of a place in a history and those above it; of an unknown one, those it had above it then."""
        if where.step in self.steps:
            return self.above(where.step)
        return (where.step, *case.openers(where.line))

    def within(self, step: StepId) -> frozenset[StepId]:
        """A step and every step of the lines it opens, however deep."""
        return frozenset(id for id in self.steps if step in self.above(id))

    def facts(self, case: Case, line: Line = MAIN) -> Facts:
        """Everything a condition may see of a case on one of its lines; see `values.conditions`."""
        return CaseFacts(self, case, line)

    def records_above(self, step: StepId) -> tuple[StepId, ...]:
        """The steps in whose lines for the records of a list a step stands, from the inside out."""
        return tuple(id for id in self.above(step)[1:] if self.step(id).is_each)


@dataclass(frozen=True, slots=True, eq=False)
class CaseFacts(Mapping[str, Fact]):
    """Facts on demand: most steps ask for few of them or none, so each is worked out when it is asked for.

    What officers answered in a step's form is seen only where one officer decides: of several agencies' answers to
    the same question none is the answer. Nor is any of what is decided for each record of a list, but on its own line.
    """

    process: Process
    case: Case
    line: Line = MAIN

    def __getitem__(self, name: str) -> Fact:
        of, _, part = name.partition(".")
        if name == HOLDER and self.case.own is not None:
            return self.process.applicant_of(self.case.answers).name
        if name in (SUBMITTED, KIND) or of in ("licence", FACTS):
            return self.case.beside.get(name)
        if of == "form":
            return fact(self.case.answers.get(FieldId(part)), self.process.form[FieldId(part)].seen)
        if of not in self.process.steps:
            return column(self.process, self.case, self.line, name)
        step = self.process.steps[StepId(of)]
        if not step.exits or (part != "outcome" and not step.asks_one) or not self._is_seen(step):
            raise KeyError(name)
        last = self.case.latest(step.id, self.line)
        if part == "outcome":
            return (last.outcome or "") if last else ""
        tasks = self.case.tasks_at(last.where) if last else ()
        nothing: Answers = (last.said if last else None) or {}
        answers = next((given for task in tasks if (given := task.given) is not None), nothing)
        return fact(answers.get(FieldId(part)), step.form[FieldId(part)].seen)

    def __iter__(self) -> Iterator[str]:
        yield SUBMITTED
        yield from columns_seen(self.process, self.case, self.line)
        yield from (KIND,) if self.process.kinds else ()
        yield from NAMES if self.case.changes else ()
        yield from seen_facts(self.case.found)
        yield from (f"form.{field.id}" for field in self.process.form.fields)
        for step in self.process.steps.values():
            if not step.exits or not self._is_seen(step):
                continue
            yield f"{step.id}.outcome"
            if step.asks_one:
                yield from (f"{step.id}.{field.id}" for field in step.form.fields)

    def _is_seen(self, step: Step) -> bool:
        """Whether what a step came to is one thing, seen from this line."""
        around = self.process.records_above(step.id)
        return not around or set(around) <= set(self.case.openers(self.line))

    def __len__(self) -> int:
        return sum(1 for _ in self)
