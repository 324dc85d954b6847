"""Code lists: long lists of answers as text, `code,label` a line, and as what a form offers.

In comes the text of one list, out goes code to label in the order of the file, or every problem in it. A list is
written for a bundle in one way only, so that a space or a quote in its file makes no other bundle.
"""

import csv
import io
from collections.abc import Mapping

from licensing.words.errors import DefinitionRejected, Problem

Codes = Mapping[str, str]
"""Code to label, in the order of the list."""


def read_code_list(text: str, file: str) -> Codes:
    """Read a code list, whose columns are `code` and `label`.

    Raises:
        DefinitionRejected: with every line that is no code with its label, or gives a code twice.
    """
    problems: list[Problem] = []
    codes: dict[str, str] = {}
    rows = csv.reader(text.splitlines())
    try:
        for line, row in enumerate(rows, start=1):
            fault = _fault(line, row, codes)
            if fault:
                problems.append(Problem(file, line, 1, "code-list", *fault))
            elif line > 1:
                codes[row[0].strip()] = row[1].strip()
    except csv.Error as error:
        message = f"this is no line of a code list: {error}."
        problems.append(Problem(file, rows.line_num, 1, "code-list", message, 'Write code,"label".'))
    if problems:
        raise DefinitionRejected(tuple(problems))
    return codes


def write_code_list(codes: Codes) -> str:
    """The text `read_code_list` reads the same list from."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows((("code", "label"), *codes.items()))
    return text.getvalue()


def _fault(line: int, row: list[str], codes: Codes) -> tuple[str, str] | None:
    if line == 1:
        heading = 'The first line is "code,label".'
        return None if row == ["code", "label"] else (f'the columns are "{",".join(row)}".', heading)
    if len(row) != 2 or not all(cell.strip() for cell in row):
        return ("this line is no code with its label.", 'Write code,"label".')
    if row[0].strip() in codes:
        return (f'code "{row[0].strip()}" stands here a second time.', "Keep one of the two.")
    return None
