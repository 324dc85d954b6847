"""First come, first served: whose turn it is among cases that ask the same role the same.

A case comes when its legal clock starts, for that is when its file was complete; before, when its file came in as it
is, so at its last correction, and where it was never corrected, when it was submitted. It is ahead of another where it
came on an earlier day, has been asked there at least as long, and is due earlier, or nothing is ever due there. So
whoever takes her inbox from the top is never asked, and what came or is due on the same day may be done in any order.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from licensing.case.ahead import Ahead
from licensing.case.authority import decided_before, mandate_to_decide
from licensing.city.people import Officer
from licensing.clock.calendar import WIB
from licensing.history.case import Case
from licensing.history.task import Task
from licensing.process.graph import Process
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import OfficerId


@dataclass(frozen=True, slots=True)
class Turn:
    """What an open task's place among others like it depends on."""

    comes_at: datetime
    opened_at: datetime
    due: datetime | None

    @property
    def day(self) -> date:
        """The day in the city on which its case came."""
        return self.comes_at.astimezone(WIB).date()


def comes_at(case: Case) -> datetime:
    """When a case came, by which its turn goes."""
    return case.clock.started_at if case.clock else case.came_in or case.submitted_at


def turn_of(case: Case, task: Task) -> Turn:
    """The place of an open task."""
    return Turn(comes_at(case), task.opened_at, task.due)


def is_ahead(other: Turn, mine: Turn) -> bool:
    """Whether another task is to be decided before one's own."""
    is_due_first = mine.due is None or (other.due is not None and other.due < mine.due)
    return is_due_first and other.day < mine.day and other.opened_at <= mine.opened_at


def asks_alike(case: Case, task: Task, other: Case, open_there: Task) -> bool:
    """Whether an open task of another case asks the same role the same, of the same permit."""
    is_other = other.application != case.application and other.permit == case.permit
    return is_other and (open_there.where.step, open_there.asked) == (task.where.step, task.asked)


def could_decide(process: Process, case: Case, task: Task, officer: Officer) -> bool:
    """Whether a decision of hers on it could succeed: it goes on, no colleague has it, and nothing keeps her out."""
    if case.suspended is not None or (task.claimed_by and task.claimed_by.officer != officer.id):
        return False
    try:
        mandate_to_decide(process, case, task, officer)
    except CommandRefused:
        return False
    return True


def kept_from(process: Process, case: Case, task: Task) -> tuple[OfficerId, ...]:
    """Who may not decide an open task for what she did in the case, each once: by four eyes, or since she asked it."""
    deciders = (
        *(each.decision.by.officer for each in case.tasks.values() if each.decision),
        *(each.officer for each in case.earlier),
    )
    step, line = process.step(task.where.step), task.where.line
    apart = (
        each
        for each in dict.fromkeys(deciders)
        if decided_before(process, case, step.not_by, each, seen_from=line) is not None
    )
    asked = (each.by.officer for each in case.consents.values() if each.asks == task.id)
    return tuple(dict.fromkeys((*apart, *asked)))


def in_turn(waiting: Iterable[tuple[Process, Case, Task]], mine: Turn, officer: Officer) -> tuple[Ahead, ...]:
    """Those of some open tasks like hers that are ahead and hers to decide: who came first, first."""
    ahead = {
        case.application: Ahead(case.application, comes_at(case))
        for process, case, task in waiting
        if is_ahead(turn_of(case, task), mine) and could_decide(process, case, task, officer)
    }
    return tuple(sorted(ahead.values(), key=lambda each: (each.comes_at, each.application)))
