"""What a notice can say of time: when a case's and the applicant's own is over, and why it was extended last.

Beside each day stands whether it may still move, by the calendar of the moment in which it is written.
"""

from collections.abc import Iterable
from datetime import date

from licensing.clock.calendars import Calendars
from licensing.clock.moments import last_day
from licensing.clock.provisional import by_working_time, provisional
from licensing.history.case import Case
from licensing.history.task import Task
from licensing.process.graph import Process
from licensing.words.sentences import Sentence


def told_time(process: Process, case: Case, calendars: Calendars) -> dict[str, date | str | None]:
    """`ends_on` is None while no day can be named; `extended` is empty where it never was."""
    clock, limit = case.clock, process.time_limit
    why = Sentence("", "")
    if clock is not None and clock.extensions and limit is not None and limit.extending is not None:
        why = limit.extending.called(clock.extensions[-1].reason)
    working = by_working_time(clock.within, calendars.of(clock.whose)) if clock else None
    return {
        **_said(provisional(clock.due, working) if clock else None),
        "ends_on": last_day(clock.due) if clock and clock.due else None,
        "extended": why.id,
        "extended_en": why.en,
    }


def told_due(tasks: Iterable[Task], calendars: Calendars) -> dict[str, date | str | None]:
    """`due_on` is the last day of what a round asks the applicant, None where it gives no time."""
    last = max(
        (task for task in tasks if task.due), key=lambda task: task.due or task.opened_at, default=None
    )
    if last is None or last.due is None:
        return {"due_on": None, **_said(None)}
    days = calendars.of(last.asked.agency) if last.asked else calendars.city
    return {"due_on": last_day(last.due), **_said(provisional(last.due, by_working_time(last.within, days)))}


def _said(provisional: Sentence | None) -> dict[str, date | str | None]:
    return {
        "provisional": provisional.id if provisional else "",
        "provisional_en": provisional.en if provisional else "",
    }
