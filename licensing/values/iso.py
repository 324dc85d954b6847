"""Dates as expressions write them: year, month and day, as in 2026-12-31."""

import re
from datetime import date

from licensing.values.wrong import ConditionWrong

_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)


def day_written(text: str, *, column: int) -> date:
    """The date of a quoted text.

    Raises:
        ConditionWrong: it is written in another way, or no day of the calendar.
    """
    if _ISO.fullmatch(text):
        day = _day(text)
        if day is not None:
            return day
    found = _DAY_FIRST.fullmatch(text)
    meant = _day(f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}") if found else None
    message = f'"{text[:20]}" is no date as conditions write it.'
    hint = f'Write "{meant.isoformat()}".' if meant else 'Write year, month and day: "2026-12-31".'
    raise ConditionWrong(message, hint, column=column, rule="condition-type")


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
