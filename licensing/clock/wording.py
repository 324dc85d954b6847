"""Instants as people read them; of a deadline the last day, and the time of day until which it is not too late."""

from collections.abc import Mapping
from datetime import date, datetime

from babel.dates import format_date, format_datetime

from licensing.clock.calendar import WIB
from licensing.clock.moments import ends_at_midnight, last_day
from licensing.clock.spans import Span, Unit
from licensing.words.sentences import Sentence

_UNITS: Mapping[Unit, str] = {
    "working hour": "jam kerja",
    "hour": "jam",
    "working day": "hari kerja",
    "day": "hari",
    "month": "bulan",
    "year": "tahun",
}


def until(due: datetime) -> Sentence:
    """11 Desember 2026 pukul 16.00 WIB, or pukul 24.00 WIB where the whole day is in time."""
    day, (hour, minute) = written_day(last_day(due)), _end(due)
    return Sentence(f"{day.id} pukul {hour}.{minute} WIB", f"{day.en} at {hour}:{minute} WIB")


def written_day(day: date) -> Sentence:
    """3 Mei 2026, 3 May 2026."""
    return Sentence(*(format_date(day, "d MMMM yyyy", locale=locale) for locale in ("id", "en")))


def length_of_time(span: Span) -> Sentence:
    """14 hari, 14 days."""
    return Sentence(f"{span.amount} {_UNITS[span.unit]}", str(span))


def until_as_figures(due: datetime) -> str:
    """2026-12-11 16:00, or 2026-12-11 24:00; wall time of the city."""
    return f"{last_day(due)} {':'.join(_end(due))}"


def wall_time(at: datetime) -> Sentence:
    """An instant as people of the city read it: 3 Mei 2026 pukul 14.30 WIB."""
    local = at.astimezone(WIB)
    return Sentence(
        format_datetime(local, "d MMMM yyyy 'pukul' HH.mm 'WIB'", locale="id"),
        format_datetime(local, "d MMMM yyyy 'at' HH:mm 'WIB'", locale="en"),
    )


def _end(due: datetime) -> tuple[str, str]:
    local = due.astimezone(WIB)
    return ("24", "00") if ends_at_midnight(due) else (f"{local:%H}", f"{local:%M}")
