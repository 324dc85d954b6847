"""What a step can need, what comes back, and what every kind of step answers about it.

One file per kind in `licensing/steps/`; the process that holds the steps is in `process.graph`. What a kind has no
say in (whom it can ask, whom it excludes, its document) is data on `Step`. A case asks a kind two questions, `opens`
and `outcome`; whoever looks at a process without a case also asks for `choices`, `conditions`, `readings` and
`sum_up`, so nobody has to know which kinds there are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Literal, Protocol

from licensing.city.offices import place_id
from licensing.city.people import AgencyRole
from licensing.clock.spans import Span
from licensing.history.effects import Moment
from licensing.history.events import DocumentKind
from licensing.register.concerned import Sets
from licensing.values.conditions import Condition
from licensing.values.term import Term
from licensing.values.types import Facts
from licensing.words.identifiers import AgencyId, FieldId, OutcomeId, StepId, TemplateName
from licensing.words.sentences import Sentence

CORRECTED: Final = OutcomeId("corrected")
ANSWERED: Final = OutcomeId("answered")
LAPSED: Final = OutcomeId("lapsed")
EXHAUSTED: Final = OutcomeId("exhausted")
"""What officers choose instead once the ways back to the applicant are used up (`Step.rounds`)."""
WITHDRAWN: Final = OutcomeId("withdrawn")
CANCELLED: Final = OutcomeId("cancelled")
RETRACTED: Final = OutcomeId("retracted")
"""With these a step is left wherever the case stood when it was given up, or what led to it was taken back."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case belongs, for its number or the office it asks: one of `offers`. `text` is as it was written."""

    text: str
    term: Term[str] = field(compare=False, repr=False)
    offers: frozenset[str]

    def of(self, facts: Facts) -> str:
        """The place of one case."""
        return self.term.compute(facts)


@dataclass(frozen=True, slots=True)
class Panel:
    """The people that the last answer to a field of an officers' step names, `least` to `most` of them."""

    step: StepId
    field: FieldId
    least: int
    most: int

    @property
    def seats(self) -> tuple[int, ...]:
        """As many as are asked at the least: what more of them come to, these can come to as well."""
        return tuple(range(1, self.least + 1))


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody a step asks, where `when` holds: an agency's role, or the applicant when `role` is None.

    Where several people of the role decide together, or several roles of one agency, `seat` counts them.
    A row of a table is asked where none of `unless` holds, the conditions of the rows before it; so one of them is.
    `at` says in which place, where the agency has offices in several. `members`: who of the role is asked by name; all
    seats of them stand for however many were named. An answer that `relies_on` some of the dossier (`form.luas`,
    `values.lama`, `documents.denah`) is kept where a correction changed none of it.
    """

    role: AgencyRole | None
    within: Span | None = None
    when: Condition | None = None
    unless: tuple[Condition, ...] = ()
    seat: int = 1
    at: Place | None = None
    relies_on: tuple[str, ...] = ()
    members: Panel | None = None

    def asked(self, facts: Facts) -> AgencyRole | None:
        """The role, in the place of one case."""
        if self.role is None or self.at is None:
            return self.role
        return replace(self.role, place=place_id(self.at.of(facts)) or None)

    def is_needed(self, facts: Facts) -> bool:
        wanted = self.when is None or self.when.holds(facts)
        return wanted and not any(each.holds(facts) for each in self.unless)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What decides whether somebody is asked."""
        return (*((self.when,) if self.when else ()), *self.unless)


