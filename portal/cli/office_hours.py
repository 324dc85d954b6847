"""When an office is open and what it still receives: as commands write it, and as it is told."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time
from itertools import groupby
from operator import itemgetter

from licensing.city.hours_text import CLOCK, WEEKDAYS, read_week
from licensing.clock.hours import Week
from licensing.clock.wording import written_day
from licensing.words.sentences import Sentence
from portal.cli.failures import Misused

HOURS = Sentence("Jam kerja", "Hours")
CUT_OFF = Sentence("Batas jam terima", "Cut-off")
DAILY = Sentence(
    "Layanan pada libur nasional dan cuti bersama", "Service on national holidays and collective leave"
)
WEEKDAYS_SAID = (
    Sentence("Senin", "Monday"),
    Sentence("Selasa", "Tuesday"),
    Sentence("Rabu", "Wednesday"),
    Sentence("Kamis", "Thursday"),
    Sentence("Jumat", "Friday"),
    Sentence("Sabtu", "Saturday"),
    Sentence("Minggu", "Sunday"),
)


def written_week(text: str) -> Week:
    """The week of `mon-thu 08:00-15:00, fri 08:00-15:30`. Raises Misused where it is none."""
    parts = [part.split() for part in text.split(",")]
    if any(len(part) != 2 for part in parts):
        raise Misused(f'"{text}" is no week. Write hours like "mon-thu 08:00-15:00, fri 08:00-15:30".')
    names = [part[0] for part in parts]
    if len(set(names)) < len(names):
        raise Misused(f'"{text}" names a day twice. Name each once.')
    try:
        return read_week({part[0]: part[1] for part in parts})
    except ValueError as wrong:
        raise Misused(f"{wrong}.") from None


def week_said(week: Week) -> str:
    """`mon 07:30-16:00, …`, days of the same hours together, as it is written in a command."""
    return ", ".join(f"{days} {hours}" for days, hours in _alike(week, WEEKDAYS))


def week_told(week: Week) -> Sentence:
    """It in words: Senin-Kamis 07.30-16.00."""
    indonesian = _alike(week, [each.id for each in WEEKDAYS_SAID])
    english = _alike(week, [each.en for each in WEEKDAYS_SAID])
    return Sentence(
        ", ".join(f"{days} {hours.replace(':', '.')}" for days, hours in indonesian),
        ", ".join(f"{days} {hours}" for days, hours in english),
    )


def _alike(week: Week, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The days that are worked, those of the same hours together, and their hours."""
    hours = [f"{each.opens:%H:%M}-{each.closes:%H:%M}" if each else "" for each in week.days]
    for written, days in groupby(zip(hours, names, strict=True), key=itemgetter(0)):
        first, *rest = (name for _, name in days)
        if written:
            yield f"{first}-{rest[-1]}" if rest else first, written


def written_cut_off(text: str) -> time | None:
    """The time of `14:00`, None for `closing`. Raises Misused where it is neither."""
    if text == "closing":
        return None
    if not re.fullmatch(CLOCK, text):
        raise Misused(f'"{text}" is no time. Write 14:00, closing or usual.')
    return time.fromisoformat(text)


def cut_off_said(cut_off: time | None) -> str | None:
    """`14:00`; None where only closing counts."""
    return None if cut_off is None else f"{cut_off:%H:%M}"


def cut_off_told(cut_off: time | None) -> Sentence:
    """It in words: pukul 14.00."""
    if cut_off is None:
        return Sentence("saat tutup", "closing")
    return Sentence(f"pukul {cut_off:%H.%M}", f"{cut_off:%H:%M}")


def daily_told(is_daily: bool) -> Sentence:
    """Whether holidays are served on, in a word."""
    return Sentence("ya", "yes") if is_daily else Sentence("tidak", "no")


def days_told(since: date, until: date | None) -> Sentence:
    """From one day to another, or for good."""
    first = written_day(since)
    if until is None:
        return Sentence(f"mulai {first.id}", f"from {first.en}")
    last = written_day(until)
    return Sentence(f"{first.id} s.d. {last.id}", f"from {first.en} until {last.en}")
