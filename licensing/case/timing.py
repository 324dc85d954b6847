"""What time does to a case: deadlines move when the calendar changes, and silence takes its course when they are over.

The one question time asks is `next_due`. Whoever wakes the core at that instant, with `PassTime`, wakes it in time;
waking it more often changes nothing. A limit that nobody's silence can end is late at most, and of itself wakes nobody.
"""

from datetime import datetime, timedelta

from licensing.case.billing import STATEMENTS_COME_WITHIN
from licensing.case.calling import calling
from licensing.case.escalating import told_at
from licensing.case.opening import early
from licensing.case.prompting import prompts
from licensing.case.reminding import reminders
from licensing.case.running_out import grants_at
from licensing.clock.calendars import Calendars
from licensing.clock.moments import Limit
from licensing.history.case import Case
from licensing.history.task import Task
from licensing.process.graph import Process
from licensing.process.protocol import LAPSED


def next_due(process: Process, case: Case, calendar: Calendars) -> datetime | None:
    """The earliest instant at which the core would act on its own; None where it never would as the case stands."""
    if case.suspended is not None:
        return None
    lapsing = (at for task in case.open_tasks if (at := lapses_at(process, task, calendar)) is not None)
    opening = (each.at for each in early(process, case, calendar))
    reminding = (each.at for each in (*reminders(process, case), *prompts(process, case, calendar)))
    granted = grants_at(process, case, calendar)
    ahead = (
        *lapsing,
        *opening,
        *(each.until for each in calling(process, case, calendar)),
        *reminding,
        *told_at(process, case, calendar),
        *((granted,) if granted else ()),
    )
    return min(ahead, default=None)


def lapses_at(process: Process, task: Task, calendar: Calendars) -> datetime | None:
    """When silence ends an open task, None where it never does.

    Neither before the instant that was told, nor before the one that counts today: a calendar that changed since can
    lengthen what is left at once, and shorten it only once that was told (`DueMoved`). Where money is
    owed, silence waits for the statements of the banks.
    """
    limit = limit_of(task)
    is_ended = task.silence is not None or LAPSED in process.step(task.where.step).exits
    if limit is None or task.due is None or not is_ended:
        return None
    grace = STATEMENTS_COME_WITHIN if process.step(task.where.step).bill else timedelta()
    return max(task.due, limit.due(calendar)) + grace


def moved(case: Case, task: Task, calendar: Calendars, now: datetime) -> datetime | None:
    """Where the calendar of today moves an open task's deadline, None where it stays.

    Consent is asked for as long as the decision that needs it, so its end goes where that one's goes.
    """
    decided = next((case.tasks.get(of) for of, asked in case.consents.items() if asked.asks == task.id), None)
    if decided is not None:
        due = moved(case, decided, calendar, now) or decided.due
        return None if due == task.due else due
    limit = limit_of(task)
    if limit is None or task.due is None:
        return None
    due = limit.moved(task.due, calendar, now)
    return None if due == task.due else due


def restarted(task: Task, calendar: Calendars, now: datetime) -> datetime | None:
    """When a task is due whose whole time counts from now on, None where it has no limit."""
    if task.within is None:
        return None
    return Limit(task.within, now, task.asked.agency if task.asked else None).due(calendar)


def limit_of(task: Task) -> Limit | None:
    """What the law gives for a task, None where it gives no limit."""
    if task.within is None:
        return None
    return Limit(task.within, task.counted_from or task.opened_at, task.asked.agency if task.asked else None)