@dataclass(frozen=True, slots=True)
class Over:
    """The list for each of whose records a line is opened: `form.armada`, or one that was answered at a step.

    Attributes:
        label: the column that says what a record is called.
        when: only for records of which this holds.
        in_turn: a line begins only when the one before it has joined.
        may_be_none: whether there may be no record at all; `most` is how many there can be.
        nobody: that the list is empty, of one the applicant may leave so.
    """

    source: str
    label: FieldId | None = None
    when: Condition | None = None
    in_turn: bool = False
    may_be_none: bool = True
    most: int = 1
    nobody: Condition | None = None

    @property
    def record(self) -> str:
        """What expressions call the record of a line."""
        return self.source.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Member:
    """A line a step opens, where `when` holds and, unless `asked_if` is empty, one of `asked_if` does.

    With `over` there is one for each record of a list.
    """

    name: str
    label: Sentence
    start: StepId
    when: Condition | None = None
    asked_if: tuple[Condition, ...] = ()
    over: Over | None = None

    def is_needed(self, facts: Facts) -> bool:
        wanted = self.when is None or self.when.holds(facts)
        return wanted and (not self.asked_if or any(each.holds(facts) for each in self.asked_if))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What decides whether the line is opened."""
        of_records = self.over.when if self.over else None
        return (*((self.when,) if self.when else ()), *((of_records,) if of_records else ()), *self.asked_if)


Need = Ask | Member


@dataclass(frozen=True, slots=True)
class Nameable:
    """Officers name what the applicant may change, among these by their ids; None for whatever she is asked."""

    among: frozenset[str] | None = None

    def allows(self, what: str) -> bool:
        return self.among is None or what in self.among


Changes = Literal["none", "all"] | Nameable
"""Which answers and documents of the application the applicant may change where a step asks her."""


def is_needed_where(need: Need, holds: Mapping[str, bool]) -> bool:
    """Whether a need is there where these conditions, by their texts, hold or do not."""
    if need.when is not None and not holds[need.when.text]:
        return False
    if isinstance(need, Ask):
        return not any(holds[each.text] for each in need.unless)
    if not need.asked_if:
        return True
    return any(holds[each.text] for each in need.asked_if)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back from a need: from a task an outcome, from a line what it joined with; None while awaited."""

    outcome: OutcomeId | None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Exit:
    """Where an outcome leads: to another step of the line, or, where `to` is None, to the line's end.

    `end` is then the outcome with which the line answers the step that opened it. `needs_reason`: whoever decides
    must say why.
    """

    to: StepId | None
    label: Sentence
    needs_reason: bool = False
    end: OutcomeId | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """An exit taken where `when` holds and no choice before it did; where `when` is None, in every other case."""

    when: Condition | None
    outcome: OutcomeId


@dataclass(frozen=True, slots=True)
class Validity:
    """How long a licence holds, for cases in which `when` is true (None: in every other case).

    At most one of `span` and `until` (a date field of the form) is given; neither for no end. `since` is the date
    field that says from when, None for the day of issue. `continues`: the span counts from the day
    after the last day of the licence the case is about, where that is still to come.
    """

    when: Condition | None = None
    span: Span | None = None
    until: FieldId | None = None
    since: FieldId | None = None
    continues: bool = False


Per = Literal["place", "day"]
"""What documents are counted apart by, beside the year."""


@dataclass(frozen=True, slots=True)
class NumberRule:
    """How the document made by a step is numbered.

    What `pattern` gives: `process.numbers`; None for what bears no number of its own. The series,
    `<permit>.<kind of step>`, counts from 1 each year, and in each place and on each day of `per`, without gaps.
    """

    series: str
    pattern: str | None
    validity: tuple[Validity, ...] = ()
    per: tuple[Per, ...] = ()
    place: Place | None = None

    @property
    def counted(self) -> tuple[str, tuple[Per, ...], str]:
        """What two rules that count together have in common."""
        return self.series, self.per, self.place.text if self.place and "place" in self.per else ""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """Where `when` holds and no row before it does, a document is printed with this template."""

    when: Condition
    template: TemplateName


