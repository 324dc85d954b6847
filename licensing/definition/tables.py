"""Tariff tables: numbers by what was answered and by the day, as text, and as what values look up.

In comes the text of one file of `tables/`, out goes the table, or every problem in it at its line. The columns left of
`from` and `until` are the keys, those right of them are numbers, and a last column `note` is for people: where a row
comes from, and how sure that is. Both days count. For each key the rows follow each other without a gap or an overlap
from the first day of the table on, and the last has no `until`: so on every day from then on there is one number.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from licensing.values.looking import Key
from licensing.values.types import MOST_DIGITS
from licensing.words.errors import DefinitionRejected, Problem

FROM: Final = "from"
UNTIL: Final = "until"
NOTE: Final = "note"
RULE: Final = "table"
MOST_ROWS: Final = 50_000
_COLUMN: Final = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_NUMBER: Final = re.compile(rf"-?[0-9]{{1,{MOST_DIGITS // 2}}}(\.[0-9]{{1,{MOST_DIGITS // 2}}})?", re.ASCII)
# A point between thousands, as amounts are written elsewhere; indices of three decimals do not end in 0.
_THOUSANDS: Final = re.compile(r"-?[0-9]{1,3}\.[0-9]{2}0", re.ASCII)
_HEADING: Final = "The first line names the keys, from, until, then the numbers: kelas,from,until,tarif,note."


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its numbers as they are written, by column, and the days on which they count."""

    line: int
    key: Key
    since: date
    until: date | None
    numbers: Mapping[str, str]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in which every key that is there has one row on every day from the first on."""

    keys: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(text: str, file: str) -> Table:
    """Read a table.

    Raises:
        DefinitionRejected: with every line that is wrong, and every gap and overlap at the line behind it.
    """
    problems: list[Problem] = []
    lines = csv.reader(text.splitlines())
    try:
        heading, *written = [*lines] or [[]]
    except csv.Error as error:
        message = f"this is no line of a table: {error}."
        raise DefinitionRejected(
            (Problem(file, lines.line_num, 1, RULE, message, "Correct its quotes."),)
        ) from None
    shape, fault = _shape([name.strip() for name in heading])
    if shape is None:
        raise DefinitionRejected((Problem(file, 1, 1, RULE, fault, _HEADING),))
    if len(written) > MOST_ROWS:
        fault = f"more than {MOST_ROWS:,} rows are more than a table can have."
        raise DefinitionRejected((Problem(file, MOST_ROWS + 2, 1, RULE, fault, "Divide the table."),))
    rows: list[Row] = []
    for line, cells in enumerate(written, start=2):
        found, faults = _row(line, [cell.strip() for cell in cells], shape)
        problems += [Problem(file, line, 1, RULE, *each) for each in faults]
        rows += [found] if found else []
    if not written:
        problems.append(Problem(file, 1, 1, RULE, "the table has no rows.", "Write at least one."))
    if not problems:
        problems += [Problem(file, line, 1, rule, *said) for line, rule, said in _breaks(rows)]
    if problems:
        raise DefinitionRejected(tuple(sorted(problems)))
    return Table(shape.keys, shape.columns, tuple(rows))


def write_table(table: Table) -> str:
    """The text `read_table` reads the same table from, written in one way only."""
    text = io.StringIO()
    heading = (*table.keys, FROM, UNTIL, *table.columns, NOTE)
    rows = (
        (
            *row.key,
            row.since.isoformat(),
            row.until.isoformat() if row.until else "",
            *(row.numbers[column] for column in table.columns),
            row.note,
        )
        for row in table.rows
    )
    csv.writer(text, lineterminator="\n").writerows((heading, *rows))
    return text.getvalue()


@dataclass(frozen=True, slots=True)
class _Shape:
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    has_note: bool

    @property
    def width(self) -> int:
        return len(self.keys) + 2 + len(self.columns) + self.has_note


def _shape(names: list[str]) -> tuple[_Shape | None, str]:
    """What the first line says; what is wrong with it where it says nothing."""
    unnamed = next((name for name in names if not _COLUMN.fullmatch(name)), None)
    if unnamed is not None or not names:
        return None, f'no column can be called "{unnamed or ""}".'
    twice = next((name for n, name in enumerate(names) if name in names[:n]), None)
    if twice is not None:
        return None, f'two columns are called "{twice}".'
    at = names.index(FROM) if FROM in names else len(names)
    if names[at : at + 2] != [FROM, UNTIL]:
        return None, "the columns from and until do not stand beside each other."
    has_note = names[-1] == NOTE
    columns = names[at + 2 : -1] if has_note else names[at + 2 :]
    if not at or not columns or NOTE in columns or NOTE in names[:at]:
        return None, "there are no keys before from, no numbers behind until, or note is not last."
    return _Shape(tuple(names[:at]), tuple(columns), has_note), ""


def _row(line: int, cells: list[str], shape: _Shape) -> tuple[Row | None, list[tuple[str, str]]]:
    """A line as a row, or everything that is wrong with it."""
    if len(cells) != shape.width:
        fault = f"this line has {len(cells)} columns, and the first has {shape.width}."
        return None, [(fault, "Write a comma for each column; a text with a comma stands in quotes.")]
    at, faults = len(shape.keys), list[tuple[str, str]]()
    key, (since, until) = tuple(cells[:at]), cells[at : at + 2]
    numbers = dict(zip(shape.columns, cells[at + 2 :], strict=False))
    faults += [
        (f'the key "{name}" is empty.', "Write it.")
        for name, cell in zip(shape.keys, key, strict=True)
        if not cell
    ]
    for column, cell in numbers.items():
        if not _NUMBER.fullmatch(cell):
            hint = "Write digits, and a point before decimals: 250000, 0.15."
            faults.append((f'"{cell[:40]}" in column {column} is no number.', hint))
    first, last = _day(since), _day(until) if until else None
    for name, cell, day in ((FROM, since, first), (UNTIL, until, last)):
        if day is None and (cell or name == FROM):
            faults.append(
                (f'"{cell[:40]}" in column {name} is no date.', "Write year, month and day: 2026-12-31.")
            )
    if first and last and last < first:
        faults.append((f"until {last} is before from {first}.", "Swap them."))
    for column, cell in numbers.items():
        if _THOUSANDS.fullmatch(cell):
            plain, point = cell.replace(".", ""), cell.rstrip("0").rstrip(".")
            message = f'"{cell}" in column {column} reads as {plain} to some and as {point} to others.'
            faults.append((message, f"Write {plain} or {point}."))
    if faults or first is None:
        return None, faults
    return Row(line, key, first, last, numbers, cells[-1] if shape.has_note else ""), []


def _day(text: str) -> date | None:
    try:
        return (
            date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII) else None
        )
    except ValueError:
        return None


def _breaks(rows: list[Row]) -> Iterator[tuple[int, str, tuple[str, str]]]:
    """Where the rows of a key do not follow each other day by day, each at the line that shows it."""
    by_key: dict[Key, list[Row]] = {}
    for row in rows:
        by_key.setdefault(row.key, []).append(row)
    begins = min((row.since for row in rows), default=date.min)
    for key, found in by_key.items():
        named, ordered = ", ".join(key), sorted(found, key=lambda row: row.since)
        if ordered[0].since > begins:
            fault = f"from {begins} until this row nothing is said of {named}."
            yield ordered[0].line, "table-gap", (fault, "Begin each key on the first day of the table.")
        for before, row in pairwise(ordered):
            if before.until is None or before.until >= row.since:
                fault = f"on {row.since} line {before.line} says something else of {named}."
                yield row.line, "table-overlap", (fault, f"End line {before.line} on the day before.")
            elif before.until + timedelta(days=1) < row.since:
                fault = f"between line {before.line} and this row nothing is said of {named}."
                yield row.line, "table-gap", (fault, f"Begin on {before.until + timedelta(days=1)}.")
        if ordered[-1].until is not None:
            fault = f"after {ordered[-1].until} nothing is said of {named}."
            yield ordered[-1].line, "table-gap", (fault, "Leave until empty in the last row of each key.")


def is_whole(table: Table, column: str) -> bool:
    """Whether all numbers of a column are whole."""
    return all("." not in row.numbers[column] for row in table.rows)


def numbers_of(table: Table, column: str) -> tuple[Decimal, ...]:
    """The numbers of a column, from the top."""
    return tuple(Decimal(row.numbers[column]) for row in table.rows)
