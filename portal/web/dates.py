"""Instants, days and spans as people of the city read them, in Indonesian or English. Wall times are WIB."""

from datetime import UTC, date, datetime

from babel.dates import format_date

from licensing.clock.calendar import WIB, WorkingCalendar
from licensing.clock.moments import ends_at_midnight, is_past, last_day
from licensing.words.sentences import Sentence, counted
from portal.door.caller import Language


def say_day(day: date, language: Language) -> str:
    """23 November 2026."""
    return format_date(day, "d MMMM yyyy", locale=language)


def say_instant(at: datetime, language: Language) -> str:
    """23 November 2026, 14.30 WIB; in English 14:30."""
    local = at.astimezone(WIB)
    clock = f"{local:%H:%M}" if language == "en" else f"{local:%H.%M}"
    return f"{say_day(local.date(), language)}, {clock} WIB"


def say_deadline(due: datetime, language: Language) -> str:
    """23 November 2026, 16.00 WIB; 24.00 WIB where the whole of that day is in time."""
    if ends_at_midnight(due):
        return f"{say_day(last_day(due), language)}, {'24:00' if language == 'en' else '24.00'} WIB"
    return say_instant(due, language)


def say_due(due: datetime, now: datetime, calendar: WorkingCalendar | None = None) -> Sentence:
    """How far away a due date is: "Sisa 2 hari", "Hari ini", "Terlambat 1 hari kerja".

    Args:
        calendar: the office's, where the time is counted in working days; else every day counts.
    """
    last, today = last_day(due), now.astimezone(WIB).date()
    if calendar is not None:
        return _say_due_at_work(last, today, calendar, is_late=is_past(due, now))
    days = (last - today).days
    if is_past(due, now):
        late = max(-days, 0)
        if not late:
            return Sentence("Terlambat", "Late")
        return Sentence(f"Terlambat {late} hari", f"{counted(late, 'day')} late")
    if days == 0:
        return Sentence("Hari ini", "Today")
    if days == 1:
        return Sentence("Besok", "Tomorrow")
    return Sentence(f"Sisa {days} hari", f"{counted(days, 'day')} left")


def _say_due_at_work(last: date, today: date, calendar: WorkingCalendar, *, is_late: bool) -> Sentence:
    if is_late:
        late = calendar.working_days_between(last, today)
        if not late:
            return Sentence("Terlambat", "Late")
        return Sentence(f"Terlambat {late} hari kerja", f"{counted(late, 'working day')} late")
    if last == today:
        return Sentence("Hari ini", "Today")
    left = calendar.working_days_between(today, last)
    return Sentence(f"Sisa {left} hari kerja", f"{counted(left, 'working day')} left")


def machine_instant(at: datetime) -> str:
    """For `<time datetime>`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def say_size(size_bytes: int, language: Language) -> str:
    """20 kB, 1,4 MB."""
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000))} kB"
    text = f"{size_bytes / 1_000_000:.1f} MB"
    return text.replace(".", ",") if language == "id" else text
