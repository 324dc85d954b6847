"""What a step can need: somebody who is asked, or a line of its own; and what she may change whom it asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from licensing.city.offices import place_id
from licensing.city.people import AgencyRole
from licensing.clock.spans import Span
from licensing.process.limit_rows import LimitRow
from licensing.values.conditions import Condition
from licensing.values.term import Term
from licensing.values.types import Facts
from licensing.words.identifiers import FieldId, OutcomeId, StepId
from licensing.words.sentences import Sentence


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
        """As many as can be named; those beyond `least` may not be there."""
        return tuple(range(1, self.most + 1))


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody a step asks, where `when` holds: an agency's role, or the applicant when `role` is None.

    Where several people of the role decide together, or several roles of one agency, `seat` counts them.
    A row of a table is asked where none of `unless` holds, the conditions of the rows before it; so one of them is.
    `at` says in which place, where the agency has offices in several. `members`: who of the role is asked by name; all
    seats of them stand for however many were named. An answer that `relies_on` some of the dossier (`form.luas`,
    `values.lama`, `documents.denah`) is kept where a correction changed none of it. Where `required`, no quorum counts
    without this answer. Where it is silent beyond `within`, that counts as `on_silence`, unless that is None.
    """

    role: AgencyRole | None
    within: Span | None = None
    when: Condition | None = None
    unless: tuple[Condition, ...] = ()
    seat: int = 1
    at: Place | None = None
    relies_on: tuple[str, ...] = ()
    members: Panel | None = None
    required: bool = False
    on_silence: OutcomeId | None = None

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

    With `over` there is one for each record of a list. Where `required`, no quorum counts without this line.
    `within` is its own limit, of whose rows the one counts that fits when it opens; empty where it has none.
    """

    name: str
    label: Sentence
    start: StepId
    when: Condition | None = None
    asked_if: tuple[Condition, ...] = ()
    over: Over | None = None
    required: bool = False
    within: tuple[LimitRow, ...] = ()

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
        """An answer or document; with a list the documents of its rows."""
        return self.among is None or not self.among.isdisjoint((what, what.partition(".")[0]))


def is_needed_where(need: Need, holds: Mapping[str, bool]) -> bool:
    """Whether a need is there where these conditions, by their texts, hold or do not."""
    if need.when is not None and not holds[need.when.text]:
        return False
    if isinstance(need, Ask):
        return not any(holds[each.text] for each in need.unless)
    if not need.asked_if:
        return True
    return any(holds[each.text] for each in need.asked_if)


Changes = Literal["none", "all"] | Nameable
"""Which answers and documents of the application the applicant may change where a step asks her."""
