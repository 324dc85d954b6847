"""Consent that was asked for, as a case keeps it: for which decision, and who is asked; evolve, of it."""

from dataclasses import dataclass
from datetime import datetime

from licensing.city.mandates import Acted
from licensing.words.identifiers import TaskId


@dataclass(frozen=True, slots=True)
class Consent:
    """That consent was asked for; what was answered is the decision of the task `asks`."""

    asks: TaskId
    at: datetime
    by: Acted
    reason: str
