"""Where a case stands: each of its lines, since when, and on whom it waits.

Comes from the case file and the agency register. A line that opened others and waits for them is not shown beside
them: they say where it stands. Those of them that have ended already say with what.

`licensing.telling.waits` answers another question, for those who run the city's cases: what holds up every open line,
Izin and other lines included, and what would release it. Here only people count, and lines that have joined are shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.clock.moments import is_past
from licensing.history.case import OpenedLine, Task
from licensing.history.places import MAIN, At, Line
from licensing.ports import CaseFile
from licensing.telling.names import Names
from licensing.words.sentences import Sentence

YOU = Sentence("Anda", "You")


@dataclass(frozen=True, slots=True)
class AskedPerson:
    """A person the case waits for, with the task that asks. `is_yours`: it is the applicant."""

    task: Task
    step: Sentence
    agency: Sentence
    role: Sentence | None
    is_yours: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """One line: the step it stands at since `since`, or what it ended with then.

    `name` is None for the main line. `waiting` is empty while Izin itself is at work.
    """

    line: Line
    name: Sentence | None
    step: Sentence | None
    since: datetime | None
    waiting: tuple[AskedPerson, ...] = ()
    outcome: Sentence | None = None

    @property
    def is_yours(self) -> bool:
        """Whether this line waits for the applicant and nobody else."""
        return bool(self.waiting) and all(each.is_yours for each in self.waiting)


def whereabouts(file: CaseFile, register: AgencyRegister, now: datetime) -> tuple[Whereabouts, ...]:
    """Every line that goes on, and those that have ended beside them, in the order they were opened."""
    return tuple(_from(Names(file, register), now, MAIN))


def waiting(file: CaseFile, register: AgencyRegister, now: datetime) -> tuple[AskedPerson, ...]:
    """Everybody the case waits for now; nobody while Izin itself is at work, or after the end."""
    return tuple(each for place in whereabouts(file, register, now) for each in place.waiting)


def role_name(register: AgencyRegister, asked: AgencyRole | None) -> Sentence | None:
    """What a role is called, None for the applicant and for a role that is not registered any more."""
    known = register.agencies.get(asked.agency) if asked else None
    return known.roles.get(asked.role) if known and asked else None


def _from(names: Names, now: datetime, line: Line) -> Iterator[Whereabouts]:
    case = names.file.case
    where = case.open.get(line)
    if where is None:
        return
    below = [(each, opened) for each, opened in case.lines_from(where).items() if not opened.withdrawn]
    if not any(opened.goes_on for _, opened in below):
        yield _standing_at(names, now, where)
        return
    for each, opened in below:
        if opened.goes_on:
            yield from _from(names, now, each)
        else:
            yield _ended(names, where, each, opened)


def _standing_at(names: Names, now: datetime, where: At) -> Whereabouts:
    case = names.file.case
    tasks = tuple(_waiting(names, now, task) for task in case.tasks_at(where) if task.is_open)
    since = case.round_at(where).entered_at
    return Whereabouts(where.line, names.line(where.line), names.step(where), since, tasks)


def _ended(names: Names, where: At, line: Line, opened: OpenedLine) -> Whereabouts:
    outcome = names.outcome(where, opened.outcome) if opened.outcome else None
    return Whereabouts(line, names.line(line), None, opened.joined_at, outcome=outcome)


def _waiting(names: Names, now: datetime, task: Task) -> AskedPerson:
    return AskedPerson(
        task=task,
        step=names.step(task.where),
        agency=YOU if task.asked is None else names.asked(task.asked).agency,
        role=role_name(names.register, task.asked),
        is_yours=task.asked is None,
        is_late=task.due is not None and is_past(task.due, now),
    )
