"""What was answered before and stands: nobody was asked again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from licensing.city.people import AgencyRole
from licensing.history.places import At
from licensing.words.identifiers import TaskId


@dataclass(frozen=True, slots=True)
class AnswerKept:
    """What was answered to `of` stands: a correction changed nothing that it relies on, so nobody is asked again.

    `task` is what would have been opened at `where`; it is decided as `of` was, by the same officer.
    """

    at: datetime
    task: TaskId
    where: At
    asked: AgencyRole
    of: TaskId
    type: Literal["answer-kept"] = "answer-kept"
