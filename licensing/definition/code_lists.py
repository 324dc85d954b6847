"""Code lists: long lists of answers as text, `code,label` a line, and as what a form offers.

In comes the text of one list, out goes code to label in the order of the file, or every problem in it. Columns behind
these two, named in the first line, say more of each code, for values to look up. A list is written for a bundle in one
way only, so that a space or a quote in its file makes no other bundle.
"""

import csv
import io
import re
from collections.abc import Mapping
from typing import Final

from licensing.words.errors import DefinitionRejected, Problem

Codes = Mapping[str, str]
"""Code to label, in the order of the list."""


Columns = Mapping[str, Mapping[str, str]]
"""What the further columns of a list say: by column, then by code."""

_COLUMN: Final = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)


def read_code_list(text: str, file: str) -> Codes:
    """Read a code list, whose columns are `code`, `label` and any others.

    Raises:
        DefinitionRejected: with every line that is no code with its label, or gives a code twice.
    """
    problems: list[Problem] = []
    codes: dict[str, str] = {}
    rows = csv.reader(text.splitlines())
    columns = 2
    try:
        for line, row in enumerate(rows, start=1):
            fault = _fault(line, row, codes, columns)
            if fault:
                problems.append(Problem(file, line, 1, "code-list", *fault))
            elif line == 1:
                columns = len(row)
            else:
                codes[row[0].strip()] = row[1].strip()
    except csv.Error as error:
        message = f"this is no line of a code list: {error}."
        problems.append(Problem(file, rows.line_num, 1, "code-list", message, 'Write code,"label".'))
    if problems:
        raise DefinitionRejected(tuple(problems))
    return codes


def read_columns(text: str) -> Columns:
    """The further columns of a code list that can be read."""
    heading, *rows = csv.reader(text.splitlines())
    return {
        column.strip(): {row[0].strip(): row[at].strip() for row in rows}
        for at, column in enumerate(heading)
        if at > 1
    }


def write_code_list(codes: Codes, columns: Columns | None = None) -> str:
    """The text `read_code_list` and `read_columns` read the same list from."""
    text, further = io.StringIO(), columns or {}
    rows = ((code, label, *(of[code] for of in further.values())) for code, label in codes.items())
    csv.writer(text, lineterminator="\n").writerows((("code", "label", *further), *rows))
    return text.getvalue()


def _fault(line: int, row: list[str], codes: Codes, columns: int) -> tuple[str, str] | None:
    if line == 1:
        return _fault_of_heading([column.strip() for column in row], row)
    if len(row) != columns or not all(cell.strip() for cell in row):
        if columns == 2:
            return ("this line is no code with its label.", 'Write code,"label".')
        return (
            f"this line does not fill {columns} columns.",
            "Write something in each column of the first line.",
        )
    if row[0].strip() in codes:
        return (f'code "{row[0].strip()}" stands here a second time.', "Keep one of the two.")
    return None


def _fault_of_heading(names: list[str], row: list[str]) -> tuple[str, str] | None:
    if row[:2] != ["code", "label"]:
        return (f'the columns are "{",".join(row)}".', 'The first line is "code,label".')
    unnamed = next(
        (name for n, name in enumerate(names) if name in names[:n] or not _COLUMN.fullmatch(name)), None
    )
    if unnamed is None:
        return None
    return (
        f'no column can be called "{unnamed}", or two are.',
        "Write small letters, digits and _, another name for each column.",
    )
