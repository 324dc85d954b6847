"""Sheets: reports as rows, and as text that a spreadsheet opens and takes for no formula.

Programs get the ids of the records, and people the names and decimals of their language.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from licensing.clock.wording import wall_time
from licensing.ports import ServedLines, Skip
from licensing.telling.clocking import PAUSED
from licensing.words.identifiers import AgencyId, PermitId
from licensing.words.sentences import Sentence
from portal.acts.served import Report

Cell = str | int | float | None
Row = tuple[Cell, ...]

FIGURES: Final = {
    "permit": Sentence("izin", "permit"),
    "agency": Sentence("dinas", "agency"),
    "role": Sentence("peran", "role"),
    "on_time": Sentence("tepat waktu", "on time"),
    "late": Sentence("terlambat", "late"),
    "still_late": Sentence("masih terlambat", "still late"),
    "median": Sentence("setengahnya dalam hari kerja", "half within working days"),
    "nine_in_ten": Sentence("90 % dalam hari kerja", "90 % within working days"),
    "stood_still_for": Sentence("waktu berhenti karena", "time stood still for"),
    "stood_still_cases": Sentence("waktu berhenti dalam permohonan", "time stood still in applications"),
    "stood_still_days": Sentence("waktu berhenti hari", "time stood still days"),
}
TURNS: Final = {
    "at": Sentence("waktu", "time"),
    "application": Sentence("permohonan", "application"),
    "first": Sentence("giliran", "whose turn it was"),
    "others": Sentence("dan lainnya", "and others"),
    "agency": Sentence("dinas", "agency"),
    "role": Sentence("peran", "role"),
    "officer": Sentence("oleh", "by"),
    "reason": Sentence("mengapa", "why"),
}
ALL: Final = "*"
"""In place of a role: whole applications, by their time limit."""
LINE: Final = "/"
"""Before a line's name, in place of a role: it has a limit of its own."""
WHOLE: Final = Sentence("(permohonan seluruhnya)", "(whole applications)")
OPENS_A_FORMULA: Final = re.compile(
    # A spreadsheet of another language parts cells at the other mark, and some part them at every one.
    r"""^(?=[\t\r\n])|(?:(?<=[,;\t\r\n])|^)(?=(?:[^\S\t\r\n]|")*(?:[=@＝＠]|[-+＋－]\s*[^\s,;]))"""  # noqa: RUF001 Excel reads them
)


@dataclass(frozen=True, slots=True)
class Called:
    """How somebody who reads a sheet calls what stands in it."""

    permit: Callable[[PermitId], str]
    agency: Callable[[AgencyId], str]
    role: Callable[[AgencyId, str], str]
    line: Callable[[ServedLines], str]
    said: Callable[[Sentence], str]


def figures(report: Report, called: Called | None = None) -> Iterator[Row]:
    """A row for each role; under none of them for lines, for whole applications, and for why time stood still."""
    for each in report.services:
        numbers = each.on_time, each.late, each.still_late, each.median, each.nine_in_ten
        yield *_whose(each.permit, each.agency, each.role, called), *numbers, None, None, None
    for each in report.lines:
        numbers = each.on_time, each.late, each.still_late
        line = f"{LINE}{called.line(each) if called else each.line}"
        yield *_whose(each.permit, each.agency, line, called), *numbers, None, None, None, None, None
    for each in report.cases:
        numbers = each.on_time, each.late, each.still_late
        yield *_whose(each.permit, each.agency, ALL, called), *numbers, None, None, None, None, None
    for each in report.stood_still:
        why = called.said(PAUSED[each.why]) if called else each.why
        nothing = (None,) * 5
        yield *_whose(each.permit, each.agency, ALL, called), *nothing, why, each.cases, each.days


def instead_of_role(cell: str) -> Sentence | None:
    """What stands in place of a role, in words; None for a role."""
    if cell == ALL:
        return WHOLE
    name = cell.removeprefix(LINE)
    return Sentence(f"(jalur {name})", f"(line {name})") if cell.startswith(LINE) else None


def turns(skips: Iterable[Skip], called: Called | None = None) -> Iterator[Row]:
    """A row for each decision out of turn."""
    for each in skips:
        at = called.said(wall_time(each.at)) if called else each.at.isoformat()
        _, agency, role = _whose(each.permit, each.agency, each.role, called)
        who = each.officer_name
        yield at, each.application, each.first, each.others, agency, role, who, each.reason


def as_csv(heading: Iterable[str], rows: Iterable[Row], *, comma: str = ".") -> str:
    """Text for a spreadsheet. `comma` stands in its decimals; where that is a comma, semicolons part the cells."""
    parts = ";" if comma == "," else ","
    lines = (tuple(heading), *rows)
    return "".join(parts.join(_quoted(_plain(cell, comma)) for cell in line) + "\n" for line in lines)


def _quoted(cell: str) -> str:
    """In quotes wherever any spreadsheet could part it."""
    return '"' + cell.replace('"', '""') + '"' if re.search(r"[,;\t\r\n\"]", cell) else cell


def _whose(permit: PermitId, agency: AgencyId, role: str, called: Called | None) -> tuple[str, str, str]:
    if called is None:
        return permit, agency, role
    other = instead_of_role(role)
    name = called.said(other) if other else called.role(agency, role)
    return called.permit(permit), called.agency(agency), name


def _plain(cell: Cell, comma: str) -> str:
    match cell:
        case None:
            return ""
        case str():
            return OPENS_A_FORMULA.sub("'", cell)
        case float():
            return str(cell).replace(".", comma)
        case int():
            return str(cell)
