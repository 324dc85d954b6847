"""The calendar and what was decreed about it, as `izin calendar` shows it: data, sentences and tables."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import assert_never

from rich.table import Table

from licensing.city.almanac import about
from licensing.city.decrees import (
    DayOff,
    DayWorked,
    Decree,
    HoursEnded,
    HoursSet,
    YearAnnounced,
    YearWithdrawn,
    write_decree,
)
from licensing.city.hours_text import WEEKDAYS, read_week
from licensing.clock.calendar import WIB
from licensing.clock.hours import Season, Week
from licensing.clock.own_days import is_lasting
from licensing.clock.provisional import not_decreed
from licensing.clock.wording import written_day
from licensing.words.sentences import Sentence, counted
from portal.acts.foretold import Moves
from portal.acts.shown_days import ShownDay, ShownYear
from portal.cli.failures import Misused
from portal.cli.voice import Data, Voice

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


def decree_data(decree: Decree) -> Data:
    """A decree as data."""
    data: dict[str, Data] = json.loads(write_decree(decree))
    return data | {"week": week_said(decree.week)} if isinstance(decree, HoursSet) else data


def said_of(decree: Decree) -> Sentence:
    """A decree in words."""
    what, agency = _what(decree), about(decree)
    at = f" ({agency})" if agency else ""
    return Sentence(
        f"{what.id}{at}, {decree.decree}, atas perintah {decree.by}",
        f"{what.en}{at}, {decree.decree}, ordered by {decree.by}",
    )


def _what(decree: Decree) -> Sentence:
    match decree:
        case DayOff():
            day = written_day(decree.day)
            return Sentence(f"{day.id} libur: {decree.name}", f"{day.en} is off: {decree.name}")
        case DayWorked():
            day = written_day(decree.day)
            return Sentence(f"{day.id} hari kerja", f"{day.en} is worked")
        case HoursSet():
            days, week = _days(decree), week_told(decree.week)
            return Sentence(f"Jam kerja {days.id}: {week.id}", f"Hours {days.en}: {week.en}")
        case HoursEnded():
            days = _days(decree)
            return Sentence(f"Jam kerja biasa {days.id}", f"Usual hours {days.en}")
        case YearAnnounced():
            return Sentence(
                f"Hari libur {decree.year} sudah ditetapkan", f"The holidays of {decree.year} are decreed"
            )
        case YearWithdrawn():
            return Sentence(f"{decree.year} kembali sementara", f"{decree.year} is provisional again")
        case _:
            assert_never(decree)


def _days(decree: HoursSet | HoursEnded) -> Sentence:
    since = written_day(decree.since)
    if decree.until is None:
        return Sentence(f"mulai {since.id}", f"from {since.en}")
    until = written_day(decree.until)
    return Sentence(f"{since.id} s.d. {until.id}", f"from {since.en} until {until.en}")


def tell_decrees(told: tuple[Decree, ...], voice: Voice) -> None:
    """What was decreed, the oldest first."""
    if not told:
        voice.say("Belum ada yang ditetapkan.", "Nothing is decreed yet.")
        return
    table = Table(show_edge=False)
    for heading in (Sentence("dicatat", "recorded"), Sentence("apa", "what")):
        table.add_column(voice.of(heading), overflow="fold")
    for each in told:
        table.add_row(f"{each.at.astimezone(WIB):%Y-%m-%d %H:%M}", voice.of(said_of(each)))
    voice.show(table)


def year_data(year: ShownYear, agency: str | None) -> Data:
    """A year as data."""
    return {
        "year": year.year,
        "agency": agency,
        "provisional": year.is_provisional,
        "working_days": year.working_days,
        "hours": week_said(year.week),
        "seasons": [
            {
                "from": each.first,
                "until": None if is_lasting(each) else each.last,
                "hours": week_said(each.week),
                "decree": each.decree,
            }
            for each in year.seasons
        ],
        "days": [
            {"day": each.day, "worked": each.is_worked, "name": each.name, "decree": each.decree}
            for each in year.days
        ],
    }


def tell_year(year: ShownYear, agency: str | None, voice: Voice) -> None:
    """A year as people read it."""
    of = f" ({agency})" if agency else ""
    days = year.working_days
    voice.say(f"{year.year}{of}: {days} hari kerja", f"{year.year}{of}: {counted(days, 'working day')}")
    if year.is_provisional:
        said = not_decreed(year.year)
        voice.say(said.id, said.en)
    week = week_told(year.week)
    voice.say(f"Jam kerja: {week.id}", f"Hours: {week.en}")
    for season in year.seasons:
        said = _season(season)
        voice.say(said.id, said.en)
    table = Table(show_edge=False, show_header=False, box=None, padding=(0, 2, 0, 0))
    for each in year.days:
        table.add_row(*(voice.of(part) for part in _row(each)))
    voice.show(table)


def _season(season: Season) -> Sentence:
    week, decree = week_told(season.week), f", {season.decree}" if season.decree else ""
    first = written_day(season.first)
    if is_lasting(season):
        return Sentence(f"Mulai {first.id}: {week.id}{decree}", f"From {first.en}: {week.en}{decree}")
    last = written_day(season.last)
    return Sentence(
        f"{first.id} s.d. {last.id}: {week.id}{decree}", f"{first.en} until {last.en}: {week.en}{decree}"
    )


def _row(shown: ShownDay) -> tuple[Sentence, ...]:
    weekday, day = WEEKDAYS_SAID[shown.day.weekday()], written_day(shown.day)
    what = Sentence("dikerjakan", "worked") if shown.is_worked else Sentence("libur", "off")
    return (
        Sentence(f"{weekday.id}, {day.id}", f"{weekday.en}, {day.en}"),
        what,
        Sentence(shown.name, shown.name),
        Sentence(shown.decree, shown.decree),
    )


def moves_data(moves: Moves) -> Data:
    """What would move of a permit's cases, as data."""
    return {
        "permit": moves.permit,
        "applications": moves.cases,
        "earlier": moves.earlier,
        "later": moves.later,
    }


def tell_moves(moves: tuple[Moves, ...], voice: Voice) -> None:
    """What would move, by permit; and that nothing is recorded."""
    for each in moves:
        voice.say(
            f"{each.permit}: {each.later} batas waktu mundur, {each.earlier} maju, pada {each.cases} permohonan",
            f"{each.permit}: {counted(each.later, 'deadline')} later, {each.earlier} earlier, in "
            f"{counted(each.cases, 'application')}",
        )
    if not moves:
        voice.say("Tidak ada batas waktu yang bergeser.", "No deadline would move.")
    voice.say("Belum ada yang dicatat.", "Nothing is recorded yet.")
