"""Dates, kept as ISO and shown in words."""

import re
from datetime import date

from babel.dates import format_date

from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable


def read_date(typed: str) -> str:
    """ISO from a date picker, or day-month-year as people write it."""
    text = typed.strip()
    parts = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text)
    iso = f"{parts[3]}-{int(parts[2]):02d}-{int(parts[1]):02d}" if parts else text
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        raise Unreadable("Tulis tanggal seperti 23-11-2026.", "Write a date like 23-11-2026.") from None


def show_date(answer: Answer) -> str:
    """As it is written in a letter: 23 November 2026."""
    return format_date(date.fromisoformat(str(answer)), "d MMMM yyyy", locale="id")
