"""What reports count: how long decisions took, what is late, for what clocks stood still, and who was passed over."""

from dataclasses import dataclass
from datetime import date, datetime

from licensing.clock.running import Why
from licensing.words.identifiers import AgencyId, ApplicationNumber, PermitId, StepId, TaskId


@dataclass(frozen=True, slots=True)
class Skip:
    """A decision out of turn: whose turn it was, the first of them by number, and why it was not waited for.

    `role` names its place too, where it has several. `officer_name` is personal data, and None for whoever oversees
    nobody there. `is_seen` says whether whoever asks may see the case; what she reads here opens it to nobody.
    """

    at: datetime
    task: TaskId
    application: ApplicationNumber
    permit: PermitId
    step: StepId
    agency: AgencyId
    role: str
    officer_name: str | None
    first: ApplicationNumber
    others: int
    reason: str
    is_seen: bool


@dataclass(frozen=True, slots=True)
class ServedTasks:
    """So many tasks of a role that were asked on one day and decided on another, in time or late.

    `ended` is None for those that are open still; of them only the late ones are counted.
    """

    permit: PermitId
    step: StepId
    agency: AgencyId
    role: str
    opened: date
    ended: date | None
    is_late: bool
    count: int


@dataclass(frozen=True, slots=True)
class ServedCases:
    """Cases of a permit by their legal clocks, which the agency that issues answers for."""

    permit: PermitId
    agency: AgencyId
    on_time: int
    late: int
    still_late: int


@dataclass(frozen=True, slots=True)
class ServedLines:
    """Lines of a permit by the limits they have of their own: `line` is what the step that opens it calls it.

    `agency` is the one that issues, by whose days they are counted.
    """

    permit: PermitId
    agency: AgencyId
    step: StepId
    line: str
    on_time: int
    late: int
    still_late: int


@dataclass(frozen=True, slots=True)
class StoodStill:
    """For what clocks of a permit stood still: in how many cases, and how long in all."""

    permit: PermitId
    agency: AgencyId
    why: Why
    cases: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Served:
    """What was served from an instant up to another, and what was late at the second."""

    tasks: tuple[ServedTasks, ...]
    cases: tuple[ServedCases, ...]
    stood_still: tuple[StoodStill, ...]
    lines: tuple[ServedLines, ...]
