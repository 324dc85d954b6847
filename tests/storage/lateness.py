"""The trial permit with a deadline that silence ends, as the suites on ports and on storage tell it."""

from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from licensing.case.commands import Decide
from licensing.city.people import Service
from licensing.clock.calendar import Decreed, WorkingCalendar
from licensing.clock.calendars import Calendars
from licensing.history.events import DueMoved
from licensing.words.identifiers import ApplicationNumber, OutcomeId
from tests.storage.process import DEFINITION, NOW, WithArchive, officer, publish, trial
from tests.storage.stories import WithCases, submitted, task

QUIET = DEFINITION.replace("within: 14 days", "within: 3 working days")
UNANSWERED = DEFINITION.replace("on_silence: gugur, ", "").replace("  gugur: {close: {}}\n", "")
DUE_AT = datetime(2026, 11, 26, 17, tzinfo=UTC)
"""Three working days after Monday the 23rd: Thursday the 26th at 24.00 in the city."""
NEXT_DAY = DUE_AT + timedelta(days=1)
TICK = timedelta(microseconds=1)
TUESDAY = date(2026, 11, 24)
TUESDAY_OFF = Calendars(WorkingCalendar(decreed={TUESDAY: Decreed(is_worked=False)}))

LATER_OFF = Calendars(WorkingCalendar(decreed={date(2027, 11, 23): Decreed(is_worked=False)}))
"""No deadline of the trial permit counts that day."""


class _Both(WithArchive, WithCases, Protocol): ...


def handed_in(records: _Both, definition: str = QUIET) -> ApplicationNumber:
    publish(records, definition)
    return submitted(records, process=trial(definition))


def sent_back(records: _Both, definition: str = QUIET) -> ApplicationNumber:
    application = handed_in(records, definition)
    asked = task(application, "kelengkapan", "dpmptsp")
    sent = Decide(asked, OutcomeId("kembalikan"), "Nama tidak sesuai KTP.", {})
    records.cases.handle(officer("rina"), application, sent, now=NOW)
    return application


def moved(records: WithCases, application: ApplicationNumber) -> list[datetime]:
    events = records.cases.view(Service(), application).events
    return [event.due for event in events if isinstance(event, DueMoved)]
