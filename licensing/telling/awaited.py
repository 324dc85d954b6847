"""Where a line stands and on whom it waits, in words for people: what `waiting` tells."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from licensing.clock.moments import is_past
from licensing.history.places import At, Line
from licensing.telling.personal import Personal
from licensing.telling.told import Who
from licensing.words.identifiers import AgencyId, TaskId
from licensing.words.sentences import Sentence

NEVER_DUE = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Awaited:
    """One whom a line waits for.

    Attributes:
        releases: what ends the waiting.
        task: what is asked, None where Izin itself or another line is at work.
        held_by: the officer who has taken the task up.
        member: whom it asks by name.
        opens: the day from which on it is asked, None where it is already, or where nobody is.
        counted_by: the agency by whose working days its time is counted; None where that is not so.
        is_required: whether no quorum of the others is enough without it.
        provisional: that its due date may still move with a decree, and why; None where it is certain.
    """

    who: Who
    since: datetime
    due: datetime | None
    releases: Sentence
    task: TaskId | None = None
    held_by: Personal | None = None
    member: Personal | None = None
    opens: date | None = None
    is_required: bool = False
    counted_by: AgencyId | None = None
    provisional: Sentence | None = None

    def is_late(self, now: datetime) -> bool:
        """Whether what was due has passed."""
        return self.due is not None and is_past(self.due, now)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Where a line that goes on stands. `line` is None for the main line; `due` is the first of whatever is due.

    `called` is what the record is called that the line stands for, and for officers only where they wrote it.
    `is_required`: no quorum of the lines beside it is enough without it.
    """

    where: At
    line: Sentence | None
    step: Sentence
    since: datetime
    on: tuple[Awaited, ...]
    called: Personal | None = None
    is_called_by_officers: bool = False
    is_required: bool = False

    @property
    def due(self) -> datetime | None:
        return min((each.due for each in self.on if each.due), default=None)

    @property
    def people(self) -> tuple[Awaited, ...]:
        """Those asked by a task; nobody while Izin is at work, or other lines are."""
        return tuple(each for each in self.on if each.task)

    @property
    def systems(self) -> tuple[Awaited, ...]:
        """Outside systems that are asked before anybody is."""
        return tuple(each for each in self.on if each.who.kind == "system")

    @property
    def to_come(self) -> tuple[Awaited, ...]:
        """Those who are asked from a later day on."""
        return tuple(each for each in self.on if each.opens)

    @property
    def is_applicants_turn(self) -> bool:
        """Whether the line waits for the applicant and nobody else; not before the day on which she is asked."""
        return all(each.who.kind == "applicant" and each.task is not None for each in self.on)

    @property
    def is_on_lines(self) -> bool:
        """Whether the line waits for lines it opened and nobody else."""
        return all(each.who.kind == "line" for each in self.on)


@dataclass(frozen=True, slots=True)
class Joined:
    """A line that has ended, with which outcome, beside others of the same step that go on."""

    id: Line
    line: Sentence
    outcome: Sentence
    at: datetime
    called: Personal | None = None
    is_called_by_officers: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """The one thing a case waits for: who is next to act, at which step, and what releases it."""

    step: Sentence
    where: At
    awaited: Awaited
