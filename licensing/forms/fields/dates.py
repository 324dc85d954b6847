"""Dates, kept as ISO and shown in words."""

import re
from datetime import date

from babel.dates import format_date

from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable, plain

ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_YEAR = 1900
LAST_YEAR = 2200


def read_date(typed: str) -> str:
    """ISO from a date picker, or day-month-year as people write it, in a year that one could mean."""
    text = plain(typed)
    parts = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", text)
    iso = f"{parts[3]}-{int(parts[2]):02d}-{int(parts[1]):02d}" if parts else text
    try:
        day = date.fromisoformat(iso) if ISO.fullmatch(iso) else None
    except ValueError:
        day = None
    if day is None:
        raise Unreadable("Tulis tanggal seperti 23-11-2026.", "Write a date like 23-11-2026.")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Unreadable(
            f"Tahunnya antara {FIRST_YEAR} dan {LAST_YEAR}; yang diisi {day.year}.",
            f"The year is between {FIRST_YEAR} and {LAST_YEAR}; this has {day.year}.",
        )
    return day.isoformat()


def show_date(answer: Answer) -> str:
    """As it is written in a letter: 23 November 2026."""
    return format_date(date.fromisoformat(str(answer)), "d MMMM yyyy", locale="id")
