"""What a trial of a definition shows: the answer to "what becomes of an application with this form?"."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from licensing.city.people import AgencyRole
from licensing.clock.spans import Span
from licensing.history.events import Ending
from licensing.history.places import At, Line
from licensing.process.explaining import Explained
from licensing.words.identifiers import OfficerId, OutcomeId, StepId, ValueId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Requested:
    """A field or a document: whether this form gets it, and the condition that decides, None where it always does."""

    id: str
    label: Sentence
    is_asked: bool
    when: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Computed:
    """A value of this form: its expression, what it comes to as a document prints it, and of an amount how."""

    id: ValueId
    expression: str
    shown: str
    lines: tuple[Explained, ...] = ()


@dataclass(frozen=True, slots=True)
class Reserved:
    """What this application holds of something scarce; `some` is how much of it, None where it holds all."""

    name: str
    label: Sentence
    key: str
    some: Sentence | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is asked at a stage, None for the applicant; or a `system`, until when its answer counts."""

    role: AgencyRole | None
    due: datetime | None
    system: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Opens:
    """What an outcome leads to at once: places that open, or how the case ends; neither where others are awaited."""

    outcome: OutcomeId
    label: Sentence
    needs_reason: bool
    places: tuple[At, ...]
    ending: Ending | None
    makes: bool


@dataclass(frozen=True, slots=True)
class Limited:
    """The limit of a line that opens at a stage, and when it is over if nothing stands still."""

    line: Line
    name: Sentence
    within: Span
    due: datetime


@dataclass(frozen=True, slots=True)
class Stage:
    """A round on the way: who is asked, what each outcome opens, and what was chosen; `opened` is its day, if tied.

    `judged` are the documents and answers that are found right or not there. `limited` are the limits of the lines
    that open there, of those that have one.
    """

    where: At
    name: Sentence
    entered_at: datetime
    asked: tuple[Asked, ...]
    outcomes: tuple[Opens, ...]
    opened: date | None = None
    judged: tuple[str, ...] = ()
    limited: tuple[Limited, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """An answer on the way. `assumed`: nobody gave it, so the first outcome written was taken."""

    step: StepId
    outcome: OutcomeId
    officer: OfficerId | None
    assumed: bool


@dataclass(frozen=True, slots=True)
class Unused:
    """An answer that was given and never asked for: its step was not reached, or whoever gave it is not asked there."""

    step: StepId
    officer: OfficerId | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that comes out."""

    template: str
    number: str
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Finish:
    """A way it can end: the shortest one that leads to a step that ends it, with these documents."""

    ending: Ending
    documents: tuple[Paper, ...]
    way: tuple[tuple[StepId, OutcomeId], ...]
    closed_by: StepId | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """A whole trial.

    Attributes:
        wrong: what is wrong with the form; with anything in it only questions, documents and values are told.
        stages: in the order they were entered, following the answers given and then the first outcomes written.
        refusal: why the way broke off, None where it ended.
        mended: with it, a sentence for each answer and document that is to be mended.
        finishes: every step found that ends it, the shortest way first; `is_complete` is false where there were
            too many ways.
        found: how many licences each fact found in our own register.
    """

    wrong: Mapping[str, Sentence]
    questions: tuple[Requested, ...]
    documents: tuple[Requested, ...]
    stages: tuple[Stage, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    refusal: Sentence | None = None
    unused: tuple[Unused, ...] = ()
    ending: Ending | None = None
    made: tuple[Paper, ...] = ()
    finishes: tuple[Finish, ...] = ()
    is_complete: bool = True
    values: tuple[Computed, ...] = ()
    mended: Mapping[str, Sentence] = field(default_factory=dict[str, Sentence])
    found: Mapping[str, int] = field(default_factory=dict[str, int])
    reserved: tuple[Reserved, ...] = ()
