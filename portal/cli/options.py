"""The options commands share."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from licensing.forms.fields import Unreadable
from licensing.forms.fields.dates import read_date
from portal.cli.voice import Language

Json = Annotated[bool, typer.Option("--json", help="Print one JSON value and nothing else.")]
Lang = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of sentences; else the terminal's.", show_default=False),
]
Application = Annotated[str, typer.Argument(help="Number of the application: REG-SIP-DOKTER-20261123-00001.")]
TaskName = Annotated[str, typer.Argument(metavar="TASK", help="Name of the task, as `izin tasks` lists it.")]
AsOfficer = Annotated[
    str,
    typer.Option(
        "--as", metavar="OFFICER", help="Who acts: an officer's id, as `izin people list` names it."
    ),
]
FormFile = Annotated[
    Path | None,
    typer.Option(
        "--form", help="YAML or JSON file of `field: value`.", exists=True, dir_okay=False, readable=True
    ),
]
Uploads = Annotated[
    list[str] | None,
    typer.Option("--document", metavar="NAME=PATH", help="A document to upload; may be given several times."),
]


def day_typed(text: str) -> datetime:
    """A day as people write it, as its midnight. Raises BadParameter."""
    try:
        return datetime.combine(date.fromisoformat(read_date(text)), time())
    except Unreadable as unreadable:
        raise typer.BadParameter(unreadable.sentence.en) from None
