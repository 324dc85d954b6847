"""What somebody asks of an application. `case.deciding.decide` answers with events or `CommandRefused`.

`seen` is the application's version (number of events) on the page the person decided from, None where she saw none.
"""

from dataclasses import dataclass

from licensing.city.people import Officer
from licensing.forms.answers import Typed
from licensing.forms.files import Files, StoredFile
from licensing.words.identifiers import ApplicationNumber, EffectKey, OutcomeId, TaskId


@dataclass(frozen=True, slots=True)
class Submit:
    """Opens the case from what the applicant typed, and the files she uploaded."""

    application: ApplicationNumber
    typed: Typed
    documents: Files


@dataclass(frozen=True, slots=True)
class Claim:
    task: TaskId
    officer: Officer


@dataclass(frozen=True, slots=True)
class Release:
    task: TaskId
    officer: Officer


@dataclass(frozen=True, slots=True)
class Decide:
    task: TaskId
    officer: Officer
    outcome: OutcomeId
    reason: str
    typed: Typed
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Correct:
    """The applicant's answer to a correction. What she left out stays as it was."""

    task: TaskId
    typed: Typed
    documents: Files
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class AssignNumber:
    """Izin draws the number the open step awaits: `sequence` within its series and `year`."""

    sequence: int
    year: int
    verification: str


@dataclass(frozen=True, slots=True)
class ReportEffect:
    effect: EffectKey
    file: StoredFile | None = None


@dataclass(frozen=True, slots=True)
class PassTime:
    """Nobody acted; whatever fell due by `now` takes its course."""


Command = Submit | Claim | Release | Decide | Correct | AssignNumber | ReportEffect | PassTime
