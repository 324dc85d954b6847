"""Lists that are imported: targets, and what the tax office says is taxed, as comma-separated values.

In comes the text of a file, out go its rows or every line of it that is wrong.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from licensing.money.budget.accounts import CODE, AccountCode
from licensing.money.budget.targets import Entering
from licensing.words.errors import DefinitionRejected, Problem

RULE: Final = "imported-list"
MOST_ROWS: Final = 200_000
TARGETS: Final = ("year", "account", "rupiah", "from", "decree")
TAXED: Final = ("object", "licence", "paid_until", "latitude", "longitude")
_KEY: Final = re.compile(r"[\x21-\x7e]{1,64}")
_DEGREES: Final = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,9})?")

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Taxed:
    """An object of the tax office: its licence's number, "" where it knows none, and until when its tax is paid."""

    object: str
    licence: str
    paid_until: date | None
    latitude: Decimal | None
    longitude: Decimal | None


class _Wrong(Exception):
    """What is wrong with a cell, and what would be right."""


def read_targets(text: str, file: str) -> tuple[Entering, ...]:
    """Read a list of targets.

    Raises:
        DefinitionRejected: with every line that is wrong.
    """
    return _rows(text, file, TARGETS, _target, lambda each: (each.year, each.account, each.since))


def read_taxed(text: str, file: str) -> tuple[Taxed, ...]:
    """Read a list of what is taxed.

    Raises:
        DefinitionRejected: with every line that is wrong.
    """
    return _rows(text, file, TAXED, _taxed, lambda each: each.object)


def _rows(
    text: str,
    file: str,
    columns: tuple[str, ...],
    row: Callable[[Sequence[str]], Row],
    key: Callable[[Row], object],
) -> tuple[Row, ...]:
    problems: list[Problem] = []
    found: dict[object, tuple[int, Row]] = {}
    for line, cells in _lines(text, file, columns):
        try:
            read = row(cells)
        except _Wrong as wrong:
            problems.append(Problem(file, line, 1, RULE, *map(str, wrong.args)))
            continue
        other = found.setdefault(key(read), (line, read))[0]
        if other != line:
            said = f"line {other} is of the same."
            problems.append(Problem(file, line, 1, RULE, said, "Keep one of the two lines."))
    if problems:
        raise DefinitionRejected(tuple(problems))
    return tuple(each for _, each in found.values())


def _lines(text: str, file: str, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """The lines below the first, each with its number."""
    lines = csv.reader(text.splitlines())
    heading, n = ",".join(columns), 1
    try:
        first = [cell.strip() for cell in next(lines, list[str]())]
        if first != list(columns):
            said = f'the first line is "{",".join(first)}".'
            raise DefinitionRejected((Problem(file, 1, 1, RULE, said, f"Write {heading} there."),))
        for n, cells in enumerate(lines, start=2):
            if n > MOST_ROWS:
                said = f"more than {MOST_ROWS:,} rows are more than a list can have."
                raise DefinitionRejected((Problem(file, n, 1, RULE, said, "Divide the list."),))
            if len(cells) == len(columns):
                yield n, [cell.strip() for cell in cells]
            elif cells:
                said = f"this line has {len(cells)} cells and the first has {len(columns)}."
                raise DefinitionRejected((Problem(file, n, 1, RULE, said, f"Its cells are {heading}."),))
    except csv.Error as error:
        message = f"this is no line of a list: {error}."
        raise DefinitionRejected((Problem(file, n, 1, RULE, message, "Correct its quotes."),)) from None


def _target(cells: Sequence[str]) -> Entering:
    year, account, rupiah, since, decree = cells
    if not re.fullmatch(r"2[01][0-9]{2}", year, re.ASCII):
        raise _Wrong(f'"{year}" is no year.', "Write it in four digits: 2026.")
    if not re.fullmatch(CODE, account, re.ASCII):
        raise _Wrong(f'"{account}" is no account code.', "Write one such as 4.1.01.09.")
    if not re.fullmatch(r"[0-9]{1,15}", rupiah, re.ASCII):
        raise _Wrong(f'"{rupiah}" is no amount.', "Write whole rupiah without dots: 1500000000.")
    if not decree:
        raise _Wrong("it does not say by which decree.", "Write its number: Perda 5/2025.")
    day = _day(since)
    if day is None or not int(year) - 2 <= day.year <= int(year):
        raise _Wrong(f'"{since}" is no day from which a target of {year} counts.', f"Write {year}-01-01.")
    return Entering(int(year), AccountCode(account), int(rupiah), day, decree)


def _taxed(cells: Sequence[str]) -> Taxed:
    key, licence, paid, latitude, longitude = cells
    if not _KEY.fullmatch(key):
        raise _Wrong(f'"{key}" names no object.', "Write the tax office's own number of it, without spaces.")
    if len(licence) > 200:
        raise _Wrong("the number of the licence is too long.", "Write the number alone.")
    if paid and _day(paid) is None:
        raise _Wrong(f'"{paid}" is no day.', "Write the last day that is paid, 2026-12-31, or nothing.")
    if bool(latitude) != bool(longitude):
        raise _Wrong("it has one half of a place.", "Write latitude and longitude, or neither.")
    return Taxed(key, licence, _day(paid), _degrees(latitude, 90), _degrees(longitude, 180))


def _day(text: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _degrees(text: str, most: int) -> Decimal | None:
    if not text:
        return None
    degrees = Decimal(text) if _DEGREES.fullmatch(text) else None
    if degrees is None or abs(degrees) > most:
        raise _Wrong(
            f'"{text}" is no degree.', "Write degrees with a point, south and west negative: -6.301200."
        )
    return round(degrees, 6)
