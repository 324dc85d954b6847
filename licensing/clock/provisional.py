"""Whether a date may still move because the holidays of its year are not decreed yet, and how that is said.

Everything that shows a date counted by working time asks here. A date counted in days, months or years is certain, and
so is every date of a city that does not say which years are decreed.
"""

from datetime import date, datetime

from licensing.clock.calendar import WorkingCalendar
from licensing.clock.moments import last_day
from licensing.clock.spans import Span
from licensing.words.sentences import Sentence


def provisional(due: datetime | None, calendar: WorkingCalendar | None) -> Sentence | None:
    """That the last day of what is due then is provisional, and why; None where it is certain.

    Args:
        calendar: by whose working time it is counted, None where it is not counted so.
    """
    return provisional_day(last_day(due), calendar) if due else None


def provisional_day(day: date, calendar: WorkingCalendar | None) -> Sentence | None:
    """The same of a day."""
    if calendar is None or not calendar.is_provisional(day):
        return None
    return not_decreed(day.year)


def not_decreed(year: int) -> Sentence:
    """That dates of a year are provisional, and why."""
    return Sentence(
        f"Sementara: hari libur {year} belum ditetapkan.",
        f"Provisional: the holidays of {year} are not decreed yet.",
    )


def in_brackets(said: Sentence | None) -> Sentence:
    """What stands behind a date that is told in a sentence; nothing where it is certain."""
    if said is None:
        return Sentence("", "")
    id, en = (f" ({text[0].lower()}{text[1:].rstrip('.')})" for text in (said.id, said.en))
    return Sentence(id, en)


def by_working_time(within: Span | None, calendar: WorkingCalendar) -> WorkingCalendar | None:
    """The calendar that a length is counted by, None where it counts no working time."""
    return calendar if within and within.unit in ("working day", "working hour") else None
