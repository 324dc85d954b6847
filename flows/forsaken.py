"""Forsaken tasks: taken by, or asked by name of, somebody who is away today or has no mandate for them any more.

They are given back to their role, so that colleagues and deputies find them in their inboxes; the history says so.
"""

from collections.abc import Mapping
from datetime import datetime

from licensing.case.commands import Command, Free, Release
from licensing.case.panels import is_forsaken
from licensing.city.people import Officer, Service
from licensing.clock.calendar import WIB
from licensing.ports import Cases, InboxRow, People
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import OfficerId, TaskId


def release_forsaken(cases: Cases, people: People, *, now: datetime) -> tuple[TaskId, ...]:
    """Give back every task whose holder may not decide it today, and open to its role whatever asks nobody who can.

    Returns the tasks that were given back.

    Raises:
        StorageFailed: some applications cannot be read; the tasks of all the others were given back.
    """
    officers = people.roster().on(now.astimezone(WIB).date())
    given, stuck = list[TaskId](), list[str]()
    for row in cases.held_tasks():
        try:
            given += [row.task] if _give_back(cases, row, officers, now) else []
        except StorageFailed as failed:
            if failed.retryable:
                raise
            stuck.append(f"{row.application}: {failed}")
    if stuck:
        raise StorageFailed("\n".join(stuck), retryable=False)
    return tuple(given)


def _give_back(cases: Cases, row: InboxRow, officers: Mapping[OfficerId, Officer], now: datetime) -> bool:
    """Whether it was; one that was decided meanwhile needs it no more."""
    owed: list[Command] = []
    if row.claimed_by and not _may(officers.get(row.claimed_by), row):
        owed.append(Release(row.task))
    if row.member:
        file = cases.view(Service(), row.application)
        task = file.case.tasks.get(row.task)
        if task is not None and is_forsaken(file.process, file.case, task, officers):
            owed.append(Free(row.task))
    done = [_handled(cases, row, command, now) for command in owed]
    return any(done)


def _may(officer: Officer | None, row: InboxRow) -> bool:
    return officer is not None and row.asked is not None and officer.holds(row.asked)


def _handled(cases: Cases, row: InboxRow, command: Command, now: datetime) -> bool:
    try:
        cases.handle(Service(), row.application, command, now=now)
    except CommandRefused:
        return False
    return True
