"""What a list of tasks says of reminders: whether the office was reminded of one, and that it is due soon.

Worked out from what the definition says and the calendar, as the reminder itself is; a mail that was not delivered
changes nothing about when it was due.
"""

from datetime import datetime

from licensing.clock.calendars import Calendars
from licensing.clock.moments import is_past
from licensing.clock.wording import wall_time
from licensing.ports import InboxRow
from licensing.process.on_time import before
from licensing.words.sentences import Sentence


def reminded_at(row: InboxRow, calendars: Calendars, now: datetime) -> datetime | None:
    """When its office was last reminded of the task's own end; None where it was not, and once that is over."""
    if row.due is None or row.agency is None or is_past(row.due, now):
        return None
    days = calendars.of(row.agency)
    come = (before(row.due, span, days) for span in row.remind)
    return max((at for at in come if row.opened_at < at <= now), default=None)


def reminder_mark(row: InboxRow, calendars: Calendars, now: datetime) -> Sentence | None:
    """The same in words."""
    at = reminded_at(row, calendars, now)
    if at is None:
        return None
    when = wall_time(at)
    return Sentence(f"Segera jatuh tempo: sudah diingatkan {when.id}", f"Due soon: reminded {when.en}")
