"""What the end of a case's time brought: told up the ladder and down again, urged, or granted by law."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from licensing.city.mandates import Acted
from licensing.city.people import AgencyRole
from licensing.history.places import At
from licensing.words.identifiers import TaskId

Manner = Literal["certify", "issue"]
"""What comes of silence: a superior certifies that it was granted, or the decision is set at once."""


@dataclass(frozen=True, slots=True)
class Escalated:
    """A rung of the ladder was reached: `to` is told what is awaited, of a case whose time is over at `due`."""

    at: datetime
    rung: int
    to: AgencyRole
    due: datetime
    tasks: tuple[TaskId, ...]
    type: Literal["escalated"] = "escalated"


@dataclass(frozen=True, slots=True)
class Deescalated:
    """It came down again: what was awaited there is done, or the time stands still, has stopped or ends later."""

    at: datetime
    rung: int
    to: AgencyRole
    type: Literal["deescalated"] = "deescalated"


@dataclass(frozen=True, slots=True)
class TaskUrged:
    """Whoever was told urges those who are asked."""

    at: datetime
    task: TaskId
    by: Acted
    type: Literal["task-urged"] = "task-urged"


@dataclass(frozen=True, slots=True)
class DeemedApproved:
    """Nobody decided in time: the application is granted by law at `due`, whenever Izin came to see it.

    `where` is the step at which the main line stood.
    """

    at: datetime
    where: At
    due: datetime
    how: Manner
    type: Literal["deemed-approved"] = "deemed-approved"


OnTimeEvent = Escalated | Deescalated | TaskUrged | DeemedApproved
