"""That an officer asked for consent to sending an application back; what she was answered is a decision like any."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from licensing.city.mandates import Acted
from licensing.words.identifiers import TaskId


@dataclass(frozen=True, slots=True)
class ConsentAsked:
    """For the decision of `task`; `asks` is the task of whoever may consent."""

    at: datetime
    task: TaskId
    by: Acted
    reason: str
    asks: TaskId
    type: Literal["consent-asked"] = "consent-asked"
