"""Whether the due date of a task, or of a row of an inbox, may still move with a decree: that it may, and why.

None where it is certain.
"""

from licensing.clock.calendars import Calendars
from licensing.clock.provisional import by_working_time, provisional
from licensing.history.task import Task
from licensing.ports import InboxRow
from licensing.words.sentences import Sentence


def provisional_task(task: Task, calendars: Calendars) -> Sentence | None:
    """Of a task; the applicant's working days are the city's."""
    calendar = calendars.of(task.asked.agency) if task.asked else calendars.city
    return provisional(task.due, by_working_time(task.within, calendar))


def provisional_row(row: InboxRow, calendars: Calendars) -> Sentence | None:
    """Of a row, as far as it says what its time is counted in."""
    whose = calendars.of(row.agency) if row.agency else calendars.city
    return provisional(row.due, whose if row.in_working_days else None)
