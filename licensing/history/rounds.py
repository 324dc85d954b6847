"""What the lines of a case went through: its rounds, what was numbered and made in them, the lines they opened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from licensing.clock.running import Clock
from licensing.forms.answers import Answers
from licensing.forms.files import StoredFile
from licensing.history.events import DocumentKind
from licensing.history.places import At
from licensing.words.identifiers import Digest, OfficerId, OutcomeId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Earlier:
    """That an officer decided in a round that is put away (`history.putting_away`): nothing else of it still counts."""

    where: At
    officer: OfficerId
    at: datetime


@dataclass(frozen=True, slots=True)
class Numbering:
    """Number and dates of the document made in a round."""

    number: str
    issued_on: date
    valid_from: date | None
    valid_until: date | None
    verification: str


@dataclass(frozen=True, slots=True)
class Round:
    """One time a line came to a step, and the definition this time runs under.

    `also` are the numbers of its further documents, by their parts, in the order they were drawn.
    `retracted`: the decision that led here, or was made here, was taken back; it counts for nothing but its number.
    `consulted`: our own register was looked into when it began.
    `said` is what an outside system answered here in time, nothing where it said no, None where it said nothing.
    """

    where: At
    definition: Digest
    entered_at: datetime
    outcome: OutcomeId | None = None
    completed_at: datetime | None = None
    numbering: Numbering | None = None
    retracted: bool = False
    also: Mapping[str, Numbering] = field(default_factory=dict[str, Numbering])
    consulted: bool = False
    said: Answers | None = None

    @property
    def is_open(self) -> bool:
        return self.outcome is None

    def numbering_of(self, part: str) -> Numbering | None:
        """The number of its own document, or of a further one."""
        return self.also.get(part) if part else self.numbering


@dataclass(frozen=True, slots=True)
class OpenedLine:
    """A line that a step opened: by which round, and what it joined with, None while it goes on.

    `record` is the number of the record it is for, 0 for none; `called` is what that is called. `clock` is that of a
    limit of its own, None where it has none.
    """

    opened_by: At
    outcome: OutcomeId | None = None
    joined_at: datetime | None = None
    withdrawn: bool = False
    record: int = 0
    called: str = ""
    clock: Clock | None = None

    @property
    def goes_on(self) -> bool:
        return self.outcome is None and not self.withdrawn


@dataclass(frozen=True, slots=True)
class Document:
    """A document the case made, as it lies in the object store."""

    where: At
    kind: DocumentKind
    number: str
    verification: str
    file: StoredFile
    made_at: datetime
    part: str = ""
    title: Sentence | None = None
