"""What differs between the code lists, the tables, the templates and the other files of two bundles, in words."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from licensing.definition.bundling import codes_in, columns_in
from licensing.definition.code_lists import Columns
from licensing.process.bundle import (
    CITY,
    CODES,
    DEFINITION,
    FONTS,
    MAPS,
    PARTS,
    SYSTEMS,
    TABLES,
    TEMPLATES,
    Bundle,
)
from licensing.words.sentences import Sentence

_MOST_NAMED: Final = 8
"""Of a long list of codes that come or go; the others are counted."""
_CALLED: Final[Mapping[str, tuple[str, str]]] = {
    TEMPLATES: ("templat", "template"),
    FONTS: ("huruf", "font"),
    MAPS: ("peta", "map"),
    SYSTEMS: ("sistem", "system"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was; `where` is its place in the bundle, with dots."""

    where: str
    said: Sentence


@dataclass(frozen=True, slots=True)
class Noun:
    """What is talked of, as people call it."""

    id: str
    en: str

    def said(self, id: str, en: str) -> Sentence:
        """A sentence that begins with it."""
        return Sentence(f"{self.id}{id}", f"{self.en}{en}")

    def is_new(self) -> Sentence:
        return Sentence(f"{self.id} baru", f"new {self.en}")


def differing_parts(before: Bundle, after: Bundle) -> Iterator[Difference]:
    """Every part that changed but the definition and what is read as written in it: lists, tables row by row, files."""
    yield from _code_lists(codes_in(before), codes_in(after))
    yield from _columns(columns_in(before), columns_in(after))
    yield from _tables(before.under(TABLES), after.under(TABLES))
    for name in sorted({*before.parts, *after.parts}):
        if (
            name == DEFINITION
            or name.startswith((CODES, PARTS, TABLES))
            or before.parts.get(name) == after.parts.get(name)
        ):
            continue
        noun, where = _file(name)
        if name not in before.parts:
            yield Difference(where, noun.is_new())
        elif name not in after.parts:
            yield Difference(where, noun.said(" tidak dipakai lagi", " is used no more"))
        else:
            yield Difference(where, noun.said(" berubah", " is changed"))


def _file(name: str) -> tuple[Noun, str]:
    for folder, (id, en) in _CALLED.items():
        if name.startswith(folder):
            own = name.removeprefix(folder)
            return Noun(f'{id} "{own}"', f'{en} "{own}"'), f"{folder.rstrip('/')}.{own}"
    if name == CITY:
        return Noun("batas kota", "where the city lies"), "city"
    return Noun(f'bagian "{name}"', f'part "{name}"'), name


def _code_lists(
    before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]]
) -> Iterator[Difference]:
    for name in sorted({*before, *after}):
        noun = Noun(f'daftar kode "{name}"', f'code list "{name}"')
        where = f"codes.{name}"
        if name not in before:
            yield Difference(where, noun.is_new())
        elif name not in after:
            yield Difference(where, noun.said(" tidak dipakai lagi", " is used no more"))
        else:
            yield from (Difference(where, said) for said in _codes(before[name], after[name], noun))


def _codes(before: Mapping[str, str], after: Mapping[str, str], noun: Noun) -> Iterator[Sentence]:
    gone = {code: label for code, label in before.items() if code not in after}
    new = {code: label for code, label in after.items() if code not in before}
    if gone:
        named = _named(gone)
        yield noun.said(f" kehilangan {named.id}", f" loses {named.en}")
    if new:
        named = _named(new)
        yield noun.said(f" mendapat {named.id}", f" gains {named.en}")
    for code, label in after.items():
        old = before.get(code, label)
        if old != label:
            yield noun.said(
                f': {code} bernama "{label}", sebelumnya "{old}"',
                f': {code} is called "{label}", not "{old}"',
            )
    if [code for code in before if code in after] != [code for code in after if code in before]:
        yield noun.said(": urutannya lain", ": in another order")


def _columns(before: Mapping[str, Columns], after: Mapping[str, Columns]) -> Iterator[Difference]:
    """Further columns, of lists that are there before and after."""
    for name in sorted(before.keys() & after.keys()):
        noun, where = Noun(f'daftar kode "{name}"', f'code list "{name}"'), f"codes.{name}"
        for column in sorted({*before[name], *after[name]}):
            if column not in before[name]:
                said = noun.said(f' mendapat kolom "{column}"', f' gains the column "{column}"')
                yield Difference(where, said)
            elif column not in after[name]:
                said = noun.said(f' kehilangan kolom "{column}"', f' loses the column "{column}"')
                yield Difference(where, said)
            else:
                was = before[name][column]
                for code, value in after[name][column].items():
                    old = was.get(code, value)
                    if old != value:
                        id = f': {column} dari {code} adalah "{value}", sebelumnya "{old}"'
                        yield Difference(
                            where, noun.said(id, f': {column} of {code} is "{value}", not "{old}"')
                        )


def _tables(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[Difference]:
    for file in sorted({*before, *after}):
        name = file.removesuffix(".csv")
        noun, where = Noun(f'tabel "{name}"', f'table "{name}"'), f"tables.{name}"
        if file not in before:
            yield Difference(where, noun.is_new())
        elif file not in after:
            yield Difference(where, noun.said(" tidak dipakai lagi", " is used no more"))
        elif before[file] != after[file]:
            yield from (Difference(where, said) for said in _rows(before[file], after[file], noun))


def _rows(before: bytes, after: bytes, noun: Noun) -> Iterator[Sentence]:
    """The rows that go and come; a table with other columns, or in another order, is told as a whole."""
    heading, *old = _lines(before)
    new_heading, *new = _lines(after)
    gone = [row for row in old if row not in new]
    come = [row for row in new if row not in old]
    if heading != new_heading or not (gone or come):
        yield noun.said(" berubah", " is changed")
        return
    for row in gone[:_MOST_NAMED]:
        yield noun.said(f" kehilangan baris {row}", f" loses the row {row}")
    for row in come[:_MOST_NAMED]:
        yield noun.said(f" mendapat baris {row}", f" gains the row {row}")
    more = len(gone[_MOST_NAMED:]) + len(come[_MOST_NAMED:])
    if more:
        yield noun.said(f": {more} baris lain berubah", f": {more} more rows differ")


def _lines(table: bytes) -> list[str]:
    return [", ".join(row) for row in csv.reader(table.decode().splitlines())] or [""]


def _named(codes: Mapping[str, str]) -> Sentence:
    named = ", ".join(f'{code} "{label}"' for code, label in [*codes.items()][:_MOST_NAMED])
    more = len(codes) - _MOST_NAMED
    return (
        Sentence(named, named)
        if more <= 0
        else Sentence(f"{named} dan {more} lagi", f"{named} and {more} more")
    )
