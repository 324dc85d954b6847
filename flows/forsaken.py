"""Forsaken tasks: taken by somebody who is away today, or has no mandate for them any more.

They are given back to their role, so that colleagues and deputies find them in their inboxes; the history says so.
"""

from datetime import datetime

from licensing.case.commands import Release
from licensing.city.people import Officer, Service
from licensing.clock.calendar import WIB
from licensing.ports import Cases, InboxRow, People
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import TaskId


def release_forsaken(cases: Cases, people: People, *, now: datetime) -> tuple[TaskId, ...]:
    """Give back every task whose holder may not decide it today. Returns the tasks that were given back.

    Raises:
        StorageFailed: some applications cannot be read; the tasks of all the others were given back.
    """
    officers = people.roster().on(now.astimezone(WIB).date())
    forsaken = (
        row for row in cases.held_tasks() if row.claimed_by and not _may(officers.get(row.claimed_by), row)
    )
    given, stuck = list[TaskId](), list[str]()
    for row in forsaken:
        try:
            given += [row.task] if _given_back(cases, row, now) else []
        except StorageFailed as failed:
            if failed.retryable:
                raise
            stuck.append(f"{row.application}: {failed}")
    if stuck:
        raise StorageFailed("\n".join(stuck), retryable=False)
    return tuple(given)


def _may(officer: Officer | None, row: InboxRow) -> bool:
    return officer is not None and row.asked is not None and officer.holds(row.asked)


def _given_back(cases: Cases, row: InboxRow, now: datetime) -> bool:
    """Whether it was; one that was decided meanwhile needs it no more."""
    try:
        cases.handle(Service(), row.application, Release(row.task), now=now)
    except CommandRefused:
        return False
    return True
