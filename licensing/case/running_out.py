"""Running out: when the law's time for a case is over as it stands, and what comes of it that nobody decided.

The instant is worked out from the history and the calendar, never from when somebody looks: whoever comes later, a
sweep or an officer, finds the same one. Its own rule is that of every deadline: from the instant on it is too late.
"""

from datetime import datetime

from licensing.clock.calendars import Calendars
from licensing.clock.running import Clock, due_at
from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.process.on_time import Deemed, OnTime


def on_time(process: Process) -> OnTime:
    """What a definition says of the end of its time; nothing where it limits none."""
    return process.time_limit.on_time if process.time_limit else OnTime()


def runs_out(case: Case, calendar: Calendars) -> datetime | None:
    """When the time of a case is over, None while its clock does not run."""
    return ends_at(case.clock, calendar)


def ends_at(clock: Clock | None, calendar: Calendars) -> datetime | None:
    """When the time of a clock is over, None while it does not run.

    Neither before the instant that was told, nor before the one that counts today, as with a task's silence.
    """
    if clock is None or clock.due is None:
        return None
    return max(clock.due, due_at(clock, calendar, _runs_since(clock)))


def granted_by(process: Process, case: Case) -> Deemed | None:
    """What silence comes to in a case: nothing in one that officers opened, or that no file had to be complete for."""
    limit, deemed = process.time_limit, on_time(process).deemed
    if limit is None or deemed is None or process.start_of(case) in limit.elsewhere:
        return None
    kind = process.kinds.get(case.kind)
    return None if kind is not None and kind.by is not None else deemed


def grants_at(process: Process, case: Case, calendar: Calendars) -> datetime | None:
    """When the law grants what was applied for, None where it never does as the case stands.

    A document that is being made, such as a bill, is made first: that changes the case, not the instant.
    """
    clock, due = case.clock, runs_out(case, calendar)
    if clock is None or due is None or case.main is None or granted_by(process, case) is None:
        return None
    if any(case.round_at(where).numbering for where in case.open.values()):
        return None
    return max(due, _runs_since(clock))


def _runs_since(clock: Clock) -> datetime:
    last = clock.pauses[-1].until if clock.pauses else None
    return last or clock.started_at
