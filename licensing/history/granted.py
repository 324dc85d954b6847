"""What stands in a case of the end of its time: who was told of it, and that it is granted by law."""

from dataclasses import dataclass
from datetime import datetime

from licensing.city.people import AgencyRole
from licensing.history.events import Manner
from licensing.words.identifiers import TaskId


@dataclass(frozen=True, slots=True)
class Escalation:
    """A rung of the ladder on which a case stands: who was told, since when, of which tasks, and when time is over."""

    rung: int
    to: AgencyRole
    since: datetime
    due: datetime
    tasks: tuple[TaskId, ...]


@dataclass(frozen=True, slots=True)
class Granted:
    """The authority was silent until `at`, the instant at which the law grants what was applied for."""

    at: datetime
    how: Manner
