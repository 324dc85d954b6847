"""A year of the calendar as `izin calendar` shows it, and what a decree would move: data, sentences and tables."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from rich.table import Table

from licensing.clock.dated import Dated
from licensing.clock.provisional import not_decreed
from licensing.clock.wording import written_day
from licensing.words.sentences import Sentence, counted
from portal.acts.foretold import Moves
from portal.acts.shown_days import ShownDay, ShownYear
from portal.cli.office_hours import (
    CUT_OFF,
    DAILY,
    HOURS,
    WEEKDAYS_SAID,
    cut_off_said,
    cut_off_told,
    daily_told,
    days_told,
    week_said,
    week_told,
)
from portal.cli.voice import Data, Voice

T = TypeVar("T")


def year_data(year: ShownYear, agency: str | None) -> Data:
    """A year as data."""
    return {
        "year": year.year,
        "agency": agency,
        "provisional": year.is_provisional,
        "working_days": year.working_days,
        "hours": week_said(year.week),
        "seasons": [_dated(each, {"hours": week_said(each.value)}) for each in year.seasons],
        "cut_off": cut_off_said(year.cut_off),
        "cut_offs": [_dated(each, {"cut_off": cut_off_said(each.value)}) for each in year.cut_offs],
        "daily": year.is_daily,
        "dailies": [_dated(each, {"daily": each.value}) for each in year.dailies],
        "days": [
            {"day": each.day, "worked": each.is_worked, "name": each.name, "decree": each.decree}
            for each in year.days
        ],
    }


def _dated(each: Dated[T], value: dict[str, Data]) -> Data:
    return {"from": each.first, "until": _until(each), **value, "decree": each.decree}


def _until(each: Dated[T]) -> date | None:
    return None if each.is_lasting else each.last


def tell_year(year: ShownYear, agency: str | None, voice: Voice) -> None:
    """A year as people read it."""
    of = f" ({agency})" if agency else ""
    days = year.working_days
    voice.say(f"{year.year}{of}: {days} hari kerja", f"{year.year}{of}: {counted(days, 'working day')}")
    if year.is_provisional:
        _say(not_decreed(year.year), voice)
    _tell_what_holds(HOURS, year.week, year.seasons, week_told, voice)
    if year.cut_off is not None or year.cut_offs:
        _tell_what_holds(CUT_OFF, year.cut_off, year.cut_offs, cut_off_told, voice)
    if year.is_daily or year.dailies:
        _tell_what_holds(DAILY, year.is_daily, year.dailies, daily_told, voice)
    table = Table(show_edge=False, show_header=False, box=None, padding=(0, 2, 0, 0))
    for each in year.days:
        table.add_row(*(voice.of(part) for part in _row(each)))
    voice.show(table)


def _tell_what_holds(
    name: Sentence, usual: T, dated: tuple[Dated[T], ...], told: Callable[[T], Sentence], voice: Voice
) -> None:
    """What is usual, and beneath it what holds on some days."""
    said = told(usual)
    _say(Sentence(f"{name.id}: {said.id}", f"{name.en}: {said.en}"), voice)
    for each in dated:
        days, said = days_told(each.first, _until(each)), told(each.value)
        decree = f", {each.decree}" if each.decree else ""
        _say(Sentence(f"  {days.id}: {said.id}{decree}", f"  {days.en}: {said.en}{decree}"), voice)


def _say(said: Sentence, voice: Voice) -> None:
    voice.say(said.id, said.en)


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
        "earlier": moves.deadlines.earlier,
        "later": moves.deadlines.later,
        "promised": {"earlier": moves.promised.earlier, "later": moves.promised.later},
    }


def tell_moves(moves: tuple[Moves, ...], voice: Voice) -> None:
    """What would move, by permit; and that nothing is recorded."""
    for each in moves:
        of, days = each.deadlines, each.promised
        voice.say(
            f"{each.permit}: {of.later} batas waktu mundur, {of.earlier} maju; {days.later} janji hari selesai mundur, "
            f"{days.earlier} maju, pada {each.cases} permohonan",
            f"{each.permit}: {counted(of.later, 'deadline')} later, {of.earlier} earlier; "
            f"{counted(days.later, 'promised day')} later, {days.earlier} earlier, in "
            f"{counted(each.cases, 'application')}",
        )
    if not moves:
        voice.say(
            "Tidak ada batas waktu atau janji yang bergeser.", "No deadline and no promised day would move."
        )
    voice.say("Belum ada yang dicatat.", "Nothing is recorded yet.")