@dataclass(frozen=True, slots=True)
class Further:
    """A document issued beside the one a step makes, or one for each record of the list `each`.

    It is printed with the first of `rows` that fits, else with `template`.
    """

    name: str
    label: Sentence
    template: TemplateName
    number: NumberRule
    each: FieldId | None = None
    rows: tuple[TemplateRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """The document a step makes, what the step amounts to once it is registered, and what the applicant is told.

    It is printed with the first of `rows` that fits, else with `template`; `annexes` are printed behind it, in the same
    file; `copies` are the agencies that are told of it too. `sets`: what it makes of the licence the case is about.
    `reminders`: how long before the last day of a licence its holder is told that it ends. `also` are issued beside it.
    """

    kind: DocumentKind
    outcome: OutcomeId
    template: TemplateName
    number: NumberRule
    notice: Moment
    copies: tuple[AgencyId, ...] = ()
    annexes: tuple[TemplateName, ...] = ()
    rows: tuple[TemplateRow, ...] = ()
    sets: Sets | None = None
    reminders: tuple[Span, ...] = ()
    also: tuple[Further, ...] = ()

    def printed_with(self, facts: Facts) -> TemplateName:
        """The template for a case."""
        return printed_with(self.rows, self.template, facts)

    @property
    def numbers(self) -> tuple[tuple[tuple[str, ...], NumberRule], ...]:
        """How each document is numbered, with where that is written within the step's kind."""
        also = ((("also", further.name, "number"), further.number) for further in self.also)
        return ((("number",), self.number), *also)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What decides how it looks and how long it holds."""
        rules = [number for _, number in self.numbers]
        dated = (row.when for rule in rules for row in rule.validity if row.when is not None)
        further = (row.when for each in self.also for row in each.rows)
        return (*dated, *(row.when for row in self.rows), *further)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """What people are told about it."""
        copied: tuple[Moment, ...] = ("copy",) if self.copies else ()
        reminded: tuple[Moment, ...] = ("expiring",) if self.reminders else ()
        return (self.notice, *copied, *reminded)


def printed_with(rows: tuple[TemplateRow, ...], otherwise: TemplateName, facts: Facts) -> TemplateName:
    """The template of the first row that fits a case."""
    return next((row.template for row in rows if row.when.holds(facts)), otherwise)


class StepKind(Protocol):
    """What a kind of step answers. One file per kind in `licensing/steps/`."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The exits it chooses among at once, by conditions, the last in every other case; none where replies decide.

        `outcome` is then that of the first choice whose condition holds.
        """
        ...

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What its outcome depends on beside the replies, asked whenever its outcome is; choices do not count."""
        ...

    def readings(self, holds: Callable[[Condition], bool | None]) -> tuple["StepKind", ...]:
        """Every kind without such conditions that it can come to, at least one.

        Args:
            holds: whether a condition does; None where it may or may not.
        """
        ...

    def opens(self, needs: tuple[Need, ...], facts: Facts) -> tuple[Need, ...]:
        """Which of the step's possible needs it has now, on being entered: some of `needs`, as they are given."""
        ...

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], replies: tuple[Reply, ...], facts: Facts
    ) -> OutcomeId | None:
        """What the replies so far amount to, None while somebody is waited for.

        Args:
            replies: one for each need that was opened, in that order.
        """
        ...

    def sum_up(self, exits: Mapping[OutcomeId, Exit], given: tuple[OutcomeId, ...]) -> tuple[OutcomeId, ...]:
        """Fewer replies from which the same follows, whatever else is replied; at worst the same ones.

        Args:
            given: what was replied while somebody else was waited for, sorted.
        """
        ...


@dataclass(frozen=True, slots=True)
class First:
    """The plainest kind: every need whose condition holds, and the first reply decides."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        return ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return ()

    def readings(self, holds: Callable[[Condition], bool | None]) -> tuple[StepKind, ...]:
        return (self,)

    def opens(self, needs: tuple[Need, ...], facts: Facts) -> tuple[Need, ...]:
        return tuple(need for need in needs if need.is_needed(facts))

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], replies: tuple[Reply, ...], facts: Facts
    ) -> OutcomeId | None:
        return next((reply.outcome for reply in replies if reply.outcome), None)

    def sum_up(self, exits: Mapping[OutcomeId, Exit], given: tuple[OutcomeId, ...]) -> tuple[OutcomeId, ...]:
        return given
