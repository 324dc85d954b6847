"""What a form of the demonstration leaves open until it is played: dates, as `today + 20`, and people, as `{serial}`.

A renewal opens some days before the last of a licence, so a story of one cannot have its dates written out. And a rule
that looks at what somebody holds already would stop a story that is played once more, were it always the same person:
`{serial}` gives the last four digits of a NIK.
"""

import re
from datetime import date, datetime, timedelta
from typing import Final

from licensing.forms.answers import Typed

SERIAL: Final = "{serial}"
RELATIVE: Final = re.compile(r"today( \+ (?P<days>[0-9]{1,4}))?")


def on_day(typed: Typed, day: date, *, serial: int = 1) -> Typed:
    """A form as it is typed on a day, by the person of that number, from 1 to 9999."""
    return {
        id: tuple(_dated(text, day).replace(SERIAL, f"{serial:04d}") for text in texts)
        for id, texts in typed.items()
    }


def serial_at(now: datetime) -> int:
    """A number that another story, played some seconds later, does not have."""
    return int(now.timestamp()) % 9999 + 1


def _dated(text: str, day: date) -> str:
    found = RELATIVE.fullmatch(text)
    return text if found is None else f"{day + timedelta(days=int(found['days'] or 0)):%d-%m-%Y}"
