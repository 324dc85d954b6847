"""Withdrawing: what comes to an end with a round that is left, in the lines it opened too."""

from collections.abc import Iterator
from datetime import datetime

from licensing.case.calling import ended_at
from licensing.history.case import Case
from licensing.history.events import Event, LineWithdrawn, TaskWithdrawn
from licensing.history.places import At


def withdrawn(case: Case, where: At, now: datetime) -> Iterator[Event]:
    """What tells that nobody need answer any more; what is in a line before the line itself."""
    yield from ended_at(case, where, now)
    for task in case.tasks_at(where):
        if task.is_open:
            yield TaskWithdrawn(now, task.id)
    for line, opened in case.lines_from(where).items():
        if not opened.goes_on:
            continue
        if line in case.open:
            yield from withdrawn(case, case.open[line], now)
        yield LineWithdrawn(now, line)
