"""A statement as CSV, UTF-8, its columns named in the first line and divided by `;` or `,`.

    nomor;waktu;debit;kredit;referensi;kanal;keterangan
    20261128000123;2026-11-28T09:12:44+07:00;;388800,00;90010026000000174;VA;…

Exactly one of `debit` and `kredit` has an amount; other columns, such as `keterangan`, are passed over. Amounts with a
decimal comma need `;` or quotes.
"""

import csv
import io
from collections.abc import Iterator
from typing import Final

from licensing.money.statements.statement import (
    MOST_BYTES,
    MOST_LINES,
    Statement,
    StatementLine,
    instant,
    rejected,
    stated,
)
from licensing.words.identifiers import SystemId

COLUMNS: Final = ("nomor", "waktu", "debit", "kredit", "referensi", "kanal")


def read_csv(content: bytes, bank: SystemId, file: str) -> Statement:
    """A statement. Raises StatementRejected."""
    if len(content) > MOST_BYTES:
        raise rejected(
            file, 1, "too-large", "the file is too large.", f"A statement has {MOST_BYTES} bytes at most."
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content[: wrong.start].count(b"\n") + 1
        raise rejected(file, line, "no-utf-8", "the text is not in UTF-8.", "Save it in UTF-8.") from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise rejected(
            file, line, "no-text", "there is a character that no text has.", "Save it as CSV again."
        )
    return stated(_entries(text, file), bank, file)


def _entries(text: str, file: str) -> Iterator[StatementLine]:
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",", strict=True)
    try:
        places = _places(next(rows, list[str]()), file)
        for row in rows:
            line = rows.line_num
            if line > MOST_LINES:
                raise rejected(file, line, "too-long", "there are too many lines.", f"{MOST_LINES} at most.")
            if row:
                yield _entry(row, places, line, file)
    except csv.Error:
        raise rejected(
            file, rows.line_num, "no-csv", "the line is not CSV.", "Close each quote, and keep columns short."
        ) from None


def _places(head: list[str], file: str) -> dict[str, int]:
    names = [each.strip().lower() for each in head]
    lacking = [each for each in COLUMNS if names.count(each) != 1]
    if lacking:
        message = f"the first line does not name {', '.join(lacking)} once each."
        raise rejected(file, 1, "columns", message, f"Name the columns {';'.join(COLUMNS)}.")
    return {each: names.index(each) for each in COLUMNS} | {"": len(names)}


def _entry(row: list[str], places: dict[str, int], line: int, file: str) -> StatementLine:
    if len(row) != places[""]:
        message = f"the line has {len(row)} columns and the first one {places['']}."
        raise rejected(file, line, "columns", message, "Quote what has a divider in it.")
    number, at, debit, credit, reference, channel = (row[places[each]].strip() for each in COLUMNS)
    # Both or neither is no amount: told as such.
    money = (debit or credit) if not (debit and credit) else ""
    return StatementLine(line, number, instant(at), money, bool(debit), reference, channel.upper())
