"""Whether the due date of a task may still move with a decree."""

from licensing.clock.calendars import Calendars
from licensing.clock.provisional import by_working_time, provisional
from licensing.history.task import Task
from licensing.words.sentences import Sentence


def provisional_task(task: Task, calendars: Calendars) -> Sentence | None:
    """That it may, and why; None where it is certain. The applicant's working days are the city's."""
    calendar = calendars.of(task.asked.agency) if task.asked else calendars.city
    return provisional(task.due, by_working_time(task.within, calendar))
