"""Whether what a row of an inbox says of its due date may still move with a decree."""

from licensing.clock.calendars import Calendars
from licensing.clock.provisional import provisional
from licensing.ports import InboxRow
from licensing.words.sentences import Sentence


def provisional_row(row: InboxRow, calendars: Calendars) -> Sentence | None:
    """That it may, and why; None where it is certain, or counts no working days."""
    whose = calendars.of(row.agency) if row.agency else calendars.city
    return provisional(row.due, whose if row.in_working_days else None)
