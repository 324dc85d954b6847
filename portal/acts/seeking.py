"""Seeking: what an officer looks for in her inbox, as an address says it, and which task is next for her."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from licensing.city.people import Officer
from licensing.history.task import Task
from licensing.ports import CaseFile, Cases, First, InboxRow, Only, Sought, TaskCount
from licensing.words.identifiers import PermitId, StepId

ONLY: Final[Mapping[str, Only]] = {"semua": "all", "saya": "mine", "terlambat": "late", "hari-ini": "today"}
FIRST: Final[Mapping[str, First]] = {"mendesak": "urgent", "terlama": "oldest", "terbaru": "newest"}


def sought(now: datetime, *, only: str, step: str, first: str) -> Sought:
    """What is looked for; a word that means nothing leaves nothing out.

    Args:
        step: a permit type and one of its steps, `permit.step`, or a permit type alone.
    """
    permit, _, name = step.partition(".")
    return Sought(
        now,
        ONLY.get(only, "all"),
        PermitId(permit) if permit else None,
        StepId(name) if name else None,
        FIRST.get(first, "urgent"),
    )


def counted(waiting: Iterable[TaskCount], sought: Sought) -> Mapping[Only, int]:
    """How many tasks there are of every sort, at the step that is looked for."""
    here = [
        each for each in waiting if sought.permit in (None, each.permit) and sought.step in (None, each.step)
    ]
    return {only: sum(each.of(only) for each in here) for only in ONLY.values()}


def next_for(cases: Cases, officer: Officer, file: CaseFile, task: Task, now: datetime) -> InboxRow | None:
    """What she does next: the most urgent task of the step she has just decided, else the most urgent of all.

    What a colleague has taken is left to her.
    """
    alike = Sought(now, permit=file.case.permit, step=task.where.step, is_free=True)
    for each in (alike, Sought(now, is_free=True)):
        rows = cases.inbox(officer, sought=each, limit=2)
        if (row := next((row for row in rows if row.task != task.id), None)) is not None:
            return row
    return None
