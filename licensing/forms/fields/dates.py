"""Dates, kept as ISO and shown in words: the one place where a date that somebody typed is read.

Day, month and year come in the orders people write them, the month as a number, a name or the beginning of one, in
Indonesian or English. What could be several days is asked back, never guessed.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Final

from babel.dates import format_date

from licensing.clock.wording import written_day
from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable, plain
from licensing.words.folding import folded
from licensing.words.months import MONTHS, SHORTEST, month_named, weekday_named
from licensing.words.suggesting import nearest

FIRST_YEAR = 1900
LAST_YEAR = 2200
LONGEST: Final = 60
_TOKEN: Final = re.compile(r"[0-9]+|[a-z]+(?:'[a-z]+)?")
_APART: Final = re.compile(r"[-/., ]{0,3}")
_ORDINAL: Final = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b")
_FILLING: Final = frozenset(("tanggal", "tgl", "hari", "bulan", "tahun", "the", "of"))
_RUN_TOGETHER: Final = re.compile(r"([0-9]{2})([0-9]{2})((?:19|20|21)[0-9]{2})")
_MISSPELT: Final = 0.7

_Parts = tuple[str, int, int]
"""Year as it was written, month and day."""


def read_date(typed: str) -> str:
    """ISO from a date picker, or a date as people write it, in a year that one could mean.

    Raises:
        Unreadable: it is none, or could be another.
    """
    shown = " ".join(plain(typed).split())
    words = _words(folded(shown))
    weekdays = {weekday for each in words if (weekday := weekday_named(each)) is not None}
    parts = _parts([each for each in words if weekday_named(each) is None])
    if parts is None:
        raise _unreadable()
    year, month, day = parts
    if len(year) < 4:
        raise _short_year(shown, year, month, day)
    if month > 12 and _day_of(int(year), day, month):
        raise _asked_back(
            shown, [date(int(year), day, month)], "Tulis hari lebih dahulu.", "Write the day first."
        )
    found = _in_the_calendar(int(year), month, day)
    if weekdays - {found.weekday()}:
        raise _asked_back(shown, [found], "Nama harinya lain.", "It is another day of the week.")
    return found.isoformat()


def show_date(answer: Answer) -> str:
    """As it is written in a letter: 23 November 2026."""
    return format_date(date.fromisoformat(str(answer)), "d MMMM yyyy", locale="id")


def _words(text: str) -> list[str]:
    """Its numbers and words in their order, without what only goes along; nothing where there is another sign."""
    text = _ORDINAL.sub("", text)
    if len(text) > LONGEST or not all(map(_APART.fullmatch, _TOKEN.split(text))):
        return []
    return [each for each in _TOKEN.findall(text) if each not in _FILLING]


def _parts(words: Sequence[str]) -> _Parts | None:
    """Which of three is the year, the month and the day; None where they are no date.

    Raises:
        Unreadable: a month is misspelt.
    """
    named = [each for each in words if not each.isdigit()]
    numbers = [each for each in words if each.isdigit()]
    match named, numbers:
        case [word], [one, other]:
            month = month_named(word)
            if month is None:
                raise _misspelt(word)
            day, year = (other, one) if len(one) == 4 else (one, other)
            return _sized(year, month, day)
        case [], [one, month, other]:
            day, year = (other, one) if len(one) == 4 else (one, other)
            return _sized(year, int(month), day) if len(month) <= 2 else None
        case [], [run_together]:
            pieces = _RUN_TOGETHER.fullmatch(run_together)
            return (pieces[3], int(pieces[2]), int(pieces[1])) if pieces else None
        case _:
            return None


def _sized(year: str, month: int, day: str) -> _Parts | None:
    return (year, month, int(day)) if len(year) in (2, 4) and len(day) <= 2 else None


def _in_the_calendar(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12 or day < 1:
        raise _unreadable()
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(
            f"Tahunnya antara {FIRST_YEAR} dan {LAST_YEAR}; yang diisi {year}.",
            f"The year is between {FIRST_YEAR} and {LAST_YEAR}; this has {year}.",
        )
    last = date(year, month, monthrange(year, month)[1])
    if day > last.day:
        said = written_day(last)
        raise Unreadable(f"Bulan itu berakhir pada {said.id}.", f"That month ends on {said.en}.")
    return date(year, month, day)


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _short_year(shown: str, year: str, month: int, day: int) -> Unreadable:
    """Of this century, or of the last."""
    days = [found for century in (2000, 1900) if (found := _day_of(century + int(year), month, day))]
    id, en = "Tulis tahunnya dengan empat angka.", "Write the year with four digits."
    return _asked_back(shown, days, id, en) if days else Unreadable(id, en)


def _asked_back(shown: str, days: Sequence[date], id: str, en: str) -> Unreadable:
    said = [written_day(each) for each in days]
    return Unreadable(
        f"{shown}: maksudnya {', atau '.join(each.id for each in said)}? {id}",
        f"{shown}: do you mean {', or '.join(each.en for each in said)}? {en}",
    )


def _misspelt(word: str) -> Unreadable:
    meant = nearest(word, MONTHS, cutoff=_MISSPELT) if len(word) >= SHORTEST else None
    if meant is None:
        return _unreadable()
    name = meant.capitalize()
    return Unreadable(
        f"{word}: maksudnya {name}? Tulis nama bulan atau angkanya.",
        f"{word}: do you mean {name}? Write the month's name or number.",
    )


def _unreadable() -> Unreadable:
    return Unreadable(
        "Tulis tanggal seperti 23-11-2026 atau 23 November 2026.",
        "Write a date like 23-11-2026 or 23 November 2026.",
    )
