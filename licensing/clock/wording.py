"""Deadlines as people read them: the last day, and the time of day until which it is not too late."""

from datetime import datetime

from babel.dates import format_date

from licensing.clock.calendar import WIB
from licensing.clock.moments import ends_at_midnight, last_day
from licensing.words.sentences import Sentence


def until(due: datetime) -> Sentence:
    """11 Desember 2026 pukul 16.00 WIB, or pukul 24.00 WIB where the whole day is in time."""
    day, hour, minute = last_day(due), "24", "00"
    if not ends_at_midnight(due):
        hour, minute = f"{due.astimezone(WIB):%H %M}".split()
    return Sentence(
        f"{format_date(day, 'd MMMM yyyy', locale='id')} pukul {hour}.{minute} WIB",
        f"{format_date(day, 'd MMMM yyyy', locale='en')} at {hour}:{minute} WIB",
    )
