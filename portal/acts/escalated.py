"""What was told up the ladder of a case, as officers read it: to whom, of which tasks, and whether she may urge."""

from dataclasses import dataclass
from datetime import datetime

from licensing.case.commands import Urge
from licensing.city.people import Officer
from licensing.city.register import AgencyRegister
from licensing.history.granted import Escalation
from licensing.history.task import Task
from licensing.ports import CaseFile, Cases
from licensing.telling.names import in_role
from licensing.words.identifiers import ApplicationNumber, TaskId
from licensing.words.sentences import Sentence
from portal.acts.records import task_name


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: who was told since when, when the time of the case is over, and what is still asked there of whom."""

    to: Sentence
    since: datetime
    due: datetime
    tasks: tuple[tuple[Task, Sentence, Sentence], ...]
    is_hers: bool


def rungs_of(file: CaseFile, officer: Officer, register: AgencyRegister) -> tuple[Rung, ...]:
    """Every rung on which a case stands, from the lowest up."""
    return tuple(_rung(file, officer, register, each) for each in file.case.escalated)


def urge(cases: Cases, officer: Officer, application: str, task: str, *, now: datetime) -> None:
    """Remind those who are asked. Raises CommandRefused."""
    cases.handle(officer, ApplicationNumber(application), Urge(TaskId(task)), now=now)


def _rung(file: CaseFile, officer: Officer, register: AgencyRegister, stands: Escalation) -> Rung:
    tasks = [file.case.tasks[each] for each in stands.tasks]
    asked = tuple(
        (task, task_name(file, task), in_role(register, task.asked).name)
        for task in tasks
        if task.is_open and task.asked is not None
    )
    to = in_role(register, stands.to).name
    return Rung(to, stands.since, stands.due, asked, officer.holds(stands.to))
