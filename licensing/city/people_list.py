"""A list of people as a CSV file: `id,name,nip,position,roles`, and `nik` where it is known.

Roles are separated by blanks. In comes the text, out go the entries that bring the roster to what the list says, or
every problem of it at its line. Whoever is not in the list stays as she is: leaving is said, never implied.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from licensing.city.appointing import renew
from licensing.city.desk import Desk, Person
from licensing.city.entries import Entry
from licensing.words.errors import CommandRefused, DefinitionRejected, Problem

COLUMNS = ("id", "name", "nip", "position", "roles")
OPTIONAL = ("nik",)
REST = ""
"""Where cells beyond the last column come."""


def read_people_list(text: str, file: str, desk: Desk, *, since: date) -> tuple[Entry, ...]:
    """What the list adds to the roster.

    Raises:
        DefinitionRejected: with every problem found. No NIK is quoted.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), restkey=REST, strict=True)
    try:
        problems = [*_columns(rows.fieldnames or (), file)]
        lines = [] if problems else [(rows.line_num, row) for row in rows]
    except csv.Error as error:
        problems, lines = [Problem(file, rows.line_num, 1, "csv", f"{error}.", "Save it as CSV.")], []
    made: list[Entry] = []
    seen: dict[str, int] = {}
    for line, row in lines:
        person = _person(row)
        if REST in row:
            said = "this line has more cells than columns."
            problems.append(Problem(file, line, 1, "csv", said, "Put what holds a comma between quotes."))
            continue
        if person.id in seen:
            said = f'"{person.id}" stands in line {seen[person.id]} already.'
            problems.append(Problem(file, line, 1, "person-twice", said, "Keep one of the two."))
            continue
        seen[person.id] = line
        # Each is checked against those before her too.
        so_far = replace(desk, roster=replace(desk.roster, entries=(*desk.roster.entries, *made)))
        try:
            made += renew(so_far, person, since=since)
        except CommandRefused as refused:
            problems += (
                Problem(file, line, 1, "person", f'{name} of "{person.id}": {fault.en}', "")
                for name, fault in refused.fields.items()
            )
    if problems:
        raise DefinitionRejected(tuple(sorted(problems)))
    return tuple(made)


def _columns(found: Sequence[str], file: str) -> Iterator[Problem]:
    known = (*COLUMNS, *OPTIONAL)
    hint = f"The first line names the columns: {','.join(known)}; nik may be left out."
    for missing in (each for each in COLUMNS if each not in found):
        yield Problem(file, 1, 1, "columns", f'there is no column "{missing}".', hint)
    for unknown in (each for each in found if each not in known):
        yield Problem(file, 1, 1, "columns", f'nobody reads a column "{unknown}".', hint)


def _person(row: Mapping[str, str | None]) -> Person:
    given = {name: (row.get(name) or "").strip() for name in (*COLUMNS, *OPTIONAL)}
    roles = tuple(given["roles"].split())
    return Person(given["id"], given["name"], given["nip"], given["position"], roles, given["nik"])
