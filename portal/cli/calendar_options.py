"""The options that commands about the calendar share."""

from datetime import datetime
from typing import Annotated

import typer

DAY = ["%Y-%m-%d"]

Day = Annotated[datetime, typer.Argument(metavar="DATE", formats=DAY, help="The day, like 2026-12-09.")]
Year = Annotated[int, typer.Argument(metavar="YEAR", help="The year, like 2028.")]
Title = Annotated[str, typer.Option("--decree", help="Title and number of the decree, like “SKB 1/2027”.")]
By = Annotated[str, typer.Option("--by", help="Who ordered it, by name; it stands on the record.")]
Agency = Annotated[
    str | None, typer.Option("--agency", help="Only the days of this agency; else the whole city's.")
]
Since = Annotated[datetime, typer.Option("--from", formats=DAY, help="First day.")]
Until = Annotated[
    datetime | None,
    typer.Option("--until", formats=DAY, help="Last day, counted in; for good if not given."),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say which deadlines would move, and record nothing.")
]
