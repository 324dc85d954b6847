"""The legal clocks of a case: what a command makes of them, once it has carried the case as far as it goes.

It starts with the outcome by which the file is complete, and stops when nobody has to decide any more: at the
licence, at the refusal, or at another end. Between the two it runs while any office is awaited, and stands still while
only the applicant is, or a day she has named, or while the case is suspended. A day that an officer named is no reason:
otherwise whoever needs time would name a later one.

A line with a limit of its own has a clock beside it, which runs and stands still by who is awaited in that line alone.

What nobody did, but time, counts from the instant at which it came to be so, however late that is seen: a sweep that
was away for a day gives no office a day. Whoever is asked then has her own time from when she is asked, because nobody
can answer what she cannot know of.
"""

from datetime import datetime

from licensing.case.course import Course
from licensing.case.line_clocks import running_lines, seen_late, so_since
from licensing.case.opening import waiting
from licensing.clock.calendars import Calendars
from licensing.clock.moments import told
from licensing.clock.running import Clock, Why, due_at
from licensing.history.case import Case
from licensing.history.events import ClockMoved, ClockPaused, ClockResumed, ClockStarted, ClockStopped
from licensing.history.places import MAIN, At, Line, is_within
from licensing.process.graph import Process
from licensing.process.limits import TimeLimit


def keep_time(course: Course) -> None:
    """Start, pause, resume or stop the clocks, as the case stands now, and by law since an instant that is over."""
    for line, clock in tuple(running_lines(course.case)):
        _go_on(course, clock, so_since(clock, course.since, course.now), line)
    limit, clock = course.process.time_limit, course.case.clock
    if limit is None or (clock is not None and clock.stopped_at is not None):
        return
    if clock is None:
        if not is_decided(course.process, course.case) and _is_complete(course.process, limit, course.case):
            _start(course, limit, course.since or course.now)
        return
    at = so_since(clock, course.since, course.now)
    if is_decided(course.process, course.case):
        course.tell(ClockStopped(course.now, seen_late(at, course.now)))
    else:
        _go_on(course, clock, at)


def move_time(course: Course) -> None:
    """Tell where the calendar of today puts the ends of a case's time, where that is not where they were told."""
    for line, clock in (*running_lines(course.case), (None, course.case.clock)):
        due = moved(clock, course.calendar, course.now)
        if due is not None:
            course.tell(ClockMoved(course.now, due, line))


def moved(clock: Clock | None, calendar: Calendars, now: datetime) -> datetime | None:
    """Where the calendar puts the end of a clock's time, None where it stays."""
    if clock is None or clock.due is None:
        return None
    counted = due_at(clock, calendar, now)
    due = told(clock.due, counted, calendar.of(clock.whose), "closing", now)
    return None if due == clock.due else due


def stands_still(process: Process, case: Case, line: Line | None = None) -> Why | None:
    """Why no office is awaited, in a line or anywhere; None while one is, or while the city's own systems are."""
    if case.suspended is not None:
        return "suspended"
    tasks = [task for task in case.open_tasks if _is_in(line, task.where)]
    if any(task.asked is not None for task in tasks):
        return None
    if tasks:
        return "applicant"
    tied = (where for where in waiting(process, case) if _is_in(line, where))
    named = [process.step(where.step).opens for where in tied]
    is_hers = all(opens is not None and opens.is_named_by_applicant for opens in named)
    return "day" if named and is_hers else None


def is_decided(process: Process, case: Case) -> bool:
    """Whether all that has to be decided about what was applied for is."""
    if case.ended_at is not None:
        return True
    makes = (process.step(where.step).makes for where in case.open.values())
    return case.own is not None or any(made is not None and made.is_answer for made in makes)


def _is_complete(process: Process, limit: TimeLimit, case: Case) -> bool:
    if limit.starts is None or process.start_of(case) in limit.elsewhere:
        return True
    return case.left_with(*limit.starts) > 0


def _is_in(line: Line | None, where: At) -> bool:
    return line is None or is_within(where.line, line)


def _start(course: Course, limit: TimeLimit, at: datetime) -> None:
    row = limit.row(course.process.facts(course.case, MAIN))
    whose = course.process.issuer
    clock = Clock(row.within, whose, at, None)
    due = due_at(clock, course.calendar, at)
    course.tell(ClockStarted(course.now, row.within, whose, due, seen_late(at, course.now)))
    _go_on(course, clock, at)


def _go_on(course: Course, clock: Clock, at: datetime, line: Line | None = None) -> None:
    why = stands_still(course.process, course.case, line)
    before = clock.pause.why if clock.pause else None
    if why == before:
        return
    if why is not None:
        course.tell(ClockPaused(course.now, why, seen_late(at, course.now), line))
    else:
        due = due_at(clock.resumed(at, None), course.calendar, at)
        course.tell(ClockResumed(course.now, due, seen_late(at, course.now), line))
