"""A step of a process: what it needs, what it makes, where it leads, and what else is true of it whatever its kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from licensing.forms.files import DocumentRule
from licensing.forms.form import Form
from licensing.history.effects import Moment
from licensing.history.events import Ending
from licensing.process.calling import Calling
from licensing.process.checks import Checks
from licensing.process.kinds import Barring
from licensing.process.made import Made
from licensing.process.minutes import Minutes
from licensing.process.needs import Ask, Changes, Member, Need
from licensing.process.opening import Opening
from licensing.process.paying import Bill, Payment
from licensing.process.protocol import ANSWERED, CORRECTED, Exit, First, StepKind
from licensing.values.conditions import Condition
from licensing.words.identifiers import (
    AgencyId,
    DocumentId,
    OutcomeId,
    RoleId,
    StepId,
)
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Block:
    """The line of its own that a step belongs to: which step opens it, as which member."""

    opened_by: StepId
    member: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a line.

    Attributes:
        exits: in the order they were written.
        form: what the deciding officer fills in, or the applicant where she is requested.
        documents: what is uploaded with it.
        words: what the applicant is told beside the step's name.
        block: the member line it belongs to, None on the main line.
        needs: everything it can ever ask for.
        not_by: steps whose deciding officers may not decide here (four eyes); a step that opens lines stands for
            every step in them.
        makes: the numbered document it makes.
        notice: what the applicant is told on its being entered.
        ending: how the case ends where none of `exits` leads on from here.
        bars: who may not apply again once it is reached.
        changes: what of her application the applicant may change where it asks her.
        minutes: what those who decide here sign together.
        opens: from which day on it asks, None where it asks as soon as it is entered.
        rounds: how often it can be left for a correction, None where nobody counts.
        signs: whether who decides here signs what follows.
        consults: whether our own register is looked into when it is entered.
        call: the outside system it asks, and whoever it would ask only where that says nothing.
        payment: what it assesses the case for.
        bill: how it asks for the money.
        checks: which documents and answers of the application who decides here finds right or not.
    """

    id: StepId
    name: Sentence
    kind: StepKind = field(default_factory=First)
    exits: Mapping[OutcomeId, Exit] = field(default_factory=lambda: MappingProxyType[OutcomeId, Exit]({}))
    form: Form = field(default_factory=Form)
    block: Block | None = None
    needs: tuple[Need, ...] = ()
    not_by: tuple[StepId, ...] = ()
    makes: Made | None = None
    notice: Moment | None = None
    ending: Ending | None = None
    changes: Changes = "all"
    bars: Barring | None = None
    documents: tuple[DocumentRule, ...] = ()
    words: Sentence | None = None
    opens: Opening | None = None
    minutes: Minutes | None = None
    rounds: int | None = None
    signs: bool = False
    consults: bool = False
    checks: Checks | None = None
    call: Calling | None = None
    payment: Payment | None = None
    bill: Bill | None = None

    @property
    def is_request(self) -> bool:
        """Whether it asks the applicant for answers of its own, beside those of her application."""
        return ANSWERED in self.exits

    @property
    def is_correction(self) -> bool:
        """Whether it asks the applicant to correct her application."""
        return CORRECTED in self.exits

    def file_id(self, document: DocumentId) -> DocumentId:
        """Under which name the case keeps a file that was uploaded here."""
        return DocumentId(f"{self.id}.{document}")

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Everybody this step can ever ask itself; its lines ask for themselves."""
        return tuple(need for need in self.needs if isinstance(need, Ask))

    def counts_working_days(self, agency: AgencyId | None, role: RoleId | None) -> bool:
        """Whether the time of those it asks in a role is counted in working days."""
        asked = (ask for ask in self.asks if ask.role and (ask.role.agency, ask.role.role) == (agency, role))
        return any(ask.within is not None and ask.within.unit == "working day" for ask in asked)

    @property
    def asks_one(self) -> bool:
        """Whether one person answers its form; of the rows of a table only one is ever asked."""
        several = any(ask.seat > 1 or (ask.members and ask.members.most > 1) for ask in self.asks)
        return sum(not ask.unless for ask in self.asks) == 1 and not several

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition that is asked on entering it, and whenever its outcome is asked."""
        choosing = (each.when for each in self.kind.choices if each.when)
        return (
            *choosing,
            *self.kind.conditions,
            *(each.over.nobody for each in self.members if each.over and each.over.nobody),
            *(condition for need in self.needs for condition in need.conditions),
            *(self.bill.conditions if self.bill else ()),
        )

    def label(self, outcome: OutcomeId) -> Sentence:
        """What an outcome out of a history is called; one that the step no longer has, by its name."""
        exit = self.exits.get(outcome)
        return exit.label if exit else Sentence(outcome, outcome)

    @property
    def members(self) -> tuple[Member, ...]:
        """The lines it can open."""
        return tuple(need for need in self.needs if isinstance(need, Member))

    @property
    def is_each(self) -> bool:
        """Whether its lines are those of the records of a list."""
        return any(member.over for member in self.members)
