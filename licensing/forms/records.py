"""Rows of lists as they come in: `daftar.2.ukuran` is what was typed into a column of a row.

Rows are numbered by whoever sends them, in whatever order and with whatever gaps; a row keeps its number, so that what
is wrong with it is told where it stands. A row in which nothing was typed is none, unless the list itself names it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from licensing.forms.answers import Typed

_NUMBER: Final = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


class Place(NamedTuple):
    """Where something typed belongs: a column of a row of a list."""

    list_id: str
    row: int
    column: str


def place_of(name: str) -> Place | None:
    """What a name means; None for one that means no column of a list."""
    list_id, _, rest = name.partition(".")
    number, _, column = rest.partition(".")
    return Place(list_id, int(number), column) if column and _NUMBER.fullmatch(number) else None


def field_of(name: str) -> str:
    """The field a name is of: itself, or the list whose column it is."""
    place = place_of(name)
    return place.list_id if place else name


def kind_of(name: str) -> str:
    """What a file's name is called in every row alike, `armada.stnk`; a name of no row by itself."""
    place = place_of(name)
    return f"{place.list_id}.{place.column}" if place else name


def rows_of(typed: Typed, list_id: str) -> Mapping[int, Typed]:
    """What was typed into each row of a list, blank ones too, in the order of their numbers."""
    rows: dict[int, dict[str, Sequence[str]]] = {number: {} for number in _named(typed, list_id)}
    for name, texts in typed.items():
        place = place_of(name)
        if place and place.list_id == list_id:
            rows.setdefault(place.row, {})[place.column] = texts
    return dict(sorted(rows.items()))


def counted_rows(typed: Typed, list_id: str) -> Mapping[int, Typed]:
    """The rows in which something was typed, and those that the list names."""
    named = frozenset(_named(typed, list_id))
    rows = rows_of(typed, list_id)
    return {number: row for number, row in rows.items() if number in named or not _is_blank(row)}


def typed_rows(
    list_id: str, rows: Sequence[Mapping[str, Sequence[str]]]
) -> Iterator[tuple[str, Sequence[str]]]:
    """A list as it would be typed: its rows, numbered from 1, and the columns of each."""
    yield list_id, tuple(str(number) for number, _ in enumerate(rows, start=1))
    for number, row in enumerate(rows, start=1):
        for column, texts in row.items():
            yield f"{list_id}.{number}.{column}", texts


def _named(typed: Typed, list_id: str) -> Iterator[int]:
    for text in typed.get(list_id, ()):
        if _NUMBER.fullmatch(text.strip()):
            yield int(text)


def _is_blank(row: Typed) -> bool:
    return not any(text.strip() for texts in row.values() for text in texts)
