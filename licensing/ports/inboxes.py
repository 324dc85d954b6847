"""An officer's inbox: its rows, which of them are looked for, and how many wait at each step."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from licensing.city.people import AgencyRole, Officer
from licensing.clock.calendar import WIB
from licensing.clock.moments import is_past, last_day
from licensing.clock.spans import Span
from licensing.words.identifiers import (
    AgencyId,
    ApplicationNumber,
    OfficerId,
    PermitId,
    PlaceId,
    RoleId,
    StepId,
    TaskId,
)
from licensing.words.sentences import Sentence

Only = Literal["all", "mine", "late", "today"]
First = Literal["urgent", "oldest", "newest"]


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One open task as a list shows it; `member` is whom of the role it asks by name.

    `comes_at` is when its case came, by which turns go (`case.turns`).
    `applicant` is personal data: for people, never for logs or Prefect.
    `in_working_days`: its time is counted in them.
    `remind` is how long before an end whoever is awaited is reminded.
    `of_record`: it is asked for a record of a list, so that its round says nothing.
    """

    task: TaskId
    application: ApplicationNumber
    permit: PermitId
    permit_name: Sentence
    step: StepId
    step_name: Sentence
    agency: AgencyId | None
    role: RoleId | None
    round: int
    opened_at: datetime
    comes_at: datetime
    due: datetime | None
    claimed_by: OfficerId | None
    claimed_name: str | None
    applicant: str
    place: PlaceId | None = None
    of_record: bool = False
    member: OfficerId | None = None
    in_working_days: bool = False
    remind: tuple[Span, ...] = ()

    @property
    def asked(self) -> AgencyRole | None:
        """Who is asked; None is the applicant."""
        return AgencyRole(self.agency, self.role, self.place) if self.agency and self.role else None

    def is_held_by(self, officer: Officer) -> bool:
        """Whether she has taken it, or it asks for her, or whom she stands in for, by name."""
        return self.claimed_by == officer.id or self.member is not None

    def is_late(self, now: datetime) -> bool:
        return self.due is not None and is_past(self.due, now)

    def is_due_today(self, now: datetime) -> bool:
        """Whether today, in WIB, is the last day on which it is still in time."""
        return self.due is not None and not is_past(self.due, now) and last_day(self.due) == today(now)


@dataclass(frozen=True, slots=True)
class EscalatedTask:
    """A task of others that was told to a role of hers: since when, and when the time of the case is over."""

    row: InboxRow
    to: AgencyRole
    since: datetime
    over: datetime


@dataclass(frozen=True, slots=True)
class Sought:
    """Which tasks of an inbox are looked for, and which of them come first.

    `late` and `today` are by `now`. `urgent` is by due date, and among what is due at once by when the case came;
    what waits for ever comes last.
    `is_free`: no colleague has taken it.
    """

    now: datetime
    only: Only = "all"
    permit: PermitId | None = None
    step: StepId | None = None
    first: First = "urgent"
    is_free: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out, and the order is the usual one."""
        return self == Sought(self.now)

    def fits(self, row: InboxRow, officer: Officer) -> bool:
        """Whether a task of her inbox is looked for."""
        if self.permit not in (None, row.permit) or self.step not in (None, row.step):
            return False
        if self.is_free and row.claimed_by not in (None, officer.id):
            return False
        match self.only:
            case "all":
                return True
            case "mine":
                return row.is_held_by(officer)
            case "late":
                return row.is_late(self.now)
            case "today":
                return row.is_due_today(self.now)


@dataclass(frozen=True, slots=True)
class TaskCount:
    """How many tasks wait for an officer at one step: all, those that are late or due today, and her own."""

    permit: PermitId
    permit_name: Sentence
    step: StepId
    step_name: Sentence
    all: int
    mine: int
    late: int
    today: int

    def of(self, only: Only) -> int:
        match only:
            case "all":
                return self.all
            case "mine":
                return self.mine
            case "late":
                return self.late
            case "today":
                return self.today

    def and_(self, other: "TaskCount") -> "TaskCount":
        """Those of both, as this one calls them."""
        return replace(
            self,
            all=self.all + other.all,
            mine=self.mine + other.mine,
            late=self.late + other.late,
            today=self.today + other.today,
        )


def together(counts: "list[TaskCount]") -> tuple[TaskCount, ...]:
    """One count for each step of each permit type, by their names; definitions of several versions count together."""
    found: dict[tuple[PermitId, StepId], TaskCount] = {}
    for each in counts:
        key = (each.permit, each.step)
        found[key] = found[key].and_(each) if key in found else each
    return tuple(sorted(found.values(), key=lambda each: (each.permit_name.id, each.step_name.id, each.step)))


def today(now: datetime) -> date:
    """The day in the city."""
    return now.astimezone(WIB).date()
