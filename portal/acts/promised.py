"""The day by which an application is answered.

Once its legal clock runs, that is the clock's. Before, it is the service's whole time from the day its file came in as
it is: the law counts from a complete file, so from her last correction; an answer to a request moves nothing. The time
is the definition's `time_limit`, and where it says none, the five working days of the law (UU 30/2014, article 53).
While it is her turn, or nothing goes on, no day can be named.
"""

from dataclasses import dataclass
from datetime import date, datetime

from licensing.clock.calendar import WIB, WorkingCalendar
from licensing.clock.calendars import Calendars
from licensing.clock.moments import last_day
from licensing.clock.provisional import by_working_time, provisional
from licensing.clock.running import Clock
from licensing.clock.spans import Span
from licensing.forms.answers import NO_ANSWERS, Answers, Typed
from licensing.forms.reading import read_form
from licensing.history.events import CorrectionReceived
from licensing.ports import CaseFile
from licensing.process.graph import Process
from licensing.values.types import Facts
from licensing.words.sentences import Sentence
from portal.acts.telling import is_decided


@dataclass(frozen=True, slots=True)
class Promised:
    """The last day of it, how long it takes, and the day it counts from; `is_running`: the legal clock says so.

    `provisional` says that the day may still move with a decree, and why; None where it is certain.
    """

    by: date
    within: Span
    counted_from: date
    is_running: bool = False
    provisional: Sentence | None = None


def facts_of(process: Process, typed: Typed, beside: Facts, *, standing: Answers = NO_ANSWERS) -> Facts:
    """What conditions see of an application as it was typed, before anybody has decided anything."""
    answers, _ = read_form(process.form, typed, beside, standing=standing)
    return {**beside, **process.form.facts(answers, "form")}


def promised(process: Process, calendars: Calendars, *, at: datetime, facts: Facts) -> Promised:
    """What is promised for a file that is complete at an instant, by the issuing agency's calendar.

    Args:
        facts: by which the row of the limit is chosen.
    """
    within = process.limit.row(facts).within
    calendar = calendars.of(process.issuer)
    due = calendar.due(at, within)
    begins = _begins(at, within, calendar)
    is_provisional = provisional(due, by_working_time(within, calendar))
    return Promised(last_day(due), within, begins, provisional=is_provisional)


def still_promised(file: CaseFile, calendars: Calendars) -> Promised | None:
    """What is promised of a case now; None once it is answered, while it stands still, and while it is her turn."""
    case, clock = file.case, file.case.clock
    if clock is not None:
        return _running(clock, calendars)
    is_hers = any(task.asked is None for task in case.open_tasks)
    if is_decided(case) or case.suspended or is_hers:
        return None
    corrected = (event.at for event in file.events if isinstance(event, CorrectionReceived))
    facts = file.process.facts(case)
    return promised(file.process, calendars, at=max((case.submitted_at, *corrected)), facts=facts)


def _begins(at: datetime, within: Span, calendar: WorkingCalendar) -> date:
    """The day a time counts from: of working days one on which the office works."""
    return calendar.counting_from(at) if within.unit == "working day" else at.astimezone(WIB).date()


def _running(clock: Clock, calendars: Calendars) -> Promised | None:
    """What the legal clock says while it runs."""
    if clock.due is None:
        return None
    calendar = calendars.of(clock.whose)
    begins = _begins(clock.started_at, clock.within, calendar)
    is_provisional = provisional(clock.due, by_working_time(clock.within, calendar))
    return Promised(last_day(clock.due), clock.within, begins, is_running=True, provisional=is_provisional)
