"""The document a step makes: how it is numbered and printed, how long it holds, and what is issued beside it."""

from dataclasses import dataclass
from typing import Literal

from licensing.clock.spans import Span
from licensing.history.effects import Moment
from licensing.history.events import DocumentKind
from licensing.process.kinds import Key
from licensing.process.needs import Place
from licensing.register.concerned import Sets
from licensing.values.conditions import Condition
from licensing.values.types import Facts
from licensing.words.identifiers import AgencyId, FieldId, OutcomeId, TemplateName
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Validity:
    """How long a licence holds, for cases in which `when` is true (None: in every other case).

    At most one of `span` and `until` (a date of the form, or `<step>.<field>` of a step) is given; neither for no end.
    `since` is the date that says from when, None for the day of issue. `continues`: the span counts from the day
    after the last day of the licence the case is about, where that is still to come.
    """

    when: Condition | None = None
    span: Span | None = None
    until: FieldId | None = None
    since: FieldId | None = None
    continues: bool = False


Letterhead = Literal["issuer", "signatory"]
"""Whose letterhead a document bears: the issuing agency's, or that of the agency of whoever signed it."""
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
    def moves_first_day(self) -> bool:
        """Whether what is numbered says from when it holds, whichever row counts."""
        return bool(self.validity) and all(row.since is not None for row in self.validity)

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
    `key`: what the register finds the licence by, of whoever holds it.
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
    key: Key | None = None
    letterhead: Letterhead = "issuer"

    def printed_with(self, facts: Facts) -> TemplateName:
        """The template for a case."""
        return printed_with(self.rows, self.template, facts)

    @property
    def is_answer(self) -> bool:
        """Whether it answers what was applied for: nobody has to decide any more."""
        return self.kind in ("licence", "refusal") or self.sets is not None

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
