"""Dates in a form of the demonstration that count from the day it is played: `today + 20`.

A renewal opens some days before the last of a licence, so a story of one cannot have its dates written out.
"""

import re
from datetime import date, timedelta
from typing import Final

from licensing.forms.answers import Typed

RELATIVE: Final = re.compile(r"today( \+ (?P<days>[0-9]{1,4}))?")


def on_day(typed: Typed, day: date) -> Typed:
    """A form as it is typed on a day."""
    return {id: tuple(_dated(text, day) for text in texts) for id, texts in typed.items()}


def _dated(text: str, day: date) -> str:
    found = RELATIVE.fullmatch(text)
    return text if found is None else f"{day + timedelta(days=int(found['days'] or 0)):%d-%m-%Y}"
