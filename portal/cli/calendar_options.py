"""The options that commands about the calendar share."""

from datetime import datetime
from typing import Annotated

import typer

from portal.cli.options import day_typed

Day = Annotated[
    datetime, typer.Argument(metavar="DATE", parser=day_typed, help="The day, like 2026-12-09 or 9-12-2026.")
]
Year = Annotated[int, typer.Argument(metavar="YEAR", help="The year, like 2028.")]
Title = Annotated[str, typer.Option("--decree", help="Title and number of the decree, like “SKB 1/2027”.")]
By = Annotated[str, typer.Option("--by", help="Who ordered it, by name; it stands on the record.")]
Agency = Annotated[
    str | None, typer.Option("--agency", help="Only the days of this agency; else the whole city's.")
]
Since = Annotated[datetime, typer.Option("--from", parser=day_typed, metavar="DATE", help="First day.")]
Until = Annotated[
    datetime | None,
    typer.Option(
        "--until", parser=day_typed, metavar="DATE", help="Last day, counted in; for good if not given."
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say which deadlines would move, and record nothing.")
]
