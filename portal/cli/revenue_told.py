"""How `izin revenue` tells a sheet: as a table, as comma-separated values, or as one JSON value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import typer
from rich.table import Table

from licensing.forms.fields.numbers import show_money
from licensing.words.sentences import Sentence
from portal.acts.sheets import Cell, Row, as_csv
from portal.cli.voice import Data, Voice


@dataclass(frozen=True, slots=True)
class Sheet:
    """Headings by the names programs use, and rows."""

    headings: Mapping[str, Sentence]
    rows: Iterable[Row]


def tell(voice: Voice, sheets: Mapping[str, Sheet], *, in_csv: bool) -> None:
    """Tell sheets, each under its name; as comma-separated values one below the other, with an empty line between."""
    told = {name: (sheet.headings, tuple(sheet.rows)) for name, sheet in sheets.items()}
    if in_csv:
        typer.echo("\n".join(as_csv(headings, rows) for headings, rows in told.values()), nl=False)
        return
    data: dict[str, Data] = {
        name: [dict(zip(headings, row, strict=True)) for row in rows]
        for name, (headings, rows) in told.items()
    }
    voice.data(data)
    for headings, rows in told.values():
        if not rows:
            voice.say("Tidak ada.", "Nothing.")
            continue
        table = Table(show_edge=False)
        for heading in headings.values():
            table.add_column(voice.of(heading), overflow="fold")
        for row in rows:
            table.add_row(*map(_shown, row))
        voice.show(table)


def rupiah(amount: int) -> str:
    """As people write it."""
    return show_money(amount)


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)
